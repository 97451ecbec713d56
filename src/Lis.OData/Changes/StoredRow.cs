using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>A row as it is stored, by property name, hidden properties too; values in the forms of <see cref="RowChange"/>.</summary>
/// <param name="Type">The type of the row.</param>
/// <param name="Values">The values; computed properties without a column are absent.</param>
public sealed record StoredRow(EntityType Type, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>Whether the row is there; false = it would be, were nothing wrong with what was sent.</summary>
    internal bool IsStored { get; init; } = true;

    /// <summary>A value; null also for what is not stored.</summary>
    public object? this[string property] => Values.GetValueOrDefault(property);

    /// <summary>The key values in the order of the type's key.</summary>
    public ImmutableArray<object?> Key => [.. Type.Key.Select(property => this[property.Name])];

    /// <summary>The number behind the ETag; null = the type has none.</summary>
    public long? Version => Type.VersionProperty is { } version && this[version.Name] is { } value ? Convert.ToInt64(value, null) : null;
}

/// <summary>A complex value: its parts by name. In a body only the parts that were given.</summary>
public sealed class ComplexValue() : Dictionary<string, object?>(StringComparer.Ordinal);
