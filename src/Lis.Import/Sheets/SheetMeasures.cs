using Lis.Import.Tables;

namespace Lis.Import.Sheets;

/// <summary>Which measures of a sheet belong to which indicators; measures are named by captions or by lines.</summary>
sealed class SheetMeasures
{
    readonly IReadOnlyList<(string Indicator, string? Measure)> choices;
    readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    public SheetMeasures(SheetHeading heading, ImportRequest request, int line)
    {
        choices = MeasureChoice.Of(request);
        var inCaptions = heading.Figures.Select(figure => figure.Measure).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (inCaptions.Count > 0)
        {
            Check(inCaptions, line);
        }
    }

    /// <summary>The indicator of a measure; null = it is not chosen. A measure without name is the only one.</summary>
    public string? IndicatorOf(string? measure, int line)
    {
        if (choices is [(var only, null)])
        {
            seen.Add(measure ?? "");
            return seen.Count == 1 ? only : throw Undecided(seen, line);
        }

        if (measure is not null)
        {
            seen.Add(measure);
        }

        return choices.FirstOrDefault(choice => choice.Measure!.Equals(measure, StringComparison.OrdinalIgnoreCase)).Indicator;
    }

    /// <summary>Whether a measure is read.</summary>
    public bool IsChosen(string? measure) =>
        choices is [(_, null)] || choices.Any(choice => choice.Measure!.Equals(measure, StringComparison.OrdinalIgnoreCase));

    /// <summary>The chosen measures that the file did not have; throws for the first.</summary>
    public void DemandAll()
    {
        foreach (var (_, measure) in choices.Where(choice => choice.Measure is not null && !seen.Contains(choice.Measure)))
        {
            throw Missing(measure!, seen, 0);
        }
    }

    void Check(List<string> measures, int line)
    {
        if (choices is [(_, null)] && measures.Count > 1)
        {
            throw Undecided(measures, line);
        }

        var wanted = choices.Select(choice => choice.Measure).OfType<string>();
        foreach (var measure in wanted.Except(measures, StringComparer.OrdinalIgnoreCase))
        {
            throw Missing(measure, measures, line);
        }
    }

    static ImportFault Undecided(IEnumerable<string> measures, int line) =>
        new(ImportRules.Parameter, $"Filen har flere mål; vælg med measure: {List(measures)}.") { Line = line, Column = "measure" };

    static ImportFault Missing(string measure, IEnumerable<string> measures, int line) =>
        new(ImportRules.ColumnMissing, $"Filen har ikke målet '{measure}', men {List(measures)}.")
        {
            Line = line,
            Column = "measure",
            RawValue = measure,
        };

    static string List(IEnumerable<string> measures) => string.Join(", ", measures.Select(measure => $"'{measure}'"));
}
