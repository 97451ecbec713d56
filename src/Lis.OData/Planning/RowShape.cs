using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning;

/// <summary>How one row of a statement is written. Items stand in payload order.</summary>
/// <param name="Type">The entity type of the row; null when the row is no entity.</param>
/// <param name="Set">The entity set, for ids and links; null when the row is no entity.</param>
/// <param name="Items">What is written.</param>
/// <param name="Key">Where the row has its key values, in the order of <see cref="EntityType.Key"/>; selected or not.</param>
/// <param name="Version">Where the row has the number that makes its ETag; null = none.</param>
public sealed record RowShape(
    EntityType? Type, EntitySet? Set, ImmutableArray<ShapeItem> Items, ImmutableArray<ColumnRead> Key, ColumnRead? Version)
{
    /// <summary>Where the row has the media type of a media entity; null = unknown, or it is none.</summary>
    public ColumnRead? MediaType { get; init; }

    /// <summary>Rows of several kinds: each has some of the items only. Null = every row has all.</summary>
    public ShapeVariants? Variants { get; init; }

    /// <summary>The operations that are bound to the entity, overloads once.</summary>
    public ImmutableArray<Operation> Operations { get; init; } = [];
}

/// <summary>The kinds of rows of one statement.</summary>
/// <param name="Number">Where the row has the number of its kind.</param>
/// <param name="Items">What is written of each kind.</param>
public sealed record ShapeVariants(ColumnRead Number, ImmutableArray<ImmutableArray<ShapeItem>> Items);

/// <summary>Where and how a value stands in a row.</summary>
/// <param name="Ordinal">Zero-based column number.</param>
/// <param name="Store">How the column keeps values.</param>
/// <param name="Scale">Digits of a <see cref="StoreType.ScaledInteger"/>.</param>
/// <param name="IsNullable">Whether NULL can occur.</param>
public sealed record ColumnRead(int Ordinal, StoreType Store, int Scale, bool IsNullable);

/// <summary>One member of the JSON object of a row.</summary>
/// <param name="Name">The property's name.</param>
public abstract record ShapeItem(string Name);

/// <summary>A primitive or enumeration value, or a collection or complex value kept as JSON.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">The EDM type.</param>
/// <param name="Column">Where it stands.</param>
/// <param name="IsDynamic">Defined by the request (<c>$compute</c>), so its type is annotated.</param>
public sealed record ColumnItem(string Name, ODataType Type, ColumnRead Column, bool IsDynamic = false) : ShapeItem(Name)
{
    /// <summary>Where the number of items before <c>$top</c> and <c>$skip</c> is; null = it was not asked for.</summary>
    public ColumnRead? Count { get; init; }
}

/// <summary>What is said of a value, before it.</summary>
/// <param name="Name">The property's name, if any, with the annotation's behind <c>@</c>.</param>
/// <param name="Type">The type of what is said.</param>
/// <param name="Column">Where it stands; NULL there = nothing is said.</param>
public sealed record AnnotationItem(string Name, ODataType Type, ColumnRead Column) : ShapeItem(Name);

/// <summary>A complex value whose parts stand in columns of their own.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">The complex type.</param>
/// <param name="Presence">NULL here = the value is null; null = always there.</param>
/// <param name="Parts">Its properties.</param>
public sealed record ComplexItem(string Name, ComplexType Type, ColumnRead? Presence, ImmutableArray<ShapeItem> Parts) : ShapeItem(Name);

/// <summary>An expanded single-valued navigation, joined into the same row.</summary>
/// <param name="Name">The navigation's name.</param>
/// <param name="Shape">The related entity.</param>
/// <param name="Presence">NULL here = there is no related entity (or none for this caller).</param>
/// <param name="IsReference"><c>/$ref</c>: only the id is written.</param>
public sealed record EntityItem(string Name, RowShape Shape, ColumnRead Presence, bool IsReference = false) : ShapeItem(Name)
{
    /// <summary>Whether the request made it, so that no address leads to it.</summary>
    public bool IsMade { get; init; }
}

/// <summary>An expanded collection-valued navigation.</summary>
/// <param name="Name">The navigation's name.</param>
/// <param name="Child">Index into <see cref="StatementPlan.Children"/> of the statement whose row this is.</param>
/// <param name="IsCountOnly"><c>/$count</c>: only the number is written.</param>
/// <param name="IsReference"><c>/$ref</c>: only ids are written.</param>
public sealed record CollectionItem(string Name, int Child, bool IsCountOnly = false, bool IsReference = false) : ShapeItem(Name)
{
    /// <summary>Whether the request made it, so that no address leads to it.</summary>
    public bool IsMade { get; init; }
}

/// <summary>What the entity has besides when it is of a derived type.</summary>
/// <param name="Type">The derived type.</param>
/// <param name="Presence">NULL here = it is not of the type.</param>
/// <param name="Parts">The properties that the type adds.</param>
public sealed record DerivedItem(EntityType Type, ColumnRead Presence, ImmutableArray<ShapeItem> Parts) : ShapeItem(Type.Name);

/// <summary>A stream property: only its links are written, and only where metadata asks for links.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="MediaType">Where the media type of the bytes stands; null = unknown.</param>
public sealed record StreamItem(string Name, ColumnRead? MediaType) : ShapeItem(Name);

/// <summary>An entity that is not expanded in a row that is none itself: the link to it.</summary>
/// <param name="Name">The navigation.</param>
/// <param name="Entity">Where its key is.</param>
public sealed record AddressItem(string Name, RowShape Entity) : ShapeItem(Name);

/// <summary>A navigation that is selected but not expanded: only its link is written, and only where metadata asks for links.</summary>
/// <param name="Name">The navigation's name.</param>
public sealed record LinkItem(string Name) : ShapeItem(Name);
