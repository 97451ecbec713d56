using System.Collections.Immutable;
using Lis.OData.Planning;
using Lis.OData.Planning.Scalars;
using Lis.OData.Sql;

namespace Lis.OData.Execution;

/// <summary>A plan with its statements: what is kept for later requests of the same shape.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Main">The main statement and those of its expands.</param>
/// <param name="Count">The statement of <see cref="ReadPlan.CountQuery"/>; null when there is none.</param>
/// <param name="Parent">The statement of <see cref="ReadPlan.ParentQuery"/>; null when there is none.</param>
public sealed record PreparedRead(ReadPlan Plan, PreparedRows Main, Statement? Count, Statement? Parent)
{
    /// <summary>The statement of <see cref="ReadPlan.ChangeQuery"/>; null when there is none.</summary>
    public Statement? Change { get; init; }

    /// <summary>The statement that counts rows and does nothing else, of <c>$count=true</c> or of a path that ends in <c>/$count</c>; null = none.</summary>
    public Statement? Counting { get; } = Count ?? (Plan is { Kind: ResultKind.Count, Statement.Query.Columns: [CountRowsScalar] } ? Main.Statement : null);

    /// <summary>Whether an expression names the current instant, so that the same request can answer differently without a commit.</summary>
    public bool UsesClock { get; } = Uses(Count) || Uses(Parent) || Uses(Main);

    /// <summary>Whether the main statement runs: not when no row is wanted, nor when it would do what <see cref="Counting"/> does.</summary>
    internal bool ReadsRows(ReadInputs inputs) => inputs.Rows.Read > 0 && (inputs.KnownCount is null || Plan.Kind != ResultKind.Count);

    /// <summary>What the context URLs of answers end with, by version of the protocol; null until the first answer.</summary>
    internal string?[] ContextFragments { get; } = new string?[2];

    static bool Uses(PreparedRows rows) => Uses(rows.Statement) || rows.Children.Any(child => Uses(child.Count) || Uses(child.Rows));

    static bool Uses(Statement? statement) => statement?.Parameters.Any(parameter => parameter.Origin == ParameterOrigin.Now) == true;

    /// <summary>Emits every statement of a plan.</summary>
    public static PreparedRead Of(ReadPlan plan, Func<SelectBlock, Statement> emit) => new(
        plan,
        PreparedRows.Of(plan.Statement, emit),
        plan.CountQuery is { } count ? emit(count) : null,
        plan.ParentQuery is { } parent ? emit(parent) : null)
    {
        Change = plan.ChangeQuery is { } change ? emit(change) : null,
    };
}

/// <summary>Rows of one shape with their statement and those of their to-many expands.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Statement">What gives the rows.</param>
/// <param name="Children">In the order of <see cref="StatementPlan.Children"/>.</param>
public sealed record PreparedRows(StatementPlan Plan, Statement Statement, ImmutableArray<PreparedChild> Children)
{
    /// <summary>Which columns the database says to be JSON; null until it was asked, which is once.</summary>
    internal bool[]? JsonColumns { get; set; }

    /// <summary>Emits the statement of rows and those of their expands.</summary>
    public static PreparedRows Of(StatementPlan plan, Func<SelectBlock, Statement> emit) =>
        new(plan, emit(plan.Query), [.. plan.Children.Select(child => PreparedChild.Of(child, emit))]);
}

/// <summary>A to-many expand with its statements.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Rows">The child rows.</param>
/// <param name="Count">The statement that counts them; null when not asked for.</param>
public sealed record PreparedChild(ChildPlan Plan, PreparedRows Rows, Statement? Count)
{
    /// <summary>Emits the statements of an expand.</summary>
    public static PreparedChild Of(ChildPlan plan, Func<SelectBlock, Statement> emit) =>
        new(plan, PreparedRows.Of(plan.Statement, emit), plan.CountQuery is { } count ? emit(count) : null);
}
