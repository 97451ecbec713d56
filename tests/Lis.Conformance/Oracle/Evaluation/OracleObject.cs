namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>An object of the expected answer. Members hold values, lists, or further objects.</summary>
public sealed class OracleObject
{
    public Dictionary<string, object?> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Members that an answer may leave out: keys that were not selected.</summary>
    public HashSet<string> Optional { get; } = new(StringComparer.Ordinal);

    public override string ToString() => $"{{{string.Join(",", Members.Select(pair => $"\"{pair.Key}\":{Show(pair.Value)}"))}}}";

    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IReadOnlyList<object?> items => $"[{string.Join(",", items.Select(Show))}]",
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>A reference in place of an entity: the set and the key values.</summary>
public sealed record OracleReference(string Set, IReadOnlyList<object?> Key);

/// <summary>A member of an enumeration by its name.</summary>
public sealed record OracleMember(string Name);

/// <summary>What the service must answer.</summary>
/// <param name="Status">200, 204 or 404.</param>
/// <param name="Value">An object, a list, a value or null.</param>
/// <param name="Count">The number beside a collection; null when not asked for.</param>
public sealed record OracleAnswer(int Status, object? Value, long? Count = null);
