namespace Lis.Import.Sheets;

/// <summary>What the captions over the figures of a sheet name.</summary>
public enum SheetRole
{
    /// <summary>Areas.</summary>
    Area,

    /// <summary>Periods.</summary>
    Period,

    /// <summary>Measures, each an indicator.</summary>
    Measure,
}
