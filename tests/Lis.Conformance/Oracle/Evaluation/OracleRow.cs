using System.Collections.Frozen;
using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>
/// One entity as the oracle sees it. Values by property name in these forms: whole numbers and enumeration members as long, decimals as
/// <see cref="ExactDecimal"/>, days as DateOnly, instants as DateTimeOffset in UTC, collections as lists, complex values as dictionaries.
/// </summary>
public sealed class OracleRow(string set)
{
    public string Set { get; } = set;

    public Dictionary<string, object?> Values { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Related rows by navigation name; of a single-valued navigation none or one.</summary>
    public Dictionary<string, IReadOnlyList<OracleRow>> Related { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What $apply computed for the row, by name.</summary>
    public ImmutableDictionary<string, object?> Given { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The names among them that hold running text, which sorts as Danish does.</summary>
    public ImmutableHashSet<string> DanishGiven { get; init; } = [];

    /// <summary>What tells the row from others where $apply made it; null for an entity, which its key tells.</summary>
    public ImmutableArray<SortKey>? Keys { get; init; }

    /// <summary>The order that $apply gave.</summary>
    public ImmutableArray<SortKey> Order { get; init; } = [];

    /// <summary>Whether $apply made the row of others, so that it may lack properties that others have.</summary>
    public bool IsResult { get; init; }

    /// <summary>Of an aggregated row: the properties that hold running text, which sorts as Danish does.</summary>
    public IReadOnlySet<StructuralProperty> DanishResults { get; init; } = FrozenSet<StructuralProperty>.Empty;

    /// <summary>The names of what $apply nested in the row.</summary>
    public ImmutableHashSet<string> Nested { get; init; } = [];

    /// <summary>The same row with changes.</summary>
    public OracleRow Copy(
        ImmutableArray<SortKey>? keys = null,
        ImmutableArray<SortKey>? order = null,
        ImmutableDictionary<string, object?>? given = null,
        Dictionary<string, IReadOnlyList<OracleRow>>? related = null,
        IEnumerable<string>? nested = null) => new(Set)
        {
            Values = Values,
            Related = related ?? Related,
            Nested = nested is null ? Nested : Nested.Union(nested),
            Given = given ?? Given,
            DanishGiven = DanishGiven,
            Keys = keys ?? Keys,
            Order = order ?? Order,
            IsResult = IsResult,
            DanishResults = DanishResults,
        };

    public override string ToString() => $"{Set}: {string.Join(", ", Values.Take(3).Select(pair => $"{pair.Key}={pair.Value}"))}";
}

/// <summary>A value by which rows are ordered.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">How texts sort.</param>
/// <param name="IsDescending">Whether the largest come first and null last.</param>
public sealed record SortKey(object? Value, TextOrder Text, bool IsDescending = false)
{
    /// <summary>Less than zero when the left row comes first, by the first keys that differ.</summary>
    public static int Compare(IEnumerable<SortKey> left, IEnumerable<SortKey> right) =>
        left.Zip(right, (a, b) => a.IsDescending ? -NullFirst(a.Value, b.Value, a.Text) : NullFirst(a.Value, b.Value, a.Text))
            .FirstOrDefault(order => order != 0);

    /// <summary>The order of two values with null before all others.</summary>
    public static int NullFirst(object? left, object? right, TextOrder order) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => OracleOrder.Compare(left, right, order),
    };
}
