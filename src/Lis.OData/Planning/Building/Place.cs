using Lis.OData.Model;

namespace Lis.OData.Planning.Building;

/// <summary>What a path expression has come to, from which it can go on.</summary>
abstract record Place;

/// <summary>An entity: a row.</summary>
sealed record EntityPlace(RowScope Row) : Place;

/// <summary>A complex value whose parts are columns of the row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Source">The parts.</param>
/// <param name="IsNullable">Whether the whole can be null.</param>
sealed record FlattenedPlace(RowScope Row, FlattenedSource Source, bool IsNullable) : Place;

/// <summary>A complex value kept as JSON.</summary>
sealed record JsonPlace(Scalar Json) : Place;

/// <summary>The row of the resource as a statement of its own finds it again, by its key; its key is brought along when it is asked for.</summary>
sealed record OuterPlace(Lazy<EntityPlace> Found) : Place
{
    public EntityPlace Entity => Found.Value;
}

/// <summary>A single value, or a collection kept as JSON.</summary>
sealed record ValuePlace(Scalar Value) : Place;
