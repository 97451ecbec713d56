using System.Globalization;

namespace Lis.OData.Parsing.Values;

/// <summary>Reads numbers as literals write them; nothing is rounded in silence.</summary>
static class NumberText
{
    const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>An exact decimal; null when the text has more digits than the type or is out of its range.</summary>
    public static decimal? Decimal(string raw)
    {
        if (!decimal.TryParse(raw, Style, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        // Parsing rounds what does not fit; up to 28 significant digits and 28 decimals always fit.
        var (digits, decimals) = Measure(raw);
        return digits <= 28 && decimals <= 28 ? value : null;
    }

    /// <summary>A binary floating-point number; null when out of range.</summary>
    public static double? Double(string raw) => raw switch
    {
        "INF" or "+INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(raw, Style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null,
    };

    /// <summary>The nearest number of single precision; null when out of its range.</summary>
    public static double? ToSingle(double value) => double.IsFinite(value) && !float.IsFinite((float)value) ? null : (float)value;

    /// <summary>Significant digits, and decimals with the exponent applied; zeros at the end do not count.</summary>
    static (int Digits, int Decimals) Measure(string raw)
    {
        var exponentAt = raw.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(raw.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return (int.MaxValue, int.MaxValue);
        }

        var mantissa = (exponentAt < 0 ? raw.AsSpan() : raw.AsSpan(0, exponentAt)).TrimStart("+-");
        var point = mantissa.IndexOf('.');
        var last = mantissa.LastIndexOfAnyExcept('0', '.');
        var first = mantissa.IndexOfAnyExcept('0', '.');
        if (last < 0)
        {
            return (0, 0);
        }

        var digits = last - first + 1 - (point > first && point < last ? 1 : 0);
        return (digits, (int)Math.Clamp((point >= 0 && last > point ? last - point : 0) - (long)exponent, int.MinValue, int.MaxValue));
    }
}
