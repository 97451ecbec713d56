using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary><c>groupby</c> and <c>aggregate</c>: a derived table of one row for each group.</summary>
sealed class GroupBuilder(PlanContext context, ExpressionTranslator translator)
{
    readonly string alias = context.NextAlias();
    readonly List<Scalar> columns = [];

    public RowScope Build(RowScope input, GroupTransformation group)
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var keys = ImmutableArray.CreateBuilder<Scalar>(group.Keys.Length);
        foreach (var key in group.Keys)
        {
            var column = Column(translator.Value(key.Value));
            keys.Add(column);
            places.Add(string.Join('/', key.Names), new ValuePlace(column));
        }

        foreach (var item in group.Aggregates)
        {
            places.Add(item.Alias, new ValuePlace(Aggregate(item)));
        }

        var query = input.Block.Build([.. columns]) with { GroupKeys = keys.Count, IsGrouped = true };
        return new RowScope(group.Result, alias, new BlockBuilder(new DerivedRows(alias, query)))
        {
            Result = new ResultRow(Members(group.Result, "", places), keys.ToImmutable()),
        };
    }

    Scalar Aggregate(AggregateItem item) => item.Method switch
    {
        AggregateMethod.Count => Column(new AggregateScalar(AggregateKind.CountRows, null, Number)),
        AggregateMethod.CountDistinct => Column(new AggregateScalar(AggregateKind.CountDistinct, translator.Value(item.Operand!), Number)),
        AggregateMethod.Sum => Sum(item),
        AggregateMethod.Average => Average(item),
        var method => Extreme(method == AggregateMethod.Min ? AggregateKind.Min : AggregateKind.Max, translator.Value(item.Operand!)),
    };

    Scalar Sum(AggregateItem item) =>
        Column(new AggregateScalar(AggregateKind.Sum, translator.Value(item.Operand!), context.Natural(item.ResultType, true)));

    /// <summary>The quotient of sum and count, by the same division as divby: at most 10 decimals, half to even, null without values.</summary>
    ArithmeticScalar Average(AggregateItem item)
    {
        var count = Column(new AggregateScalar(AggregateKind.CountValues, translator.Value(item.Operand!), Number));
        return new ArithmeticScalar(BinaryOperator.DivideBy, Sum(item), count, context.Natural(item.ResultType, true));
    }

    Scalar Extreme(AggregateKind kind, Scalar operand) =>
        Column(new AggregateScalar(kind, operand, operand.Type with { IsNullable = true }));

    /// <summary>A count is an Edm.Decimal of scale 0 (Data Aggregation sections 3.1.3.5 and 3.1.5).</summary>
    ScalarType Number => context.Dialect == DatabaseDialect.Sqlite
        ? new ScalarType(PrimitiveType.Decimal, StoreType.ScaledInteger, 0, default, false)
        : context.Natural(PrimitiveType.Decimal, false);

    /// <summary>An aggregate that is asked for twice, as the sum behind an average, stands there once.</summary>
    ColumnScalar Column(Scalar value)
    {
        var index = value is AggregateScalar ? columns.IndexOf(value) : -1;
        if (index < 0)
        {
            index = columns.Count;
            columns.Add(value);
        }

        return new ColumnScalar(alias, DerivedRows.ColumnName(index), value.Type);
    }

    static Dictionary<StructuralProperty, Place> Members(StructuredType type, string path, Dictionary<string, Place> places) =>
        type.Properties.ToDictionary(
            property => property,
            property => property.Type is ComplexType complex
                ? new ResultPlace(Members(complex, $"{path}{property.Name}/", places))
                : places[path + property.Name]);
}
