using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Functions over JSON arrays that were all written by json_group_array, so that equal values are equal texts.</summary>
static class SequenceFunctions
{
    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction(
            "odata_items_find", (string? whole, string? part) => whole is null || part is null ? (int?)null : Find(Read(whole), Read(part)), isDeterministic: true);
        connection.CreateFunction(
            "odata_items_has", (string? whole, string? part) => whole is null || part is null ? (bool?)null : Has(Read(whole), Read(part)), isDeterministic: true);
        connection.CreateFunction(
            "odata_items_concat", (string? left, string? right) => left is null || right is null ? null : Write([.. Read(left), .. Read(right)]), isDeterministic: true);
        connection.CreateFunction(
            "odata_items_part",
            (string? whole, long? start, long? count) => whole is null || start is null || count is null ? null : Write(Part(Read(whole), start.Value, count.Value)),
            isDeterministic: true);
    }

    static string[] Read(string array)
    {
        using var document = JsonDocument.Parse(array);
        return [.. document.RootElement.EnumerateArray().Select(item => item.GetRawText())];
    }

    static string Write(IEnumerable<string> items) => $"[{string.Join(',', items)}]";

    static int Find(string[] whole, string[] part)
    {
        for (var start = 0; start + part.Length <= whole.Length; start++)
        {
            if (whole.AsSpan(start, part.Length).SequenceEqual(part))
            {
                return start;
            }
        }

        return -1;
    }

    static bool Has(string[] whole, string[] part)
    {
        var found = 0;
        foreach (var item in whole)
        {
            found += found < part.Length && item == part[found] ? 1 : 0;
        }

        return found == part.Length;
    }

    static IEnumerable<string> Part(string[] whole, long start, long count)
    {
        var first = Math.Min(start < 0 ? Math.Max(whole.Length + start, 0) : start, whole.Length);
        return whole.Skip((int)first).Take((int)Math.Clamp(count, 0, whole.Length));
    }
}
