using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Lis.Domain.Periods;

namespace Lis.Import.Values;

/// <summary>Reads periods as the sources and people write them and gives the service's own codes.</summary>
public static partial class PeriodText
{
    static readonly (Regex Form, Func<Match, string?> Code)[] Forms =
    [
        (QuarterForm(), m => $"{m.Groups["y"]}Q{Number(m, "n")}"),
        (HalfForm(), m => $"{m.Groups["y"]}H{Number(m, "n")}"),
        (WeekForm(), m => Invariant($"{m.Groups["y"]}W{Number(m, "n"):00}")),
        (YearForm(), m => m.Groups["y"].Value),
        (SchoolYearForm(), m => SchoolYear(m.Groups["a"].Value, m.Groups["b"].Value)),
        (SchoolYearsForm(), SchoolYears),
        (YearsForm(), m => $"{m.Groups["a"]}0101-{m.Groups["b"]}1231"),
        (QuarterWords(), m => $"{m.Groups["y"]}Q{m.Groups["n"]}"),
        (HalfWords(), m => $"{m.Groups["y"]}H{m.Groups["n"]}"),
        (WeekWords(), m => Invariant($"{m.Groups["y"]}W{Number(m, "n"):00}")),
        (MonthWords(), m => DanishMonth.NumberOf(m.Groups["m"].Value) is { } month ? Invariant($"{m.Groups["y"]}M{month:00}") : null),
        (DayForms(), m => DayCode(m.Groups["y"].Value, Number(m, "m"), Number(m, "d"))),
        (IsoDay(), m => DayCode(m.Groups["y"].Value, Number(m, "m"), Number(m, "d"))),
        (DayWords(), m => DanishMonth.NumberOf(m.Groups["m"].Value) is { } month ? DayCode(m.Groups["y"].Value, month, Number(m, "d")) : null),
        (EdgeWords(), EdgeOfMonth),
    ];

    /// <summary>Reads a period; false when the text is none.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out PeriodCode? period)
    {
        if (PeriodCode.TryParse(text, out period))
        {
            return true;
        }

        var tidy = Spaces().Replace(text ?? "", " ").Trim();
        foreach (var (form, code) in Forms)
        {
            if (form.Match(tidy) is { Success: true } match)
            {
                return PeriodCode.TryParse(code(match), out period);
            }
        }

        return PeriodCode.TryParse(tidy, out period);
    }

    static string? SchoolYear(string from, string to)
    {
        var first = int.Parse(from, CultureInfo.InvariantCulture);
        var last = EndYear(first, to);
        return last == first + 1 ? Invariant($"{first}/{last}") : null;
    }

    static string? SchoolYears(Match m)
    {
        var (first, last) = (Number(m, "a"), Number(m, "c"));
        return EndYear(first, m.Groups["b"].Value) == first + 1 && EndYear(last, m.Groups["d"].Value) == last + 1
            ? Invariant($"{first}0801-{last + 1}0731")
            : null;
    }

    /// <summary>The year that two or four digits mean when it follows another year.</summary>
    static int EndYear(int first, string digits)
    {
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        var century = first / 100 * 100;
        return digits.Length == 4 ? number : century + number + (century + number < first ? 100 : 0);
    }

    static string? EdgeOfMonth(Match m)
    {
        if (DanishMonth.NumberOf(m.Groups["m"].Value) is not { } month)
        {
            return null;
        }

        var isFirst = m.Groups["e"].Value.StartsWith('p') || m.Groups["e"].Value.StartsWith('P');
        var year = Number(m, "y");
        return year == 0 ? null : DayCode(m.Groups["y"].Value, month, isFirst ? 1 : DateTime.DaysInMonth(year, month));
    }

    static string DayCode(string year, int month, int day)
    {
        var full = year.Length == 4 ? year : "20" + year;
        return Invariant($"{full}M{month:00}D{day:00}");
    }

    static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?<y>[0-9]{4})[KQ]0?(?<n>[1-4])\z")]
    private static partial Regex QuarterForm();

    [GeneratedRegex(@"^(?<y>[0-9]{4})H0?(?<n>[12])\z")]
    private static partial Regex HalfForm();

    [GeneratedRegex(@"^(?<y>[0-9]{4})[UW](?<n>[0-9]{1,2})\z")]
    private static partial Regex WeekForm();

    [GeneratedRegex(@"^(?<y>[0-9]{4})[YA](01?)?\z")]
    private static partial Regex YearForm();

    [GeneratedRegex(@"^(skoleåret )?(?<a>[0-9]{4})/(?<b>[0-9]{4}|[0-9]{2})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchoolYearForm();

    [GeneratedRegex(@"^(?<a>[0-9]{4})/(?<b>[0-9]{4}|[0-9]{2}) ?[-–:] ?(?<c>[0-9]{4})/(?<d>[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex SchoolYearsForm();

    [GeneratedRegex(@"^(?<a>[0-9]{4}) ?[:–-] ?(?<b>[0-9]{4})\z")]
    private static partial Regex YearsForm();

    [GeneratedRegex(@"^(?<n>[1-4])\. ?(kvartal|kvt\.?) (?<y>[0-9]{4})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuarterWords();

    [GeneratedRegex(@"^(?<n>[12])\. ?halvår (?<y>[0-9]{4})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfWords();

    [GeneratedRegex(@"^uge (?<n>[0-9]{1,2}),? (?<y>[0-9]{4})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekWords();

    [GeneratedRegex(@"^(?<m>[a-zæøå]+)\.? (?<y>[0-9]{4})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthWords();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[.-](?<m>[0-9]{1,2})[.-](?<y>[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex DayForms();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\z")]
    private static partial Regex IsoDay();

    [GeneratedRegex(
        @"^(pr\. )?(?<d>[0-9]{1,2})\. (?<m>[a-zæøå]+)\.? (?<y>[0-9]{4})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayWords();

    [GeneratedRegex(@"^(?<e>primo|ultimo) (?<m>[a-zæøå]+)\.? (?<y>[0-9]{4})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EdgeWords();
}
