using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>A request, parsed and bound to the model: what is addressed and with which options. Values are in <see cref="Literals"/>.</summary>
/// <param name="Path">The resource path.</param>
/// <param name="Options">The system query options.</param>
/// <param name="Literals">The varying values.</param>
public sealed record BoundRequest(BoundPath Path, QueryOptions Options, LiteralTable Literals)
{
    /// <summary>Custom query options (no <c>$</c>, no <c>@</c>), by name.</summary>
    public ImmutableDictionary<string, string> Custom { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>$id</c> as sent, on a <c>$ref</c> path: the entity whose link is meant; null = not given.</summary>
    public string? EntityId { get; init; }

    /// <summary>The slot of the instant of which rows with history are read; null = what is current.</summary>
    public int? AsOfSlot { get; init; }

    /// <summary>The annotations of values that are sent along; null = none.</summary>
    public IncludedAnnotations? Annotations { get; init; }

    /// <summary>The shape: equal for requests that differ only in values.</summary>
    public override string ToString() => $"{Path}?{Options}{(AsOfSlot is { } slot ? $"&{AsOfOption.Name}={slot}" : "")}{(Annotations is null ? "" : $"&annotations={Annotations}")}";
}

/// <summary>A resource path (URL Conventions 4) as a list of segments.</summary>
public sealed record BoundPath(ImmutableArray<PathSegment> Segments)
{
    /// <summary>The last segment; null for the service root.</summary>
    public PathSegment? Last => Segments.IsEmpty ? null : Segments[^1];

    /// <inheritdoc />
    public override string ToString() => string.Join('/', Segments);
}

/// <summary>One step of a resource path.</summary>
public abstract record PathSegment;

/// <summary><c>$metadata</c>.</summary>
public sealed record MetadataSegment : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => "$metadata";
}

/// <summary>An entity set.</summary>
public sealed record EntitySetSegment(EntitySet Set) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => Set.Name;
}

/// <summary>A key: one expression for each key property, in the order of <see cref="EntityType.Key"/>; literals only.</summary>
public sealed record KeySegment(EntityType Type, ImmutableArray<LiteralExpression> Values) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => $"({string.Join(',', Values)})";
}

/// <summary>A structural property.</summary>
public sealed record PropertySegment(StructuralProperty Property) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => Property.Name;
}

/// <summary>A navigation property.</summary>
public sealed record NavigationSegment(NavigationProperty Navigation) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => Navigation.Name;
}

/// <summary><c>/$count</c>.</summary>
public sealed record CountSegment : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => "$count";
}

/// <summary><c>/$value</c>.</summary>
public sealed record ValueSegment : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => "$value";
}

/// <summary><c>/$ref</c>.</summary>
public sealed record ReferenceSegment : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => "$ref";
}

/// <summary><c>/$filter(…)</c> (4.01).</summary>
public sealed record FilterSegment(BoundExpression Filter) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => $"$filter({Filter})";
}

/// <summary><c>/$each</c> (4.01): a change of each entity that the path before it leads to.</summary>
public sealed record EachSegment : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => "$each";
}
