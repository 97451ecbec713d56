using System.Globalization;
using System.Numerics;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>
/// A decimal number of any size, exact. The oracle's own arithmetic, so that neither the limits of System.Decimal nor those of a
/// database decide what is right. Kept without trailing zeros, so equal numbers are equal records.
/// </summary>
public readonly record struct ExactDecimal : IComparable<ExactDecimal>
{
    const int QuotientDecimals = 10;

    public ExactDecimal(BigInteger unscaled, int scale)
    {
        while (scale < 0)
        {
            (unscaled, scale) = (unscaled * 10, scale + 1);
        }

        while (scale > 0 && unscaled % 10 == 0)
        {
            (unscaled, scale) = (unscaled / 10, scale - 1);
        }

        (Unscaled, Scale) = (unscaled, scale);
    }

    public BigInteger Unscaled { get; }

    public int Scale { get; }

    public bool IsZero => Unscaled.IsZero;

    public bool IsWhole => Scale == 0;

    public static ExactDecimal From(long value) => new(value, 0);

    public static ExactDecimal From(decimal value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    public static ExactDecimal Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"not a decimal number: {text}");

    public static bool TryParse(string text, out ExactDecimal value)
    {
        value = default;
        var (mantissa, exponent) = (text, 0);
        if (text.IndexOfAny(['e', 'E']) is var e and >= 0)
        {
            mantissa = text[..e];
            if (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled))
        {
            return false;
        }

        value = new ExactDecimal(unscaled, decimals - exponent);
        return true;
    }

    public static ExactDecimal operator +(ExactDecimal a, ExactDecimal b) => Aligned(a, b, (x, y) => x + y);

    public static ExactDecimal operator -(ExactDecimal a, ExactDecimal b) => Aligned(a, b, (x, y) => x - y);

    public static ExactDecimal operator -(ExactDecimal a) => new(-a.Unscaled, a.Scale);

    public static ExactDecimal operator *(ExactDecimal a, ExactDecimal b) => new(a.Unscaled * b.Unscaled, a.Scale + b.Scale);

    /// <summary>The remainder with the sign of the left side.</summary>
    public static ExactDecimal operator %(ExactDecimal a, ExactDecimal b) => Aligned(a, b, BigInteger.Remainder);

    /// <summary>The quotient with at most ten decimals, halves to even (contract section 4).</summary>
    public static ExactDecimal operator /(ExactDecimal a, ExactDecimal b)
    {
        var numerator = a.Unscaled * BigInteger.Pow(10, QuotientDecimals + b.Scale);
        var denominator = b.Unscaled * BigInteger.Pow(10, a.Scale);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(BigInteger.Abs(denominator));
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient += numerator.Sign * denominator.Sign;
        }

        return new ExactDecimal(quotient, QuotientDecimals);
    }

    public ExactDecimal Floor()
    {
        var quotient = BigInteger.DivRem(Unscaled, BigInteger.Pow(10, Scale), out var rest);
        return new ExactDecimal(rest.Sign < 0 ? quotient - 1 : quotient, 0);
    }

    public ExactDecimal Ceiling() => -(-this).Floor();

    public ExactDecimal Truncate() => Unscaled.Sign < 0 ? Ceiling() : Floor();

    /// <summary>To the nearest whole number, halves away from zero.</summary>
    public ExactDecimal Round()
    {
        var half = new ExactDecimal(5, 1);
        return Unscaled.Sign < 0 ? (this - half).Ceiling() : (this + half).Floor();
    }

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    public int CompareTo(ExactDecimal other) => (this - other).Unscaled.Sign;

    /// <summary>Plain digits, no exponent, no trailing zeros.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var sign = Unscaled.Sign < 0 ? "-" : "";
        return Scale == 0 ? sign + digits : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
    }

    static ExactDecimal Aligned(ExactDecimal a, ExactDecimal b, Func<BigInteger, BigInteger, BigInteger> operation)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return new ExactDecimal(
            operation(a.Unscaled * BigInteger.Pow(10, scale - a.Scale), b.Unscaled * BigInteger.Pow(10, scale - b.Scale)), scale);
    }
}
