using System.Globalization;
using System.Xml;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Promotion before an operator, and <c>cast</c> (URL Conventions 5.1.1.10); what cannot be converted is null.</summary>
public static class OracleCast
{
    /// <summary>A number in the wider type that an operator works in; everything else unchanged.</summary>
    public static object? Promote(object? value, ODataType type) => ((type as PrimitiveType)?.Kind, value) switch
    {
        (PrimitiveKind.Decimal, long number) => ExactDecimal.From(number),
        (PrimitiveKind.Double or PrimitiveKind.Single, long number) => (double)number,
        (PrimitiveKind.Double or PrimitiveKind.Single, ExactDecimal number) => number.ToDouble(),
        (PrimitiveKind.DateTimeOffset, DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => value,
    };

    public static object? To(object? value, ODataType? source, ODataType target) => (value, target) switch
    {
        (null, _) => null,
        (_, EnumType members) => ToMember(value, members),
        (long number, PrimitiveType { Kind: PrimitiveKind.String }) when source is EnumType members =>
            members.Members.FirstOrDefault(member => member.Value == number)?.Name ?? number.ToString(CultureInfo.InvariantCulture),
        (_, PrimitiveType { Kind: PrimitiveKind.String }) => ToText(value),
        (string text, PrimitiveType primitive) => FromText(text, primitive),
        (_, PrimitiveType { IsInteger: true } integer) => ToWhole(value, integer.Kind),
        (_, PrimitiveType { Kind: PrimitiveKind.Decimal }) => ToExact(value),
        (_, PrimitiveType primitive) => ToOther(value, primitive),
        _ => value,
    };

    static object? ToMember(object? value, EnumType members) => value switch
    {
        string name => members.Find(name)?.Value,
        long number => number,
        _ => null,
    };

    static string ToText(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double.PositiveInfinity => "INF",
        double.NegativeInfinity => "-INF",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => XmlConvert.ToString(span),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value!.ToString()!,
    };

    static object? FromText(string text, PrimitiveType target)
    {
        try
        {
            var value = OracleLiterals.Read(text.Trim(), target.Kind);
            return target.IsInteger ? ToWhole(value, target.Kind) : value;
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException or OracleFault)
        {
            return null;
        }
    }

    /// <summary>Decimals are cut off at the point; a number beyond the type cannot be computed.</summary>
    static long? ToWhole(object? value, PrimitiveKind kind)
    {
        if (ToExact(value)?.Truncate().Unscaled is not { } whole)
        {
            return null;
        }

        var (least, most) = kind switch
        {
            PrimitiveKind.Byte => (byte.MinValue, byte.MaxValue),
            PrimitiveKind.SByte => (sbyte.MinValue, sbyte.MaxValue),
            PrimitiveKind.Int16 => (short.MinValue, short.MaxValue),
            PrimitiveKind.Int32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        return whole >= least && whole <= most ? (long)whole : throw new OracleFault($"{whole} is beyond {kind}");
    }

    static ExactDecimal? ToExact(object? value) => value switch
    {
        long number => ExactDecimal.From(number),
        ExactDecimal number => number,
        double number when double.IsFinite(number) => ExactDecimal.Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        _ => null,
    };

    static object? ToOther(object? value, PrimitiveType target) => (target.Kind, value) switch
    {
        (PrimitiveKind.Double or PrimitiveKind.Single, _) => Promote(value, target) as double?,
        (PrimitiveKind.Date, DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime),
        (PrimitiveKind.TimeOfDay, DateTimeOffset at) => TimeOnly.FromDateTime(at.UtcDateTime),
        (PrimitiveKind.DateTimeOffset, DateOnly) => Promote(value, target),
        (PrimitiveKind.Boolean, bool) => value,
        (PrimitiveKind.Date, DateOnly) => value,
        (PrimitiveKind.DateTimeOffset, DateTimeOffset) => value,
        (PrimitiveKind.TimeOfDay, TimeOnly) => value,
        (PrimitiveKind.Duration, TimeSpan) => value,
        _ => null,
    };
}
