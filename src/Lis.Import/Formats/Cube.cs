namespace Lis.Import.Formats;

/// <summary>A cube: its dimensions, and its figures in row-major order, the last dimension running fastest.</summary>
/// <param name="Dimensions">The dimensions.</param>
/// <param name="Cells">The figures, read while they are enumerated.</param>
/// <param name="Path">Name of the list of figures in the file.</param>
sealed record Cube(IReadOnlyList<CubeDimension> Dimensions, IEnumerable<CubeCell> Cells, string Path)
{
    /// <summary>Number of figures.</summary>
    public long Size => SizeOf(Dimensions);

    public static long SizeOf(IReadOnlyList<CubeDimension> dimensions)
    {
        var size = 1L;
        foreach (var dimension in dimensions)
        {
            size = dimension.Members.Count > 0 && size > long.MaxValue / dimension.Members.Count
                ? throw new ImportFault(ImportRules.FileTooLarge, "Filens dimensioner giver for mange kombinationer.")
                : size * dimension.Members.Count;
        }

        return size;
    }
}
