using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>What names stand for while one row is looked at: the row, lambda variables by depth, and what $compute defines.</summary>
/// <param name="Variables">The row by 0, lambda variables by their depth.</param>
/// <param name="Computed">What $compute defines.</param>
/// <param name="DanishResults">Properties of aggregated rows that hold running text.</param>
public sealed record OracleScope(
    ImmutableDictionary<int, object?> Variables, ImmutableArray<ComputeItem> Computed, IReadOnlySet<StructuralProperty> DanishResults)
{
    public static OracleScope Of(OracleRow row, ImmutableArray<ComputeItem> computed) =>
        new(ImmutableDictionary<int, object?>.Empty.Add(0, row), computed, row.DanishResults);

    public OracleScope With(VariableExpression variable, object? value) => this with { Variables = Variables.SetItem(variable.Depth, value) };
}

/// <summary>A computation that the standard lets fail: division by zero, a result beyond its type.</summary>
public sealed class OracleFault(string message) : Exception(message);
