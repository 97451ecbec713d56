using System.Text.Encodings.Web;
using System.Text.Json;
using Lis.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lis.Storage.Configuration;

/// <summary>
/// Collections are stored as JSON text on both databases: the same bytes everywhere, read by json_each or jsonb_array_elements when a
/// filter looks inside. PostgreSQL's jsonb would reorder and respace, and its arrays have no counterpart on SQLite.
/// </summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsCollection(Type type) =>
        type == typeof(List<string>) || type == typeof(List<int>) || type == typeof(List<BreakdownMember>);

    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<List<string>>().HaveConversion<Converter<string>, Comparer<string>>();
        conventions.Properties<List<int>>().HaveConversion<Converter<int>, Comparer<int>>();
        conventions.Properties<List<BreakdownMember>>().HaveConversion<Converter<BreakdownMember>, Comparer<BreakdownMember>>();
    }

    public static string Write<T>(List<T> list) => JsonSerializer.Serialize(list, Options);

    private static List<T> Read<T>(string text) => JsonSerializer.Deserialize<List<T>>(text, Options) ?? [];

    private sealed class Converter<T>() : ValueConverter<List<T>, string>(list => Write(list), text => Read<T>(text));

    private sealed class Comparer<T>() : ValueComparer<List<T>>(
        (left, right) => Write(left ?? new List<T>()) == Write(right ?? new List<T>()),
        list => Write(list).GetHashCode(StringComparison.Ordinal),
        list => Read<T>(Write(list)));
}
