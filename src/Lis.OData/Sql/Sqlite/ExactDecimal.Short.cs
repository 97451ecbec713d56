using System.Globalization;
using System.Numerics;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// The same for decimals whose digits fit a machine word, as nearly all do: without whole numbers of any length and
/// their texts. What does not fit is left to the general way.
/// </summary>
readonly partial record struct ExactDecimal
{
    /// <summary>So many digits always fit 64 bits.</summary>
    const int ShortDigits = 18;

    /// <summary>Powers of ten by which a short number can be multiplied within 128 bits.</summary>
    const int MostPower = 19;

    static readonly Int128[] Powers = [.. Enumerable.Range(0, MostPower + 1).Select(power => (Int128)BigInteger.Pow(10, power))];

    static bool IsShort(BigInteger value) => value.GetBitLength() < 64;

    /// <summary>Canonical text of few digits.</summary>
    static bool TryParseShort(ReadOnlySpan<char> text, out ExactDecimal value)
    {
        value = default;
        var isNegative = text is ['-', ..];
        var digits = isNegative ? text[1..] : text;
        if (digits.Length is 0 or > ShortDigits)
        {
            return false;
        }

        var (number, scale) = (0L, -1);
        foreach (var letter in digits)
        {
            if (char.IsAsciiDigit(letter))
            {
                number = (number * 10) + (letter - '0');
                scale += scale < 0 ? 0 : 1;
            }
            else if (letter == '.' && scale < 0)
            {
                scale = 0;
            }
            else
            {
                return false;
            }
        }

        value = new(isNegative ? -number : number, Math.Max(scale, 0));
        return digits is not ['.'];
    }

    static bool TryDivideShort(ExactDecimal a, ExactDecimal b, out ExactDecimal quotient)
    {
        quotient = default;
        var scale = Math.Max(a.Scale, b.Scale);
        var (up, down) = (scale + QuotientDigits - a.Scale, scale - b.Scale);
        if (up > MostPower || down > MostPower || b.Unscaled.IsZero || !IsShort(a.Unscaled) || !IsShort(b.Unscaled))
        {
            return false;
        }

        var (dividend, divisor) = ((long)a.Unscaled * Powers[up], (long)b.Unscaled * Powers[down]);
        var (whole, rest) = Int128.DivRem(dividend, divisor);
        // A remainder is smaller than its divisor, so what is missing to the divisor is as good as twice the remainder, and cannot overflow.
        var toHalf = Int128.Abs(rest).CompareTo(Int128.Abs(divisor) - Int128.Abs(rest));
        if (toHalf > 0 || (toHalf == 0 && !Int128.IsEvenInteger(whole)))
        {
            whole += Int128.Sign(dividend) * Int128.Sign(divisor);
        }

        quotient = new(whole, QuotientDigits);
        return true;
    }

    static string TextOf(long unscaled, int scale)
    {
        Span<char> digits = stackalloc char[20];
        _ = unscaled.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> number = digits[(unscaled < 0 ? 1 : 0)..length];
        var whole = number.Length > scale ? number[..^scale] : "0";
        var rest = (number.Length > scale ? number[^scale..] : number).TrimEnd('0');
        var zeros = rest.Length == 0 ? 0 : Math.Max(scale - number.Length, 0);
        return string.Concat(
            unscaled < 0 ? "-" : "",
            whole,
            rest.Length == 0 ? "" : $".{new string('0', zeros)}",
            rest);
    }
}
