namespace Lis.Import.Tables;

/// <summary>Which of a file's measures belong to which indicators, from the parameters <c>indicator</c> and <c>measure</c>.</summary>
static class MeasureChoice
{
    /// <summary>The indicators with the measures that they take; a null measure means the only one of the file.</summary>
    public static IReadOnlyList<(string Indicator, string? Measure)> Of(ImportRequest request)
    {
        var indicators = Indicators(request);
        var measures = ParameterTexts.Parts(request["measure"]);
        if (indicators.Count == 1 && measures.Count == 0)
        {
            return [(indicators[0], null)];
        }

        return measures.Count == indicators.Count
            ? [.. indicators.Zip(measures, (indicator, measure) => (indicator, (string?)measure))]
            : throw new ImportFault(ImportRules.Parameter, "Der skal være lige mange navne i indicator og measure.")
            {
                Column = "measure",
                RawValue = request["measure"],
            };
    }

    /// <summary>The one indicator, for files with one measure.</summary>
    public static string Single(ImportRequest request) => Indicators(request) is [var only]
        ? only
        : throw new ImportFault(ImportRules.Parameter, "Filen har ét mål og dermed én indikator.")
        {
            Column = "indicator",
            RawValue = request["indicator"],
        };

    /// <summary>The columns of the chosen measures.</summary>
    /// <param name="request">The import.</param>
    /// <param name="captions">All captions.</param>
    /// <param name="candidates">Columns that may hold measures; decide when no measure is named.</param>
    /// <param name="line">Line of the heading.</param>
    public static IReadOnlyList<MeasureColumn> Columns(ImportRequest request, Captions captions, IReadOnlyList<int> candidates, int line) =>
        [.. Of(request).Select(choice => new MeasureColumn(ColumnOf(choice.Measure, captions, candidates, line), choice.Indicator))];

    static IReadOnlyList<string> Indicators(ImportRequest request)
    {
        var codes = ParameterTexts.Parts(request["indicator"]);
        foreach (var code in codes.Where(code => request.Indicators.PeriodKindOf(code) is null))
        {
            var near = request.Indicators.NearestTo(code) is { } hint ? $" Måske {hint}?" : "";
            throw new ImportFault(ImportRules.IndicatorUnknown, "Indikatoren findes ikke." + near)
            {
                Column = "indicator",
                RawValue = code,
            };
        }

        return codes.Count > 0 ? codes : throw new ImportFault(ImportRules.IndicatorMissing, "Indikatoren mangler.")
        {
            Column = "indicator",
        };
    }

    static int ColumnOf(string? measure, Captions captions, IReadOnlyList<int> candidates, int line)
    {
        if (measure is not null)
        {
            return captions.PointedAt(measure) is var column and >= 0 ? column : throw Missing(measure, captions, candidates, line);
        }

        return candidates.Count switch
        {
            1 => candidates[0],
            0 => throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen kolonne med tal.") { Line = line },
            _ => throw new ImportFault(ImportRules.Parameter, "Filen har flere mål; vælg med measure: " + List(captions, candidates) + ".")
            {
                Line = line,
                Column = "measure",
            },
        };
    }

    static ImportFault Missing(string measure, Captions captions, IReadOnlyList<int> candidates, int line) =>
        new(ImportRules.ColumnMissing, $"Filen har ikke målet '{measure}', men {List(captions, candidates)}.")
        {
            Line = line,
            Column = "measure",
            RawValue = measure,
        };

    static string List(Captions captions, IReadOnlyList<int> columns) =>
        string.Join(", ", columns.Select(column => $"'{captions[column]}'"));
}
