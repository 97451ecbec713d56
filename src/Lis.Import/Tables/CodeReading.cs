using System.Globalization;
using Lis.Domain.Periods;
using Lis.Import.Directories;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>
/// Reads indicator, area and period of a figure and remembers what it has seen: a file names few different ones in many lines.
/// </summary>
sealed class CodeReading(ImportRequest request, RowFaults faults)
{
    const int Remembered = 50_000;
    const int HelpfulMisses = 1000;

    readonly Dictionary<string, AreaMatch> areas = new(StringComparer.Ordinal);
    readonly Dictionary<string, PeriodCode?> periods = new(StringComparer.Ordinal);
    readonly Dictionary<string, (bool Exists, string? Nearest)> indicators = new(StringComparer.Ordinal);

    public string? Indicator(string column, string text)
    {
        if (text.Length == 0)
        {
            faults.Add(column, text, ImportRules.IndicatorMissing, "Indikatoren mangler.");
            return null;
        }

        var known = Recall(indicators, text, LookUp);
        if (known.Exists)
        {
            return text;
        }

        if (faults.IsWhole(column, text))
        {
            faults.Add(column, text, ImportRules.IndicatorUnknown, "Indikatoren findes ikke." + Nearest(known.Nearest));
        }

        return null;
    }

    // Finding what is near is slow; in a file full of unknown codes it helps nobody.
    (bool Exists, string? Nearest) LookUp(string code) =>
        request.Indicators.PeriodKindOf(code) is not null ? (true, null)
        : indicators.Count < HelpfulMisses ? (false, request.Indicators.NearestTo(code))
        : (false, null);

    public string? Area(string column, string text) => Area(column, text, Find(text));

    /// <summary>The code of an area that must be written as its code.</summary>
    public string? AreaCode(string column, string text)
    {
        var match = Find(text);
        return match.Code is null || match.Code == text ? Area(column, text, match) : Area(column, text, new(null, match.Code));
    }

    public AreaMatch Find(string text) => text.Length == 0 ? default : Recall(areas, text, request.Areas.Find);

    public string? Area(string column, string text, AreaMatch match)
    {
        if (match.Code is not null)
        {
            return match.Code;
        }

        if (text.Length == 0)
        {
            faults.Add(column, text, ImportRules.AreaMissing, "Området mangler.");
        }
        else if (match.IsAmbiguous)
        {
            faults.Add(column, text, ImportRules.AreaAmbiguous, $"Navnet kan være {match.Hint}.");
        }
        else if (faults.IsWhole(column, text))
        {
            faults.Add(column, text, ImportRules.AreaUnknown, "Området findes ikke." + Nearest(match.Hint));
        }

        return null;
    }

    /// <summary>A period in the service's own code.</summary>
    public PeriodCode? PeriodCode(string column, string text) => Period(column, text, Own);

    /// <summary>A period as sources and people write it.</summary>
    public PeriodCode? Period(string column, string text) => Period(column, text, Any);

    /// <summary>The period of the indicator's own kind that a day stands for.</summary>
    public PeriodCode? PeriodOfDay(string column, DateOnly day, string indicator)
    {
        var kind = request.Indicators.PeriodKindOf(indicator);
        var period = kind is null ? null : Values.PeriodOfDay.Of(day, kind.Value);
        if (period is null)
        {
            faults.Add(column, day.ToString("O", CultureInfo.InvariantCulture), ImportRules.PeriodInvalid,
                "Datoen kan ikke gøres til en periode for indikatoren.");
        }

        return period;
    }

    PeriodCode? Period(string column, string text, Func<string, PeriodCode?> read)
    {
        if (text.Length == 0)
        {
            faults.Add(column, text, ImportRules.PeriodMissing, "Perioden mangler.");
            return null;
        }

        var period = Recall(periods, text, read);
        if (period is null && faults.IsWhole(column, text))
        {
            faults.Add(column, text, ImportRules.PeriodInvalid, "Teksten er ikke en periode.");
        }

        return period;
    }

    static PeriodCode? Own(string text) => Lis.Domain.Periods.PeriodCode.TryParse(text, out var period) ? period : null;

    static PeriodCode? Any(string text) => PeriodText.TryRead(text, out var period) ? period : null;

    static string Nearest(string? hint) => hint is null ? "" : $" Måske {hint}?";

    static T Recall<T>(Dictionary<string, T> known, string text, Func<string, T> find)
    {
        if (known.TryGetValue(text, out var found))
        {
            return found;
        }

        found = find(text);
        if (known.Count < Remembered)
        {
            known[text] = found;
        }

        return found;
    }
}
