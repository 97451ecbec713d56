using System.Globalization;
using System.Xml;
using Lis.OData.Model;
using Lis.OData.Parsing;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Literals of the URL as the oracle's values, by the type that their place asks for.</summary>
public static class OracleLiterals
{
    public static object? Read(RequestLiteral literal, ODataType type) => type switch
    {
        EnumType members => Member(literal.Raw, members),
        PrimitiveType primitive => Read(literal.Raw, primitive.Kind),
        _ => throw new InvalidOperationException($"a literal of type {type}"),
    };

    public static object? Read(string raw, PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => raw.Equals("true", StringComparison.OrdinalIgnoreCase),
        >= PrimitiveKind.Byte and <= PrimitiveKind.Int64 => long.Parse(raw, CultureInfo.InvariantCulture),
        PrimitiveKind.Single or PrimitiveKind.Double => Double(raw),
        PrimitiveKind.Decimal => ExactDecimal.Parse(raw),
        PrimitiveKind.String => raw,
        PrimitiveKind.Guid => Guid.Parse(raw),
        PrimitiveKind.Date => DateOnly.ParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        PrimitiveKind.DateTimeOffset =>
            DateTimeOffset.Parse(raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        PrimitiveKind.TimeOfDay => TimeOnly.Parse(raw, CultureInfo.InvariantCulture),
        PrimitiveKind.Duration => XmlConvert.ToTimeSpan(raw),
        _ => throw new InvalidOperationException($"a literal of kind {kind}"),
    };

    static double Double(string raw) => raw switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(raw, CultureInfo.InvariantCulture),
    };

    static long Member(string raw, EnumType type) =>
        long.TryParse(raw, CultureInfo.InvariantCulture, out var number)
            ? number
            : raw.Split(',').Aggregate(0L, (value, name) => value | type.Find(name.Trim())!.Value);
}
