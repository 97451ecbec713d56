using System.Globalization;
using System.Numerics;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// A decimal of any length, as PostgreSQL's numeric is one, so that both databases compute the same: a whole number and how many of its
/// digits stand after the point. SQLite keeps it as canonical text: no exponent, no trailing zeros, no minus before zero.
/// </summary>
/// <param name="Unscaled">The digits.</param>
/// <param name="Scale">How many of them stand after the point; never negative.</param>
readonly partial record struct ExactDecimal(BigInteger Unscaled, int Scale)
{
    const int QuotientDigits = 10;

    /// <summary>Reads canonical text, and numbers as .NET prints them (exponent allowed); null when it is no number.</summary>
    public static ExactDecimal? TryParse(string text)
    {
        if (TryParseShort(text, out var small))
        {
            return small;
        }

        var digits = text.AsSpan();
        var exponent = 0;
        if (digits.IndexOfAny('e', 'E') is var e and >= 0)
        {
            if (!int.TryParse(digits[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) ||
                Math.Abs(exponent) > 1000)
            {
                return null;
            }

            digits = digits[..e];
        }

        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        if (!BigInteger.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled))
        {
            return null;
        }

        var scale = (point < 0 ? 0 : digits.Length - point - 1) - exponent;
        return scale >= 0 ? new(unscaled, scale) : new(unscaled * BigInteger.Pow(10, -scale), 0);
    }

    public static ExactDecimal operator +(ExactDecimal a, ExactDecimal b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return new(a.At(scale) + b.At(scale), scale);
    }

    public static ExactDecimal operator -(ExactDecimal value) => new(-value.Unscaled, value.Scale);

    public static ExactDecimal operator -(ExactDecimal a, ExactDecimal b) => a + -b;

    public static ExactDecimal operator *(ExactDecimal a, ExactDecimal b) => new(a.Unscaled * b.Unscaled, a.Scale + b.Scale);

    /// <summary>The quotient to ten decimals, half to even (contract section 4).</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static ExactDecimal operator /(ExactDecimal a, ExactDecimal b)
    {
        if (TryDivideShort(a, b, out var quotient))
        {
            return quotient;
        }

        var scale = Math.Max(a.Scale, b.Scale);
        return new(RoundedQuotient(a.At(scale + QuotientDigits), b.At(scale)), QuotientDigits);
    }

    /// <summary>The remainder, with the sign of the dividend.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static ExactDecimal operator %(ExactDecimal a, ExactDecimal b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return new(BigInteger.Remainder(a.At(scale), b.At(scale)), scale);
    }

    /// <summary>The whole number below.</summary>
    public ExactDecimal Floor()
    {
        var whole = BigInteger.DivRem(Unscaled, BigInteger.Pow(10, Scale), out var rest);
        return new(rest.Sign < 0 ? whole - 1 : whole, 0);
    }

    /// <summary>The whole number above.</summary>
    public ExactDecimal Ceiling() => -(-this).Floor();

    /// <summary>The nearest whole number, halves away from zero.</summary>
    public ExactDecimal Round()
    {
        var half = new ExactDecimal(5, 1);
        return Unscaled.Sign < 0 ? (this - half).Ceiling() : (this + half).Floor();
    }

    public static int Compare(ExactDecimal a, ExactDecimal b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return a.At(scale).CompareTo(b.At(scale));
    }

    /// <summary>The canonical text.</summary>
    public override string ToString()
    {
        if (IsShort(Unscaled))
        {
            return TextOf((long)Unscaled, Scale);
        }

        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var whole = digits[..^Scale];
        var rest = digits[^Scale..].TrimEnd('0');
        var number = rest.Length == 0 ? whole : $"{whole}.{rest}";
        return Unscaled.Sign < 0 ? $"-{number}" : number;
    }

    BigInteger At(int scale) => scale == Scale ? Unscaled : Unscaled * BigInteger.Pow(10, scale - Scale);

    static BigInteger RoundedQuotient(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        var toHalf = BigInteger.Abs(rest * 2).CompareTo(BigInteger.Abs(divisor));
        return toHalf > 0 || (toHalf == 0 && !quotient.IsEven) ? quotient + (dividend.Sign * divisor.Sign) : quotient;
    }
}
