using Lis.OData.Model;
using Lis.OData.Parsing.Apply;

namespace Lis.OData.Parsing.Bound;

/// <summary>
/// Leads to what a sequence of <c>$apply</c> makes of related entities (addnested, join), or of all rows that <c>nest</c> found. Expressions
/// and options name it like a navigation of the model; a plan puts the sequence in its place.
/// </summary>
public sealed class NestedNavigation : NavigationProperty
{
    internal NestedNavigation(ApplyClause steps, ApplyRowType rows) => (Steps, Rows) = (steps, rows);

    /// <summary>The navigation whose entities the sequence begins with; null = the rows that <c>nest</c> found.</summary>
    public NavigationProperty? Of { get; init; }

    /// <summary>The row type of the <c>nest</c> whose rows the sequence begins with; null = they are related entities.</summary>
    public EntityType? Nest { get; init; }

    /// <summary>What is made of them.</summary>
    public ApplyClause Steps { get; }

    /// <summary>What the rows are, for sequences that go on from here.</summary>
    internal ApplyRowType Rows { get; }

    /// <summary>Options over the rows as options over what the sequence began with.</summary>
    public QueryOptions Over(QueryOptions options) => options with { Apply = options.Apply ?? Steps };

    /// <summary>What nested rows are without further options.</summary>
    public ExpandItem Whole => new(this, QueryOptions.None) { IsWhole = true };

    /// <inheritdoc />
    public override string ToString() => $"{Of?.Name}{(IsCollection ? "" : "?")}{Steps} as {Name}";
}
