using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// <c>groupby</c> and <c>aggregate</c>: a derived table of one row for each group. What is aggregated on a way of its own, over related
/// entities or step by step (<c>from</c>), is a table of its own over the same rows, joined by the keys.
/// </summary>
sealed class GroupBuilder(PlanContext context, RowScopes scopes)
{
    public ApplyRows Build(ApplyRows input, GroupTransformation group)
    {
        var isShared = input.Groups is not null || group.Aggregates.Any(item => item.Path is not null || !item.From.IsEmpty);
        var carried = isShared ? new CarriedRows(input) : null;
        var rows = carried?.Read(context) ?? input;
        var grouped = new GroupedRows(context);
        var outer = rows.Partition.Length;
        var paths = new GroupKeys(group.Keys, rows.Translator);
        ImmutableArray<Scalar> inputs = [.. rows.Partition, .. paths.Values];
        ImmutableArray<Scalar> keys = [.. inputs.Select(grouped.Key)];
        var values = group.Aggregates.Where(item => item.Path is null && item.From.IsEmpty).ToDictionary(
            item => item.Alias,
            item => grouped.Aggregate(item.Method, item.Operand is { } operand ? rows.Translator.Value(operand) : null, item.ResultType));
        var block = new BlockBuilder(grouped.Over(rows.Row.Block));
        foreach (var item in group.Aggregates.Where(item => item.Path is not null || !item.From.IsEmpty))
        {
            values.Add(item.Alias, new DetourBuilder(context).Build(carried!.Read(context), group.Keys, item, block, keys));
        }

        if (group.Keys.IsEmpty && input.Groups is { } groups)
        {
            (block, keys) = Complete(groups, block, keys, values, group);
        }

        var places = group.Aggregates.ToDictionary(item => item.Alias, item => (Place)new ValuePlace(values[item.Alias]), StringComparer.Ordinal);
        paths.Place(keys[outer..], places);
        var row = new RowScope(group.Result, grouped.Alias, block)
        {
            Result = new ResultRow(ResultMembers.Of(group.Result, "", places), keys),
        };
        return new ApplyRows(row, ExpressionTranslator.OfRow(context, scopes, row))
        {
            Partition = keys[..outer],
            Groups = group.Keys.IsEmpty ? input.Groups : null,
        };
    }

    /// <summary>Aggregated, a group without rows is a row all the same: its counts are 0, all else is null.</summary>
    (BlockBuilder Block, ImmutableArray<Scalar> Keys) Complete(
        GroupList groups,
        BlockBuilder block,
        ImmutableArray<Scalar> keys,
        Dictionary<string, Scalar> values,
        GroupTransformation group)
    {
        var all = new GroupedRows(context);
        var source = groups.Rows.Read(context);
        ImmutableArray<Scalar> known = [.. groups.Rows.Columns(source.Row.Alias, groups.Keys).Select(all.Key)];
        var alias = context.NextAlias();
        var inner = new List<Scalar>([.. keys, .. values.Values]);
        Scalar Column(int index) =>
            new ColumnScalar(alias, DerivedRows.ColumnName(index), inner[index].Type with { IsNullable = true });
        var whole = new BlockBuilder(all.Over(source.Row.Block));
        var pairs = known.Select((key, index) => (Scalar)new CompareScalar(Comparison.Equal, key, Column(index), true, ScalarType.Condition));
        whole.Join(new JoinSource(false, new DerivedRows(alias, block.Build([.. inner])), Logic.All([.. pairs])));
        var places = values.Keys.ToList();
        foreach (var item in group.Aggregates)
        {
            var value = Column(keys.Length + places.IndexOf(item.Alias));
            var isCount = item.From.IsEmpty && item.Method is AggregateMethod.Count or AggregateMethod.CountDistinct;
            values[item.Alias] = isCount ? OrZero(value, all.Number) : value;
        }

        return (whole, known);
    }

    static CaseScalar OrZero(Scalar count, ScalarType number) => new(
        [
            (Logic.Not(Logic.IsNull(count)), count),
            (Logic.True, new ConstantScalar(0m, number)),
        ],
        number);
}
