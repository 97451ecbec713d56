using Lis.Import.Formats;

namespace Lis.Import.Tables;

/// <summary>
/// Which members of which dimension belong to which indicators. <c>measure</c> names members of the dimension of measures, or of any
/// dimension as <c>VARIABLE=member</c>.
/// </summary>
static class CubeMeasures
{
    public static (int Dimension, IReadOnlyList<string?> Indicators) Bind(ImportRequest request, IReadOnlyList<CubeDimension> dimensions)
    {
        var place = Enumerable.Range(0, dimensions.Count).FirstOrDefault(place => dimensions[place].IsMeasure, -1);
        var choices = MeasureChoice.Of(request);
        if (choices is [(var only, null)])
        {
            return place < 0 || dimensions[place].Members.Count == 1 ? (place, [only]) : throw Undecided(dimensions[place]);
        }

        var wanted = choices.Select(choice => (choice.Indicator, Part: PartOf(choice.Measure!))).ToList();
        if (wanted[0].Part.Variable is { } variable)
        {
            place = Enumerable.Range(0, dimensions.Count).FirstOrDefault(place => dimensions[place].IsNamed(variable), -1);
        }

        if (place < 0)
        {
            throw Fault(request, "Filen har ikke den variabel, som measure nævner, og ingen dimension med mål.");
        }

        var indicators = new string?[dimensions[place].Members.Count];
        foreach (var (indicator, part) in wanted)
        {
            indicators[MemberOf(request, dimensions[place], part.Member)] = indicator;
        }

        return (place, indicators);
    }

    static (string? Variable, string Member) PartOf(string measure)
    {
        var sign = measure.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 ? (measure[..sign].Trim(), measure[(sign + 1)..].Trim()) : (null, measure);
    }

    static int MemberOf(ImportRequest request, CubeDimension dimension, string text)
    {
        for (var place = 0; place < dimension.Members.Count; place++)
        {
            var member = dimension.Members[place];
            if (member.Code.Equals(text, StringComparison.OrdinalIgnoreCase) || member.Label.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        throw Fault(request, $"'{text}' er ikke blandt {List(dimension)}.");
    }

    static ImportFault Undecided(CubeDimension dimension) =>
        new(ImportRules.Parameter, $"Filen har flere mål; vælg med measure: {List(dimension)}.") { Column = "measure" };

    static ImportFault Fault(ImportRequest request, string message) =>
        new(ImportRules.ColumnMissing, message) { Column = "measure", RawValue = request["measure"] };

    static string List(CubeDimension dimension) => string.Join(", ", dimension.Members.Select(member => $"'{member.Label}'"));
}
