using System.Collections.Frozen;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>
/// One entity as the oracle sees it. Values by property name in these forms: whole numbers and enumeration members as long, decimals as
/// <see cref="ExactDecimal"/>, days as DateOnly, instants as DateTimeOffset in UTC, collections as lists, complex values as dictionaries.
/// </summary>
public sealed class OracleRow(string set)
{
    public string Set { get; } = set;

    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Related rows by navigation name; of a single-valued navigation none or one.</summary>
    public Dictionary<string, IReadOnlyList<OracleRow>> Related { get; } = new(StringComparer.Ordinal);

    /// <summary>Of an aggregated row: the values of its group and how texts among them sort; null for an entity.</summary>
    public IReadOnlyList<(object? Value, TextOrder Order)>? GroupKeys { get; init; }

    /// <summary>Of an aggregated row: the properties that hold running text, which sorts as Danish does.</summary>
    public IReadOnlySet<StructuralProperty> DanishResults { get; init; } = FrozenSet<StructuralProperty>.Empty;

    public override string ToString() => $"{Set}: {string.Join(", ", Values.Take(3).Select(pair => $"{pair.Key}={pair.Value}"))}";
}
