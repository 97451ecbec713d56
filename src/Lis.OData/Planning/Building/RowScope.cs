using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// A row that expressions read from: a table's row by its alias. Normally it stands in a block that can take up further joins. Where a
/// row must be read without joins (the ON of a join) what it leads to is read through scalar subqueries instead.
/// </summary>
/// <param name="Type">What the row is.</param>
/// <param name="Alias">The alias of its source.</param>
/// <param name="Block">The block whose source this row is.</param>
sealed record RowScope(EntityType Type, string Alias, BlockBuilder Block)
{
    /// <summary>Whether the row can be absent (an outer join), so that all of its columns can be null.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether <see cref="Block"/> may take up joins from this row.</summary>
    public bool CanJoin { get; init; } = true;

    /// <summary>Whether <see cref="Block"/> is a query of its own, and a value of this row its one result.</summary>
    public bool IsSubquery { get; init; }

    /// <summary>Where the values stand when <c>$apply</c> made the row; null = the row is one of a table.</summary>
    public ResultRow? Result { get; init; }

    /// <summary>Where <c>$apply</c> took the columns of a table's row along to; null = the row is read from its table.</summary>
    public Func<string, ScalarType, Scalar>? Carried { get; init; }

    /// <summary>What tells one row from another where that is more than its key, as after <c>join</c> and <c>concat</c>.</summary>
    public ImmutableArray<Scalar>? Keys { get; init; }

    /// <summary>The order that <c>$apply</c> gave, for what <c>$orderby</c> does not tell apart.</summary>
    public ImmutableArray<Ordering> Order { get; set; } = [];

    /// <summary>What stands in the row besides what the request expands.</summary>
    public ImmutableArray<ExpandItem> Nested { get; set; } = [];

    /// <summary>From which values of the row a collection starts that was nested in it; null = from the columns of the join.</summary>
    public Func<NavigationProperty, ImmutableArray<Scalar>>? StartsOf { get; init; }

    /// <summary>The type with the properties that the request added; null = it added none.</summary>
    public EntityType? Made { get; init; }

    /// <summary>The values of these properties, by name.</summary>
    public ImmutableDictionary<string, Lazy<Scalar>> Given { get; init; } = ImmutableDictionary<string, Lazy<Scalar>>.Empty;

    /// <summary>Null where there is no such row; null = the key of the row tells.</summary>
    public Scalar? Presence { get; init; }

    /// <summary>Which of its members each row has, after <c>concat</c>; null = every row has all.</summary>
    public RowVariants? Variants { get; init; }

    /// <summary>Rows of the same block to which navigations lead that <c>join</c> named.</summary>
    public Dictionary<NavigationProperty, RowScope> Attached { get; init; } = [];

    /// <summary>Rows that single-valued navigations lead to; true = whole, false = only what the rule of access shows.</summary>
    public Dictionary<(NavigationProperty, bool), RowScope> Joined { get; init; } = [];

    /// <summary>The values from which the rows of a navigation are found.</summary>
    public ImmutableArray<Scalar> Starts(NavigationProperty navigation) =>
        StartsOf?.Invoke(navigation) ?? [.. navigation.Join.Columns.Select(pair => Column(pair.Near))];

    /// <summary>A column of the row.</summary>
    public Scalar Column(string name, ScalarType type)
    {
        var isNullable = type.IsNullable || IsOptional;
        if (Carried is not null)
        {
            return Carried(name, type with { IsNullable = isNullable });
        }

        var column = new ColumnScalar(Alias, name, type with { IsNullable = isNullable });
        return IsSubquery ? new SubqueryScalar(Block.Build([column]), column.Type with { IsNullable = true }) : column;
    }

    /// <summary>A column that joins name; the property that it belongs to tells how it is kept.</summary>
    public Scalar Column(string name) => Column(name, ColumnTypes.Of(Type, name));
}
