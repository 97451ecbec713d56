using System.Globalization;
using System.Text.Json;
using System.Xml;
using Lis.Conformance.Oracle.Evaluation;

namespace Lis.Conformance.Oracle;

/// <summary>Holds a service's JSON against the oracle's answer: numbers exactly, doubles and times by value, order included.</summary>
public static class JsonComparison
{
    /// <summary>Where and how the two differ; null when they do not.</summary>
    public static string? Difference(object? expected, JsonElement actual, string path = "value") => expected switch
    {
        OracleObject members => Object(members, actual, path),
        OracleReference reference => Reference(reference, actual, path),
        IReadOnlyList<object?> items => Array(items, actual, path),
        _ => IsSame(expected, actual) ? null : $"{path}: expected {OracleObject.Show(expected)}, got {actual.GetRawText()}",
    };

    static string? Object(OracleObject expected, JsonElement actual, string path)
    {
        if (actual.ValueKind != JsonValueKind.Object)
        {
            return $"{path}: expected an object, got {actual.GetRawText()}";
        }

        foreach (var (name, value) in expected.Members)
        {
            if (actual.TryGetProperty(name, out var member))
            {
                if (Difference(value, member, $"{path}/{name}") is { } difference)
                {
                    return difference;
                }
            }
            else if (!expected.Optional.Contains(name))
            {
                return $"{path}/{name} is missing";
            }
        }

        var more = actual.EnumerateObject().Select(member => member.Name)
            .FirstOrDefault(name => !expected.Members.ContainsKey(name) && !IsControlInformation(name));
        return more is null ? null : $"{path}/{more} was not asked for";
    }

    static bool IsControlInformation(string name) =>
        name.Contains('@', StringComparison.Ordinal) && !name.EndsWith("@odata.count", StringComparison.Ordinal);

    static string? Array(IReadOnlyList<object?> expected, JsonElement actual, string path)
    {
        if (actual.ValueKind != JsonValueKind.Array)
        {
            return $"{path}: expected an array, got {actual.GetRawText()}";
        }

        var differences = expected.Zip(actual.EnumerateArray(), (item, element) => (item, element))
            .Select((pair, index) => Difference(pair.item, pair.element, $"{path}[{index}]"));
        var first = differences.FirstOrDefault(difference => difference is not null);
        return first ?? (expected.Count == actual.GetArrayLength()
            ? null
            : $"{path}: expected {expected.Count} items, got {actual.GetArrayLength()}");
    }

    static string? Reference(OracleReference expected, JsonElement actual, string path)
    {
        var id = actual.TryGetProperty("@odata.id", out var link) ? Uri.UnescapeDataString(link.GetString()!) : "";
        var keys = expected.Key.Select(Literal).ToList();
        var isSame = keys.Count == 1
            ? id.EndsWith($"{expected.Set}({keys[0]})", StringComparison.Ordinal)
            : keys.All(key => id.Contains(key, StringComparison.Ordinal));
        return isSame ? null : $"{path}: expected {expected.Set}({string.Join(",", keys)}), got {id}";
    }

    static string Literal(object? key) => key is string text ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : $"{key}";

    static bool IsSame(object? expected, JsonElement actual) => (expected, actual.ValueKind) switch
    {
        (null, JsonValueKind.Null) => true,
        (bool truth, JsonValueKind.True or JsonValueKind.False) => truth == actual.GetBoolean(),
        (long number, JsonValueKind.Number) => ExactDecimal.From(number) == ExactDecimal.Parse(actual.GetRawText()),
        (ExactDecimal number, JsonValueKind.Number) => actual.GetRawText() == number.ToString(),
        (double number, JsonValueKind.Number) => number.Equals(actual.GetDouble()),
        (double number, JsonValueKind.String) => number.ToString(CultureInfo.InvariantCulture) == Spelled(actual.GetString()!),
        (string text, JsonValueKind.String) => text == actual.GetString(),
        (OracleMember member, JsonValueKind.String) => member.Name == actual.GetString(),
        (DateOnly day, JsonValueKind.String) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == actual.GetString(),
        (DateTimeOffset at, JsonValueKind.String) =>
            actual.GetString()!.EndsWith('Z') && at == DateTimeOffset.Parse(actual.GetString()!, CultureInfo.InvariantCulture),
        (TimeOnly time, JsonValueKind.String) => time == TimeOnly.Parse(actual.GetString()!, CultureInfo.InvariantCulture),
        (TimeSpan span, JsonValueKind.String) => span == XmlConvert.ToTimeSpan(actual.GetString()!),
        (Guid guid, JsonValueKind.String) => guid == actual.GetGuid(),
        _ => false,
    };

    static string Spelled(string special) => special switch
    {
        "INF" => double.PositiveInfinity.ToString(CultureInfo.InvariantCulture),
        "-INF" => double.NegativeInfinity.ToString(CultureInfo.InvariantCulture),
        _ => special,
    };
}
