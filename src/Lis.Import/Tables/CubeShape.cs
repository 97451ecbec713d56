using Lis.Import.Formats;

namespace Lis.Import.Tables;

/// <summary>What the dimensions of a cube mean; -1 = no dimension.</summary>
sealed record CubeShape
{
    public required int Area { get; init; }

    public string? FixedArea { get; init; }

    public required int Period { get; init; }

    public string? FixedPeriod { get; init; }

    /// <summary>The dimension of which only some members are read; -1 = everything is read.</summary>
    public required int Measure { get; init; }

    /// <summary>The indicator of each member of that dimension, null = not read; without such a dimension the one indicator.</summary>
    public required IReadOnlyList<string?> Indicators { get; init; }

    /// <summary>Finds the roles of the dimensions from what the file says, then from names, then from the parameters.</summary>
    public static CubeShape Bind(ImportRequest request, Cube cube, Func<string, bool> isArea)
    {
        var dimensions = cube.Dimensions;
        var (area, fixedArea) = AreaOf(request, dimensions, isArea);
        var (period, fixedPeriod) = PeriodOf(request, dimensions);
        var (measure, indicators) = CubeMeasures.Bind(request, dimensions);
        return new CubeShape
        {
            Area = area,
            FixedArea = fixedArea,
            Period = period,
            FixedPeriod = fixedPeriod,
            Measure = measure,
            Indicators = indicators,
        };
    }

    static (int, string?) AreaOf(ImportRequest request, IReadOnlyList<CubeDimension> dimensions, Func<string, bool> isArea)
    {
        if (request["area"] is null && Places(dimensions, dimension => dimension.IsArea) is [var marked])
        {
            return (marked, null);
        }

        if (request["area"] is { } said && Places(dimensions, dimension => dimension.IsNamed(said)) is [var named])
        {
            return (named, null);
        }

        return ColumnBinding.Area(request, CodesOf(dimensions), 0, isArea);
    }

    static (int, string?) PeriodOf(ImportRequest request, IReadOnlyList<CubeDimension> dimensions) =>
        Places(dimensions, dimension => dimension.IsTime) is [var marked]
            ? (marked, null)
            : ColumnBinding.Period(request, CodesOf(dimensions), 0, "Tid", "time", "year", "år", "periode");

    static Captions CodesOf(IReadOnlyList<CubeDimension> dimensions) => new([.. dimensions.Select(dimension => dimension.Code)]);

    static List<int> Places(IReadOnlyList<CubeDimension> dimensions, Predicate<CubeDimension> wanted) =>
        [.. Enumerable.Range(0, dimensions.Count).Where(place => wanted(dimensions[place]))];
}
