using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lis.Domain.Rules;

/// <summary>
/// A case number taken apart, in one of the two systems that the papers use: KLE (<c>00.22.00-P22-1-22</c>) or municipality and year
/// (<c>330-2018-77903</c>). Other numbers are kept as text; a number is not unique.
/// </summary>
/// <param name="KleNumber">Subject, <c>00.22.00</c>; null in the other system.</param>
/// <param name="Facet">Action facet, a letter and two digits; null in the other system.</param>
/// <param name="MunicipalityCode">Municipality; null in the KLE system.</param>
/// <param name="Year">Year of the case, four digits.</param>
/// <param name="Sequence">Running number.</param>
public sealed partial record CaseNumber(string? KleNumber, string? Facet, string? MunicipalityCode, int Year, int Sequence)
{
    /// <summary>Reads a case number; false when it follows neither system. A two-digit year below 80 is of this century.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CaseNumber? number)
    {
        number = null;
        if (text is null)
        {
            return false;
        }

        if (Kle().Match(text) is { Success: true } kle)
        {
            var year = Number(kle.Groups["year"]);
            number = new(kle.Groups["kle"].Value, kle.Groups["facet"].Value, null, year + (year < 80 ? 2000 : 1900), Number(kle.Groups["seq"]));
        }
        else if (Municipal().Match(text) is { Success: true } own)
        {
            number = new(null, null, own.Groups["municipality"].Value, Number(own.Groups["year"]), Number(own.Groups["seq"]));
        }

        return number is not null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<kle>[0-9]{2}\.[0-9]{2}\.[0-9]{2})-(?<facet>[A-ZÆØÅ][0-9]{2})-(?<seq>[0-9]{1,5})-(?<year>[0-9]{2})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Kle();

    [GeneratedRegex(@"^(?<municipality>[0-9]{3})-(?<year>[0-9]{4})-(?<seq>[0-9]{1,9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Municipal();
}
