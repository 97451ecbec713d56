using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Scalars;

/// <summary>An item of <see cref="JsonRows"/> as the JSON text that it is.</summary>
/// <param name="Alias">The source's alias.</param>
/// <param name="Array">What the source is made of.</param>
/// <param name="Type">The type of the item, kept as JSON.</param>
public sealed record JsonTextScalar(string Alias, Scalar Array, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Alias}.json";
}

/// <summary>A member of a JSON object as the JSON text that it is; null when it is absent.</summary>
/// <param name="Object">The object.</param>
/// <param name="Name">The member.</param>
/// <param name="Type">The type of the member, kept as JSON.</param>
public sealed record JsonPartScalar(Scalar Object, string Name, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Object}=>{Name}";
}

/// <summary>A JSON object made of JSON values.</summary>
/// <param name="Parts">Its members.</param>
/// <param name="Type">The complex type, kept as JSON.</param>
public sealed record JsonObjectScalar(ImmutableArray<(string Name, Scalar Value)> Parts, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"object({string.Join(", ", Parts.Select(part => $"{part.Name}: {part.Value}"))})";
}

/// <summary>The values of a collection as a JSON array written in one way, so that equal collections are equal.</summary>
/// <param name="Query">The block; its only column is the value of an item.</param>
/// <param name="Type">The collection, kept as JSON.</param>
public sealed record ItemsScalar(SelectBlock Query, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"values({PlanText.OneLine(Query)})";
}

/// <summary>An operation on collections.</summary>
/// <param name="Operation">Which one.</param>
/// <param name="Arguments">Collections as <see cref="ItemsScalar"/> or the result of another operation, and whole numbers.</param>
/// <param name="Type">What it gives.</param>
public sealed record SequenceScalar(SequenceOperation Operation, ImmutableArray<Scalar> Arguments, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"items {Operation}({string.Join(", ", Arguments)})";
}

/// <summary>The rows of a block as a JSON array, in their order; empty when there are none.</summary>
/// <param name="Query">The block; its only column is the JSON of an item.</param>
/// <param name="Type">The collection, kept as JSON.</param>
public sealed record JsonArrayScalar(SelectBlock Query, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"array({PlanText.OneLine(Query)})";
}
