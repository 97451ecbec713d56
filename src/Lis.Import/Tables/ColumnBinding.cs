using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>Finds the columns of area and period, or takes both from the parameters where the file has no such column.</summary>
static class ColumnBinding
{
    /// <summary>The column of the area, or -1 and the one area of the file.</summary>
    public static (int Column, string? Fixed) Area(ImportRequest request, Captions captions, int line, Func<string, bool> isArea)
    {
        if (request["area"] is { } said)
        {
            var column = captions.PointedAt(said);
            return column >= 0 || request.Areas.Find(said).Code is not null
                ? (column, said)
                : throw new ImportFault(ImportRules.AreaUnknown, "Filen har ingen sådan kolonne, og der er intet sådant område.")
                {
                    Line = line,
                    Column = "area",
                    RawValue = said,
                };
        }

        var found = Enumerable.Range(0, captions.Count).Where(column => isArea(captions[column])).ToList();
        return found.Count switch
        {
            1 => (found[0], null),
            0 => throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen kolonne med områder; angiv area.")
            {
                Line = line,
                Column = "area",
            },
            _ => throw new ImportFault(ImportRules.Parameter, "Flere kolonner kan være området; angiv area.")
            {
                Line = line,
                Column = "area",
                RawValue = string.Join('|', found.Select(column => captions[column])),
            },
        };
    }

    /// <summary>The column of the period, or -1 and the one period of the file.</summary>
    public static (int Column, string? Fixed) Period(ImportRequest request, Captions captions, int line, params ReadOnlySpan<string> names)
    {
        if (captions.Find(names) is var column and >= 0)
        {
            return (column, null);
        }

        if (request["year"] is not { } said)
        {
            throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen kolonne med perioder; angiv year.")
            {
                Line = line,
                Column = "year",
            };
        }

        return PeriodText.TryRead(said, out _)
            ? (-1, said)
            : throw new ImportFault(ImportRules.PeriodInvalid, "Teksten er ikke en periode.") { Column = "year", RawValue = said };
    }

    /// <summary>The columns that a parameter names.</summary>
    public static IReadOnlyList<int>? Named(ImportRequest request, Captions captions, int line, string parameter) =>
        request[parameter] is not { } said
            ? null
            : [.. ParameterTexts.Parts(said).Select(name => captions.PointedAt(name) is var column and >= 0
                ? column
                : throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ikke kolonnen '{name}'.")
                {
                    Line = line,
                    Column = parameter,
                    RawValue = name,
                })];
}
