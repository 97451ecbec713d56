using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// A row that expressions read from: a table's row by its alias. Normally it stands in a block that can take up further joins. Where a
/// row must be read without joins (the ON of a join) what it leads to is read through scalar subqueries instead.
/// </summary>
sealed class RowScope(EntityType type, string alias, BlockBuilder block)
{
    public EntityType Type { get; } = type;

    public string Alias { get; } = alias;

    /// <summary>The block whose source this row is.</summary>
    public BlockBuilder Block { get; } = block;

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

    /// <summary>Rows that stand in this one besides what the request expands.</summary>
    public ImmutableArray<NestedRows> Nested { get; set; } = [];

    /// <summary>Which of its members each row has, after <c>concat</c>; null = every row has all.</summary>
    public RowVariants? Variants { get; init; }

    /// <summary>Rows of the same block to which navigations lead that <c>join</c> named.</summary>
    public Dictionary<NavigationProperty, RowScope> Attached { get; init; } = [];

    /// <summary>Rows that single-valued navigations lead to; true = whole, false = only what the rule of access shows.</summary>
    public Dictionary<(NavigationProperty, bool), RowScope> Joined { get; init; } = [];

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
