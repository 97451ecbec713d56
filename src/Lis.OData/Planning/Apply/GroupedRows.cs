using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>A derived table of one row for each group in the making: its keys first, then values of the groups.</summary>
sealed class GroupedRows(PlanContext context)
{
    readonly List<Scalar> columns = [];
    int keys;

    public string Alias { get; } = context.NextAlias();

    /// <summary>A count is an Edm.Decimal of scale 0 (Data Aggregation sections 3.2.1.3.5 and 3.2.1.4).</summary>
    public ScalarType Number => context.Dialect == DatabaseDialect.Sqlite
        ? new ScalarType(PrimitiveType.Decimal, StoreType.ScaledInteger, 0, default, false)
        : context.Natural(PrimitiveType.Decimal, false);

    /// <summary>Adds a key; all keys come before any value.</summary>
    public Scalar Key(Scalar value)
    {
        keys++;
        columns.Add(value);
        return Column(columns.Count - 1);
    }

    /// <summary>Adds what a method makes of a value of the rows; as it is read from outside.</summary>
    /// <param name="method">The method.</param>
    /// <param name="operand">The value; null = the rows are counted.</param>
    /// <param name="result">The type of the result.</param>
    public Scalar Aggregate(AggregateMethod method, Scalar? operand, ODataType result) => (method, operand) switch
    {
        (_, null) => Value(new AggregateScalar(AggregateKind.CountRows, null, Number)),
        (AggregateMethod.Count, _) => Value(new AggregateScalar(AggregateKind.CountValues, operand, Number)),
        (AggregateMethod.CountDistinct, _) => Value(new AggregateScalar(AggregateKind.CountDistinct, operand, Number)),
        (AggregateMethod.Sum, _) => Sum(operand, result),
        (AggregateMethod.Average, _) => Average(operand, result),
        (AggregateMethod.Min, _) => Value(new AggregateScalar(AggregateKind.Min, operand, operand.Type with { IsNullable = true })),
        _ => Value(new AggregateScalar(AggregateKind.Max, operand, operand.Type with { IsNullable = true })),
    };

    /// <summary>The table over the rows of a block.</summary>
    public DerivedRows Over(BlockBuilder rows)
    {
        var all = columns.Count == 0 ? [new AggregateScalar(AggregateKind.CountRows, null, Number)] : columns.ToImmutableArray();
        return new DerivedRows(Alias, rows.Build(all) with { GroupKeys = keys, IsGrouped = true });
    }

    Scalar Sum(Scalar operand, ODataType result) => Value(new AggregateScalar(AggregateKind.Sum, operand, context.Natural(result, true)));

    /// <summary>The quotient of sum and count, by the same division as divby: at most 10 decimals, half to even, null without values.</summary>
    ArithmeticScalar Average(Scalar operand, ODataType result)
    {
        var count = Value(new AggregateScalar(AggregateKind.CountValues, operand, Number));
        return new ArithmeticScalar(BinaryOperator.DivideBy, Sum(operand, result), count, context.Natural(result, true));
    }

    /// <summary>An aggregate that is asked for twice, as the sum behind an average, stands there once.</summary>
    ColumnScalar Value(AggregateScalar value)
    {
        var index = columns.IndexOf(value);
        if (index < 0)
        {
            index = columns.Count;
            columns.Add(value);
        }

        return Column(index);
    }

    ColumnScalar Column(int index) => new(Alias, DerivedRows.ColumnName(index), columns[index].Type);
}
