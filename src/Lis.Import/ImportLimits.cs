namespace Lis.Import;

/// <summary>What a file may grow to while it is read; keeps a crafted file from filling memory or disk.</summary>
public sealed record ImportLimits
{
    /// <summary>Files in an archive.</summary>
    public int ArchiveEntries { get; init; } = 100;

    /// <summary>Bytes of a file, or of all files of an archive, once unpacked.</summary>
    public long UnpackedBytes { get; init; } = 8L << 30;

    /// <summary>Unpacked bytes per packed byte of an archive; judged from the first 16 MB of unpacked bytes on.</summary>
    public int UnpackedRatio { get; init; } = 200;

    /// <summary>Characters of one field.</summary>
    public int FieldCharacters { get; init; } = 32_768;

    /// <summary>Characters of one line.</summary>
    public int LineCharacters { get; init; } = 1 << 20;

    /// <summary>Columns of a table.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>Ranges of merged cells in a sheet.</summary>
    public int MergedRanges { get; init; } = 10_000;

    /// <summary>Bytes of the text table of a workbook, which must be held in memory.</summary>
    public long WorkbookTextBytes { get; init; } = 128L << 20;

    /// <summary>Cells of a cube whose absent combinations shall be filled.</summary>
    public long FilledCells { get; init; } = 64L << 20;
}
