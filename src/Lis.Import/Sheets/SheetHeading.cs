namespace Lis.Import.Sheets;

/// <summary>A heading that is understood. Columns are places from 0, -1 = none.</summary>
sealed record SheetHeading
{
    public required SheetLayout Layout { get; init; }

    /// <summary>Place of the first line after the heading among those read ahead.</summary>
    public required int FirstLine { get; init; }

    public required IReadOnlyList<string> Captions { get; init; }

    public int Area { get; init; } = -1;

    public int AreaCode { get; init; } = -1;
    public int Period { get; init; } = -1;

    public int Measure { get; init; } = -1;

    public int Numerator { get; init; } = -1;

    public int Denominator { get; init; } = -1;

    public int Note { get; init; } = -1;

    public IReadOnlyList<int> Dimensions { get; init; } = [];

    public required IReadOnlyList<SheetFigure> Figures { get; init; }

    /// <summary>The area of the whole sheet; null = lines or captions name it.</summary>
    public string? FixedArea { get; init; }

    /// <summary>The period of the whole sheet; null = lines or captions name it.</summary>
    public string? FixedPeriod { get; init; }

    /// <summary>What is wrong with the heading, and what the lines above it say.</summary>
    public required IReadOnlyList<ImportItem> Items { get; init; }

    /// <summary>Columns that are not figures.</summary>
    public IEnumerable<int> Stub => Dimensions.Concat([Area, Period, Measure]).Where(column => column >= 0);
}
