using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Storage.Observations;
using Lis.Tests.Discretion;

namespace Lis.Conformance.Discretion;

/// <summary>The rows of the database that a random table comes to, under the codes that the caller gives.</summary>
static class SeededRows
{
    const string Period = "2025";

    public static Indicator IndicatorOf(this SeededTable table, string code) => new()
    {
        Code = code,
        Name = code,
        Unit = table.Rule.IsRate ? "pct" : "antal",
        SuppressBelow = table.Rule.Below,
    };

    public static IEnumerable<Area> AreasOf(this SeededTable table, Func<string, string> codeOf)
    {
        var parents = table.Areas.SelectMany(sum => sum.Parts.Select(part => (part, sum.Whole))).ToDictionary(pair => pair.part, pair => pair.Whole);
        return table.Figures.Select(figure => figure.AreaCode).Concat(parents.Values).Distinct().Select(code => new Area
        {
            Code = codeOf(code),
            Name = code,
            ParentCode = parents.TryGetValue(code, out var parent) ? codeOf(parent) : null,
            Kind = code == "000" ? AreaKind.Country : code[0] == '0' ? AreaKind.Region : AreaKind.Municipality,
        });
    }

    public static Breakdown BreakdownOf(string key)
    {
        BreakdownKey.TryParse(key, out var members);
        return new() { Key = key, Label = key, Members = [.. members!] };
    }

    public static ObservationChange ChangeOf(this TableFigure figure, string indicator, string area) => new()
    {
        IndicatorCode = indicator,
        AreaCode = area,
        Period = PeriodCode.Parse(Period),
        BreakdownKey = figure.BreakdownKey,
        Given = ObservationFields.Value | ObservationFields.Numerator | ObservationFields.Denominator,
        Value = figure.Value,
        Numerator = figure.Numerator,
        Denominator = figure.Denominator,
    };
}
