using System.Collections.Immutable;
using Lis.OData.Sql;

namespace Lis.OData.Execution;

/// <summary>What varies between the statements of one read.</summary>
/// <param name="Rows">How many rows the statement reads.</param>
public readonly record struct StatementScope(long Rows)
{
    /// <summary>The parents' values that a child statement starts from: a value for each column on SQLite, an array on PostgreSQL.</summary>
    public ImmutableArray<object?> ParentKeys { get; init; } = [];
}

/// <summary>Gives every parameter of a statement its value, in the form in which the database keeps it.</summary>
static class ParameterValues
{
    /// <summary>The values in the order of the statement's parameters.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="inputs">The values of the read.</param>
    /// <param name="scope">What varies between its statements.</param>
    /// <param name="listOf">How the database takes the values of a list.</param>
    public static object?[] Of(Statement statement, ReadInputs inputs, StatementScope scope, Func<ParameterSpec, object[], object> listOf)
    {
        var values = new object?[statement.Parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Of(statement.Parameters[i], inputs, scope, listOf);
        }

        return values;
    }

    static object? Of(ParameterSpec spec, ReadInputs inputs, StatementScope scope, Func<ParameterSpec, object[], object> listOf) => spec.Origin switch
    {
        ParameterOrigin.Slot => StoreValue.Of(inputs.Request.Literals[spec.Index], spec),
        ParameterOrigin.SlotList => listOf(spec, StoreValue.OfList(inputs.Request.Literals.List(spec.Index), spec)),
        ParameterOrigin.Caller => inputs.Caller.Values.GetValueOrDefault(spec.Name!) is { } value ? StoreValue.Of(value, spec) : null,
        ParameterOrigin.PageKey => inputs.PageKeys[spec.Index],
        ParameterOrigin.Limit => scope.Rows,
        ParameterOrigin.ParentNumber => 0L,
        ParameterOrigin.ParentKey => scope.ParentKeys[spec.Index],
        ParameterOrigin.Now => StoreValue.Of(inputs.Now, spec),
        ParameterOrigin.Constant => spec.Value is { } constant ? StoreValue.Of(constant, spec) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(spec)),
    };
}
