namespace Lis.Api.V1.Measurement;

/// <summary>A period in Danish words as an expression over an observation; what Lis.Domain's PeriodCode.Label says of the same code.</summary>
static class PeriodLabels
{
    static readonly string[] Months =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    const string Year = "substring(Period,0,4)";

    public static string Expression { get; } =
        $"case({Is("Month")}:{Joined(Month("PeriodStart"), "' '", Year)},"
        + $"{Is("Year")}:Period,"
        + $"{Is("Quarter")}:{Joined("substring(Period,5,1)", "'. kvartal '", Year)},"
        + $"{Is("HalfYear")}:{Joined("substring(Period,5,1)", "'. halvår '", Year)},"
        + $"{Is("SchoolYear")}:{Joined("'skoleåret '", "Period")},"
        + $"{Is("Week")}:{Joined("'uge '", WithoutZero("substring(Period,5,2)"), "' '", Year)},"
        + $"{Is("Day")}:{Day("PeriodStart")},"
        + $"{Is("RollingYear")}:{Joined("'året til og med '", "substring(Period,9,1)", "'. kvartal '", Year)},"
        + $"month(PeriodStart) eq 1 and day(PeriodStart) eq 1 and month(PeriodEnd) eq 12 and day(PeriodEnd) eq 31:"
        + $"{Joined(Year, "'–'", "substring(Period,9,4)")},"
        + $"true:{Joined(Day("PeriodStart"), "' – '", Day("PeriodEnd"))})";

    static string Is(string kind) => $"PeriodKind eq Lis.V1.IndicatorPeriodKind'{kind}'";

    static string Day(string day) => Joined(Number($"day({day})"), "'. '", Month(day), "' '", Number($"year({day})"));

    static string Month(string day) =>
        $"case({string.Join(',', Months.Index().Select(month => FormattableString.Invariant($"month({day}) eq {month.Index + 1}:'{month.Item}'")))})";

    static string Number(string value) => $"cast({value},Edm.String)";

    static string WithoutZero(string digits) => Number($"cast({digits},Edm.Int32)");

    static string Joined(params string[] parts) => parts.Reverse().Aggregate((rest, part) => $"concat({part},{rest})");
}
