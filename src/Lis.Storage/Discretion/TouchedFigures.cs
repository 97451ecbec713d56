namespace Lis.Storage.Discretion;

/// <summary>Whose discretion a commit has to judge anew: tables (an indicator in a period), indicators in all their periods, or all of them.</summary>
internal sealed class TouchedFigures
{
    private readonly HashSet<(string IndicatorCode, string Period)> _tables = [];
    private readonly HashSet<string> _indicators = new(StringComparer.Ordinal);

    /// <summary>Single tables.</summary>
    public IReadOnlyCollection<(string IndicatorCode, string Period)> Tables => _tables;

    /// <summary>Indicators in all their periods.</summary>
    public IReadOnlyCollection<string> Indicators => _indicators;

    /// <summary>Whether every indicator that hides small numbers is judged anew.</summary>
    public bool IsEverything { get; private set; }

    public bool IsEmpty => _tables.Count == 0 && _indicators.Count == 0 && !IsEverything;

    public void AddTable(string indicatorCode, string period) => _tables.Add((indicatorCode, period));

    public void AddIndicator(string code) => _indicators.Add(code);

    public void AddEverything() => IsEverything = true;
}
