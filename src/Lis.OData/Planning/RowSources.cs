using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning;

/// <summary>A table of the database.</summary>
/// <param name="Alias">Its alias.</param>
/// <param name="Name">Its name, unquoted.</param>
public sealed record TableRows(string Alias, string Name) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} {Alias}";
}

/// <summary>Several tables as one.</summary>
/// <param name="Alias">The alias of all.</param>
/// <param name="Union">The tables.</param>
public sealed record UnionRows(string Alias, UnionTable Union) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"union({string.Join(", ", Union.Parts.Select(part => part.Name))}) {Alias}";
}

/// <summary>The rows of a table as they were at an instant: the revisions that held then, current or closed since.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Name">The table's name, unquoted.</param>
/// <param name="History">Where its closed revisions are.</param>
/// <param name="Instant">The instant.</param>
public sealed record PastRows(string Alias, string Name, HistoryTable History, Scalar Instant) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"past({Name}, {History.Name} at {Instant}) {Alias}";
}

/// <summary>The rows of another query. Its columns are called c0, c1 … in their order.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Query">The query.</param>
/// <param name="IsLateral">Whether it names sources that stand before it (PostgreSQL).</param>
public sealed record DerivedRows(string Alias, SelectBlock Query, bool IsLateral = false) : RowSource(Alias)
{
    /// <summary>The name of a column.</summary>
    public static string ColumnName(int ordinal) => FormattableString.Invariant($"c{ordinal}");

    /// <inheritdoc />
    public override string ToString() => $"{(IsLateral ? "lateral " : "")}({PlanText.OneLine(Query)}) {Alias}";
}

/// <summary>The rows of several queries with the same columns, all of them (UNION ALL). The columns are called c0, c1 … in their order.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Queries">The queries.</param>
public sealed record StackedRows(string Alias, ImmutableArray<SelectBlock> Queries) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"all({string.Join(" | ", Queries.Select(PlanText.OneLine))}) {Alias}";
}

/// <summary>
/// The rows of a query, and those that follow from them again and again, each once (WITH RECURSIVE). The columns are called c0, c1 … in their
/// order; the step reads the rows found last as a table of the name.
/// </summary>
/// <param name="Alias">The alias.</param>
/// <param name="Name">The name, unique within the statement.</param>
/// <param name="Start">The first rows.</param>
/// <param name="Step">What follows from a row.</param>
public sealed record RecursiveRows(string Alias, string Name, SelectBlock Start, SelectBlock Step) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"recursive {Name}({PlanText.OneLine(Start)} then {PlanText.OneLine(Step)}) {Alias}";
}

/// <summary>One row without columns.</summary>
/// <param name="Alias">The alias.</param>
public sealed record OneRow(string Alias) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"one {Alias}";
}

/// <summary>One row for each item of an array that is kept as JSON; none when it is null.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Array">The array.</param>
/// <param name="IsNumbered">Whether the place of an item in the array is asked for.</param>
public sealed record JsonRows(string Alias, Scalar Array, bool IsNumbered = false) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"{(IsNumbered ? "numbered " : "")}items({Array}) {Alias}";
}

/// <summary>One row for each literal of a list.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Slot">The slot of the list.</param>
/// <param name="ItemType">What each literal is.</param>
public sealed record ListRows(string Alias, int Slot, ScalarType ItemType) : RowSource(Alias)
{
    /// <summary>The name of the one column.</summary>
    public const string Item = "item";

    /// <inheritdoc />
    public override string ToString() => $"list(?{Slot}) {Alias}";
}

/// <summary>
/// The parents of an expand as rows, in the order given (PostgreSQL: arrays side by side). Columns k0, k1 … are the values from which
/// the join starts.
/// </summary>
/// <param name="Alias">The alias.</param>
/// <param name="Keys">One array for each value, all <see cref="Scalars.ParentKeyScalar"/>.</param>
public sealed record ParentRows(string Alias, ImmutableArray<Scalar> Keys) : RowSource(Alias)
{
    /// <summary>The name of a column.</summary>
    public static string ColumnName(int index) => FormattableString.Invariant($"k{index}");

    /// <inheritdoc />
    public override string ToString() => $"parents({string.Join(", ", Keys)}) {Alias}";
}
