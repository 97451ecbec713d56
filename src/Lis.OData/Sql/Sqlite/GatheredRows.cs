using System.Collections.Immutable;
using Lis.OData.Planning;

namespace Lis.OData.Sql.Sqlite;

/// <summary>One row for each group, gathered by the engine (<see cref="GatheredForm"/>). The columns are called c0, c1 … in their order.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Rows">The rows that are gathered; their only column is a <see cref="GatherScalar"/>.</param>
/// <param name="Columns">How many columns a group has.</param>
sealed record GatheredRows(string Alias, SelectBlock Rows, int Columns) : RowSource(Alias)
{
    /// <inheritdoc />
    public override string ToString() => $"gathered({PlanText.OneLine(Rows)}) {Alias}";
}

/// <summary>All groups of all rows as one JSON array of arrays.</summary>
/// <param name="Form">What is made of the arguments.</param>
/// <param name="Arguments">The keys, then what is added up, counted or compared.</param>
/// <param name="Type">JSON.</param>
sealed record GatherScalar(GroupForm Form, ImmutableArray<Scalar> Arguments, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"gather {Form}({string.Join(", ", Arguments)})";
}
