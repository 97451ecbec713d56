namespace Lis.Import.Sheets;

/// <summary>
/// The captions by which the columns of a sheet are known, each with its other spellings; an empty list = no such column.
/// </summary>
public sealed record SheetColumns
{
    /// <summary>Names or codes of areas.</summary>
    public IReadOnlyList<string> Area { get; init; } = [];

    /// <summary>Codes of areas beside a column of their names; both must be of one area.</summary>
    public IReadOnlyList<string> AreaCode { get; init; } = [];

    /// <summary>Periods.</summary>
    public IReadOnlyList<string> Period { get; init; } = [];

    /// <summary>Names of measures.</summary>
    public IReadOnlyList<string> Measure { get; init; } = [];

    /// <summary>Figures, in a sheet with one per line.</summary>
    public IReadOnlyList<string> Value { get; init; } = [];

    /// <summary>Counts above the line.</summary>
    public IReadOnlyList<string> Numerator { get; init; } = [];

    /// <summary>Counts below the line.</summary>
    public IReadOnlyList<string> Denominator { get; init; } = [];

    /// <summary>Notes.</summary>
    public IReadOnlyList<string> Note { get; init; } = [];

    /// <summary>Parts into which the figures are broken down.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Columns that are not read.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];
}
