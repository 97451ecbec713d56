namespace Lis.Storage.Discretion;

/// <summary>Whose discretion a commit has to judge anew: tables (an indicator in a period), indicators in all their periods, areas.</summary>
internal sealed class TouchedFigures
{
    private readonly HashSet<(string IndicatorCode, string Period)> _tables = [];
    private readonly HashSet<string> _indicators = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _areas = new(StringComparer.Ordinal);

    /// <summary>Single tables.</summary>
    public IReadOnlyCollection<(string IndicatorCode, string Period)> Tables => _tables;

    /// <summary>Indicators in all their periods, since what is small in them is another now.</summary>
    public IReadOnlyCollection<string> Indicators => _indicators;

    /// <summary>Those of them whose figures may be shown where the new rule hides them no longer.</summary>
    public IReadOnlyCollection<string> Shown => _shown;

    /// <summary>Areas in all tables, with what lies below them.</summary>
    public IReadOnlyCollection<string> Areas => _areas;

    public bool IsEmpty => _tables.Count == 0 && _indicators.Count == 0 && _areas.Count == 0;

    public void AddTable(string indicatorCode, string period) => _tables.Add((indicatorCode, period));

    public void AddIndicator(string code, bool mayShow)
    {
        _indicators.Add(code);
        if (mayShow)
        {
            _shown.Add(code);
        }
    }

    public void AddArea(string code) => _areas.Add(code);
}
