using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning;

/// <summary>What a read answers with.</summary>
public enum ResultKind
{
    /// <summary>A collection of entities.</summary>
    Collection,

    /// <summary>One entity; no row = not found, or 204 for a navigation that leads nowhere.</summary>
    Entity,

    /// <summary>The value of one property, wrapped in JSON; null = 204.</summary>
    Property,

    /// <summary>The bare value of one primitive property (<c>/$value</c>); null = 204.</summary>
    RawValue,

    /// <summary>The bare number of <c>/$count</c>.</summary>
    Count,

    /// <summary>References of a collection (<c>/$ref</c>).</summary>
    References,

    /// <summary>The reference of one entity (<c>/$ref</c>).</summary>
    Reference,

    /// <summary>The bytes of a stream: first column the bytes, second their media type; null = 204.</summary>
    Stream,
}

/// <summary>
/// A read, decided: which statements run and how their rows become an answer. Immutable, printable, free of values, so it is kept for
/// every later request of the same shape and caller profile.
/// </summary>
public sealed record ReadPlan
{
    /// <summary>What the read answers with.</summary>
    public required ResultKind Kind { get; init; }

    /// <summary>The entity set behind the rows; null for a count or bare value.</summary>
    public EntitySet? Set { get; init; }

    /// <summary>The main statement; one row for each entity, or one row with one column.</summary>
    public required StatementPlan Statement { get; init; }

    /// <summary>One row with the number of all matches, for <c>$count=true</c>; null = not asked for.</summary>
    public SelectBlock? CountQuery { get; init; }

    /// <summary>
    /// One row when the entity that the path goes through exists for this caller; runs only when the main statement gave no row, to tell
    /// an empty collection or a null navigation from 404; for a count when the number is 0. Null = no such entity in the path.
    /// </summary>
    public SelectBlock? ParentQuery { get; init; }

    /// <summary>
    /// One row with the number of the last commit and, or null, of the last barrier, in the same state of the data as the rows; null = the
    /// read is not tracked.
    /// </summary>
    public SelectBlock? ChangeQuery { get; init; }

    /// <summary>The types whose rows the read looks at, those that only rules look at among them: what the answer depends on.</summary>
    public IReadOnlySet<EntityType> Reached { get; init; } = ImmutableHashSet<EntityType>.Empty;

    /// <summary>How the answer is cut into pages; null = it is one row or never paged.</summary>
    public PagePlan? Page { get; init; }

    /// <inheritdoc />
    public override string ToString() => PlanText.Of(this);
}

/// <summary>A statement with the shape of its rows and the statements of its to-many expands.</summary>
/// <param name="Query">What to run.</param>
/// <param name="Shape">How one row is written.</param>
/// <param name="Children">One for each <see cref="CollectionItem"/> in the shape, also in shapes nested in it.</param>
public sealed record StatementPlan(SelectBlock Query, RowShape Shape, ImmutableArray<ChildPlan> Children);

/// <summary>
/// The statement of a to-many expand: answers for many parents at once. Its first column is the zero-based number of the parent in the
/// order in which their keys were given (on SQLite the statement runs once for each parent and the column is constant).
/// </summary>
/// <param name="Navigation">The navigation that is expanded.</param>
/// <param name="ParentKey">Where the parent's row has the values that the join starts from.</param>
/// <param name="Statement">The child rows; per parent at most <see cref="PagePlan"/>'s rows plus one.</param>
/// <param name="CountQuery">
/// First column the parent's number, second the number of all matches, for a nested <c>$count=true</c>; else null. For
/// <c>/$count</c> (<see cref="CollectionItem.IsCountOnly"/>) it is all that runs, and the same as the statement.
/// </param>
/// <param name="Page">How the nested collection is cut.</param>
public sealed record ChildPlan(
    NavigationProperty Navigation, ImmutableArray<ColumnRead> ParentKey, StatementPlan Statement, SelectBlock? CountQuery, PagePlan Page)
{
    /// <summary>Whether all rows are answered, however many.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>Keyset paging: the order is total, and the last row's order values are the start of the next page.</summary>
/// <param name="TopSlot">The slot of <c>$top</c>; null = unbounded.</param>
/// <param name="Keys">The order of the rows: where each order value stands in the row. The entity key comes last.</param>
public sealed record PagePlan(int? TopSlot, ImmutableArray<PageKey> Keys);

/// <summary>One value of the total order.</summary>
/// <param name="Column">Where it stands in the row.</param>
/// <param name="Type">Its type.</param>
public sealed record PageKey(ColumnRead Column, ODataType Type);

/// <summary>Where a continued page starts, as far as the plan must know: the values themselves are parameters.</summary>
/// <param name="IsNull">For each order value of the last row (<see cref="PagePlan.Keys"/>) whether it was null.</param>
public sealed record PageStart(ImmutableArray<bool> IsNull)
{
    /// <summary>The null pattern, part of the key under which plans are kept.</summary>
    public override string ToString() => string.Concat(IsNull.Select(isNull => isNull ? '0' : '1'));
}
