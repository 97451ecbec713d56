namespace Lis.Import.Tables;

/// <summary>What the columns of a table mean, one line per area, period and combination of members.</summary>
sealed record LongShape
{
    public required Captions Captions { get; init; }

    /// <summary>Column of the area; -1 = the whole file is about <see cref="FixedArea"/>.</summary>
    public required int Area { get; init; }

    public string? FixedArea { get; init; }

    /// <summary>Column of the period; -1 = the whole file is about <see cref="FixedPeriod"/>.</summary>
    public required int Period { get; init; }

    public string? FixedPeriod { get; init; }

    public required IReadOnlyList<MeasureColumn> Measures { get; init; }

    /// <summary>Columns that break the figures down.</summary>
    public required IReadOnlyList<int> Dimensions { get; init; }

    /// <summary>Column and text that a line must have to be read; null = every line.</summary>
    public (int Column, string Text)? Only { get; init; }
}
