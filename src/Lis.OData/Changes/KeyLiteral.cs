using System.Collections.Immutable;
using System.Globalization;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>Keys as text: as in a URL without parentheses, not percent-encoded (<c>'A'</c>, <c>ImportRunId=1,Line=2</c>).</summary>
public static class KeyLiteral
{
    /// <summary>The text of a key.</summary>
    /// <param name="type">The type whose key it is.</param>
    /// <param name="key">The values in the order of the type's key.</param>
    public static string Of(EntityType type, ImmutableArray<object?> key) => type.Key.Count == 1
        ? Literal(type.Key[0].Type, key[0])
        : string.Join(',', type.Key.Zip(key, (property, value) => $"{property.Name}={Literal(property.Type, value)}"));

    /// <summary>The address of an entity relative to the service root, percent-encoded.</summary>
    public static string Address(EntitySet set, ImmutableArray<object?> key) => set.IsSingleton
        ? Uri.EscapeDataString(set.Name)
        : $"{Uri.EscapeDataString(set.Name)}({Encoded(Of(set.Type, key))})";

    /// <summary>The value's text without quotes, as a literal is read.</summary>
    internal static string Raw(ODataType type, object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => System.Xml.XmlConvert.ToString(span),
        byte[] bytes => System.Buffers.Text.Base64Url.EncodeToString(bytes),
        long number when type is EnumType enumeration =>
            enumeration.Members.FirstOrDefault(member => member.Value == number)?.Name ?? number.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Literal(ODataType type, object? value) => (type, value) switch
    {
        (_, null) => "null",
        (PrimitiveType { Kind: PrimitiveKind.String }, _) => $"'{((string)value).Replace("'", "''", StringComparison.Ordinal)}'",
        (EnumType enumeration, _) => $"{enumeration.FullName}'{Raw(type, value)}'",
        (PrimitiveType { Kind: PrimitiveKind.Duration }, _) => $"duration'{Raw(type, value)}'",
        _ => Raw(type, value),
    };

    /// <summary>As addresses of rows are written elsewhere: quotes, commas and equals signs stay, everything that a path would misread goes.</summary>
    static string Encoded(string text) => Uri.EscapeDataString(text)
        .Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%3D", "=", StringComparison.Ordinal)
        .Replace("%3A", ":", StringComparison.Ordinal);
}
