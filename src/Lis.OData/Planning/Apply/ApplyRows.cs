using System.Collections.Immutable;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary>The rows between two transformations.</summary>
/// <param name="Row">A row, in a block that can take up further conditions.</param>
/// <param name="Translator">For expressions over it.</param>
sealed record ApplyRows(RowScope Row, ExpressionTranslator Translator)
{
    /// <summary>The order that <c>orderby</c> gave; empty = none.</summary>
    public ImmutableArray<Ordering> Order { get; init; } = [];

    /// <summary>The keys of the groups in which the transformations work, each by itself; empty = all rows are one.</summary>
    public ImmutableArray<Scalar> Partition { get; init; } = [];

    /// <summary>Gives the keys of all groups, also of those that have lost their rows since; null = there are no groups.</summary>
    public GroupList? Groups { get; init; }

    /// <summary>Makes the same rows once more, in another statement, of all parents and groups; null = that cannot be done.</summary>
    public Func<PlanContext, ApplyRows>? Again { get; init; }

    /// <summary>The values of the parent whose rows these are; <see cref="Again"/> has them as the first keys of its groups.</summary>
    public ImmutableArray<Scalar> Outer { get; init; } = [];

    /// <summary>What tells one row from another, within its group.</summary>
    public ImmutableArray<Scalar> Keys => OrderBuilder.Keys(Row, Translator);

    /// <summary>The order that decides which rows are first: the one given, then that of the keys.</summary>
    public ImmutableArray<Ordering> TotalOrder(params ReadOnlySpan<Ordering> first) =>
        [.. first.ToArray(), .. Order, .. Keys.Select(key => new Ordering(key, false))];
}

/// <summary>The groups of <c>groupby</c> with a sequence.</summary>
/// <param name="Rows">The rows that were grouped.</param>
/// <param name="Keys">The keys, in these rows.</param>
sealed record GroupList(CarriedRows Rows, ImmutableArray<Scalar> Keys);
