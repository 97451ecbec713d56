using System.Globalization;
using System.Text.RegularExpressions;

namespace Lis.Import.Values;

/// <summary>
/// Reads numbers as the sources write them, exactly: what does not fit 18 digits with 6 decimals is refused, never rounded.
/// </summary>
public static partial class NumberText
{
    const decimal TooLarge = 1_000_000_000_000m;
    const int Decimals = 6;

    /// <summary>Reads a number in the given culture; surrounding spaces do not count.</summary>
    public static NumberFault Read(string text, NumberCulture culture, out decimal number)
    {
        ArgumentNullException.ThrowIfNull(text);
        number = 0;
        return culture switch
        {
            NumberCulture.Invariant => Parse(text.AsSpan().Trim(), out number),
            NumberCulture.DecimalComma => WithComma(text.Trim(), out number),
            _ => Danish(text, out number),
        };
    }

    /// <summary>Whether a number that was not read from text can be stored.</summary>
    public static NumberFault Check(decimal number) =>
        Math.Abs(number) >= TooLarge || decimal.Round(number, Decimals) != number ? NumberFault.Digits : NumberFault.None;

    static NumberFault WithComma(string text, out decimal number)
    {
        number = 0;
        return text.Contains('.', StringComparison.Ordinal) ? NumberFault.NotNumber : Parse(text.Replace(',', '.'), out number);
    }

    static NumberFault Danish(string text, out decimal number)
    {
        number = 0;
        var bare = Filling().Replace(text, "").Replace('\u2212', '-');
        if (bare.EndsWith('%'))
        {
            bare = bare[..^1];
        }

        if (Grouped().IsMatch(bare))
        {
            return Parse(bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), out number);
        }

        return bare.Contains(',', StringComparison.Ordinal) && bare.Contains('.', StringComparison.Ordinal)
            ? NumberFault.NotNumber
            : Parse(bare.Replace(',', '.'), out number);
    }

    static NumberFault Parse(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (!IsPlain(text))
        {
            return NumberFault.NotNumber;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var point = text.IndexOf('.');
        var significant = point < 0 ? text : text.TrimEnd('0').TrimEnd('.');
        return decimal.TryParse(significant, Style, CultureInfo.InvariantCulture, out number)
            && significant.Length <= 30 ? Check(number) : NumberFault.Digits;
    }

    /// <summary>An optional minus, digits, and perhaps a point and more digits; nothing else that a lenient parser would take.</summary>
    static bool IsPlain(ReadOnlySpan<char> text)
    {
        var digits = text.StartsWith("-") ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var rest = point < 0 ? "0" : digits[(point + 1)..];
        return whole.Length > 0 && rest.Length > 0 && !whole.ContainsAnyExceptInRange('0', '9') && !rest.ContainsAnyExceptInRange('0', '9');
    }

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Filling();

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?\z")]
    private static partial Regex Grouped();
}
