using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// An item of <c>aggregate</c> that comes to its values by a way of its own: over related entities, each taken once for each group, or step
/// by step (<c>from</c>).
/// </summary>
sealed class DetourBuilder(PlanContext context)
{
    /// <summary>Joins the table of the item to the block of the groups; the value as the block reads it.</summary>
    public Scalar Build(ApplyRows rows, ImmutableArray<GroupingPath> keys, AggregateItem item, BlockBuilder groups, ImmutableArray<Scalar> groupKeys)
    {
        ImmutableArray<Scalar> own = [.. rows.Partition, .. new GroupKeys(keys, rows.Translator).Values];
        ImmutableArray<Scalar> finer = [.. item.From.Reverse().SelectMany(clause => new GroupKeys(clause.Keys, rows.Translator).Values)];
        var counts = item.From.Reverse().Select(clause => new GroupKeys(clause.Keys, rows.Translator).Values.Length).ToList();
        var level = Level(rows, [.. own, .. finer], item);
        var left = finer.Length;
        foreach (var (index, clause) in item.From.Index())
        {
            left -= counts[^(index + 1)];
            level = Coarser(level, own.Length + left, clause.Method, clause.ResultType);
        }

        var pairs = groupKeys.Select((key, index) => (Scalar)new CompareScalar(Comparison.Equal, key, level.Keys[index], true, ScalarType.Condition));
        groups.Join(new JoinSource(false, level.Table, groupKeys.IsEmpty ? Logic.True : Logic.All([.. pairs])));
        return item.From.IsEmpty && item.Method is AggregateMethod.Count or AggregateMethod.CountDistinct
            ? new CaseScalar([(Logic.Not(new IsNullScalar(level.Value, ScalarType.Condition)), level.Value), (Logic.True, new ConstantScalar(0m, level.Value.Type))], level.Value.Type)
            : level.Value;
    }

    /// <summary>The values themselves, one row for each of the finest groups.</summary>
    Grouped Level(ApplyRows rows, ImmutableArray<Scalar> keys, AggregateItem item)
    {
        var type = item.From.IsEmpty ? item.ResultType : OwnResult(item);
        if (item.Path is not { } path)
        {
            var table = new GroupedRows(context);
            ImmutableArray<Scalar> all = [.. keys.Select(table.Key)];
            var value = table.Aggregate(item.Method, item.Operand is { } operand ? rows.Translator.Value(operand) : null, type);
            return new(table.Over(rows.Row.Block), all, value);
        }

        var translator = path.Steps.Aggregate(rows.Translator, (known, step) => known.Unfold(rows.Row.Block, step));
        var once = new GroupedRows(context);
        ImmutableArray<Scalar> outer = [.. keys.Select(once.Key)];
        var end = translator.Value(item.Operand!);
        if (path.Entity is not { } entity)
        {
            var items = new GroupedRows(context);
            ImmutableArray<Scalar> own = [.. keys.Select(items.Key)];
            var ofItems = items.Aggregate(item.Method, end, type);
            return new(items.Over(rows.Row.Block), own, ofItems);
        }

        var identity = ((EntityType)entity.Type!).Key
            .Select(key => once.Key(translator.Value(new PropertyExpression(entity, key)))).ToList();
        var single = item.Operand!.Type is EntityType ? identity[0] : once.Key(end);
        var result = new GroupedRows(context);
        ImmutableArray<Scalar> kept = [.. outer.Select(result.Key)];
        var counted = item.Method == AggregateMethod.CountDistinct && item.Operand.Type is EntityType ? AggregateMethod.Count : item.Method;
        var aggregated = result.Aggregate(counted, single, type);
        return new(result.Over(new BlockBuilder(once.Over(rows.Row.Block))), kept, aggregated);
    }

    /// <summary>The type of the values before any <c>from</c> puts them together.</summary>
    static ODataType OwnResult(AggregateItem item) => (item.Method, item.Operand?.Type) switch
    {
        (AggregateMethod.Min or AggregateMethod.Max, { } type) => type,
        (AggregateMethod.Sum or AggregateMethod.Average, PrimitiveType { Kind: PrimitiveKind.Double or PrimitiveKind.Single }) => PrimitiveType.Double,
        _ => PrimitiveType.Decimal,
    };

    Grouped Coarser(Grouped finer, int keys, AggregateMethod method, ODataType type)
    {
        var table = new GroupedRows(context);
        ImmutableArray<Scalar> kept = [.. finer.Keys.Take(keys).Select(table.Key)];
        var value = table.Aggregate(method, finer.Value, type);
        return new(table.Over(new BlockBuilder(finer.Table)), kept, value);
    }

    sealed record Grouped(DerivedRows Table, ImmutableArray<Scalar> Keys, Scalar Value);
}
