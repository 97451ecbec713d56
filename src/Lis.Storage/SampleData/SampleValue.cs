using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.SampleData;

/// <summary>A JSON value as the type of its property.</summary>
internal static class SampleValue
{
    public static object? Read(SampleRow row, IReadOnlyProperty property, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return property.IsNullable ? null : throw row.Fault(property.Name, "it cannot be null");
        }

        try
        {
            var value = Read(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, json);
            return value is decimal { Scale: > 6 } ? throw row.Fault(property.Name, "more than six decimals") : value;
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or JsonException)
        {
            throw row.Fault(property.Name, $"{json.GetRawText()} is not a value of this property");
        }
    }

    private static object Read(Type type, JsonElement json) => type switch
    {
        _ when type == typeof(string) => json.GetString()!,
        _ when type == typeof(int) => json.GetInt32(),
        _ when type == typeof(long) => json.GetInt64(),
        _ when type == typeof(decimal) => json.GetDecimal(),
        _ when type == typeof(bool) => json.GetBoolean(),
        _ when type == typeof(DateOnly) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when type == typeof(DateTimeOffset) => json.GetDateTimeOffset(),
        { IsEnum: true } => Member(type, json.GetString()!),
        _ => json.Deserialize(type) ?? throw new FormatException(),
    };

    // Enum.Parse would take a number or a list of names too.
    private static object Member(Type type, string name) =>
        Enum.GetNames(type).Contains(name, StringComparer.Ordinal) ? Enum.Parse(type, name) : throw new FormatException();
}
