namespace Lis.Storage.Discretion;

/// <summary>Whose discretion a commit has to judge anew: tables (an indicator in a period), indicators in all their periods, areas.</summary>
internal sealed class TouchedFigures
{
    private readonly HashSet<(string IndicatorCode, string Period)> _tables = [];
    private readonly HashSet<string> _indicators = new(StringComparer.Ordinal);
    private readonly HashSet<string> _areas = new(StringComparer.Ordinal);

    /// <summary>Single tables.</summary>
    public IReadOnlyCollection<(string IndicatorCode, string Period)> Tables => _tables;

    /// <summary>Indicators in all their periods.</summary>
    public IReadOnlyCollection<string> Indicators => _indicators;

    /// <summary>Areas in all tables.</summary>
    public IReadOnlyCollection<string> Areas => _areas;

    public bool IsEmpty => _tables.Count == 0 && _indicators.Count == 0 && _areas.Count == 0;

    public void AddTable(string indicatorCode, string period) => _tables.Add((indicatorCode, period));

    public void AddIndicator(string code) => _indicators.Add(code);

    public void AddArea(string code) => _areas.Add(code);
}
