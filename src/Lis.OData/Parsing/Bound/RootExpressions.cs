using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary><c>$root/Set</c> in an expression (URL Conventions 5.1.1.14.4): the entities of a set, or a singleton.</summary>
/// <param name="Set">The set or singleton.</param>
public sealed record RootExpression(EntitySet Set) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type { get; } = Set.IsSingleton ? Set.Type : new CollectionType(Set.Type);

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public bool Equals(RootExpression? other) => ReferenceEquals(Set, other?.Set);

    /// <inheritdoc />
    public override int GetHashCode() => Set.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => $"$root/{Set}";
}

/// <summary>The entity of a collection that has a key: <c>$root/Set('a')</c>, <c>Navigation(1)</c>. Null when there is none.</summary>
/// <param name="Collection">The collection: of a set or behind a navigation.</param>
/// <param name="Key">The key.</param>
public sealed record KeyedExpression(BoundExpression Collection, KeySegment Key) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => Key.Type;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public bool Equals(KeyedExpression? other) =>
        other is not null && Collection.Equals(other.Collection) && ReferenceEquals(Key.Type, other.Key.Type) && Key.Values.SequenceEqual(other.Key.Values);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Collection, Key.Type, Key.Values.Length);

    /// <inheritdoc />
    public override string ToString() => $"{Collection}{Key}";
}

/// <summary><c>$all</c> (URL Conventions 4.16): the entities of all sets.</summary>
public sealed record AllSegment : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => "$all";
}

/// <summary><c>$crossjoin(A,B)</c> (URL Conventions 4.15): each entity of one set with each of the others.</summary>
/// <param name="RowType">The type of a row, made for the request; a navigation to one leads to the entity of each set.</param>
/// <param name="Sets">The sets, in the order of the navigations.</param>
public sealed record CrossJoinSegment(EntityType RowType, ImmutableArray<EntitySet> Sets) : PathSegment
{
    /// <inheritdoc />
    public override string ToString() => $"$crossjoin({string.Join(',', Sets)})";
}
