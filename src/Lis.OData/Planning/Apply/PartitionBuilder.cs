using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary><c>groupby</c> with a sequence: its transformations keep to the group, and rows that they make get the keys of it.</summary>
sealed class PartitionBuilder(PlanContext context, ApplyBuilder sequences)
{
    public ApplyRows Build(ApplyRows input, PartitionTransformation partition)
    {
        var outer = input.Partition.Length;
        var (rows, keys) = Divided(input, partition, isKept: MayAggregateNothing(partition.Inner, hasLost: false));
        rows = rows with
        {
            Outer = input.Outer,
            Again = input.Again is { } again
                ? other => new PartitionBuilder(other, new ApplyBuilder(other, new RowScopes(other))).Divided(again(other), partition, isKept: true).Rows
                : null,
        };
        var output = sequences.Steps(rows, partition.Inner);
        var own = output.Partition[outer..];
        return Named(output, partition, keys, own) with
        {
            Partition = output.Partition[..outer],
            Order = [.. own.Select(key => new Ordering(key, false)), .. output.Order],
            Groups = input.Groups,
        };
    }

    /// <summary>Where a group may lose its rows before they are aggregated, all groups are kept in mind.</summary>
    (ApplyRows Rows, GroupKeys Keys) Divided(ApplyRows input, PartitionTransformation partition, bool isKept)
    {
        if (!isKept)
        {
            var own = new GroupKeys(partition.Keys, input.Translator);
            return (input with { Partition = [.. input.Partition, .. own.Values], Groups = null }, own);
        }

        var carried = new CarriedRows(input);
        var rows = carried.Read(context);
        var keys = new GroupKeys(partition.Keys, input.Translator);
        ImmutableArray<Scalar> all = [.. input.Partition, .. keys.Values];
        var groups = new GroupList(carried, all);
        return (rows with { Partition = carried.Columns(rows.Row.Alias, all), Groups = groups }, keys);
    }

    static bool MayAggregateNothing(ApplyClause clause, bool hasLost) => clause.Steps.Index().Any(step => step.Item switch
    {
        ConcatTransformation concat => concat.Branches.Any(branch => MayAggregateNothing(branch.Steps, hasLost || step.Index > 0)),
        NestTransformation => hasLost || step.Index > 0,
        GroupTransformation group => group.Keys.IsEmpty && (hasLost || step.Index > 0),
        _ => false,
    });

    static ApplyRows Named(ApplyRows output, PartitionTransformation partition, GroupKeys keys, ImmutableArray<Scalar> columns)
    {
        if (partition.Result is not { } type || output.Row.Result is not { } result || ReferenceEquals(output.Row.Type, type))
        {
            return output;
        }

        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        ResultMembers.Collect(output.Row.Type, "", result.Members, places);
        keys.Place(columns, places);
        var row = new RowScope(type, output.Row.Alias, output.Row.Block)
        {
            Result = new ResultRow(ResultMembers.Of(type, "", places), result.Keys),
            Keys = output.Row.Keys,
            Nested = output.Row.Nested,
            StartsOf = output.Row.StartsOf,
            Given = output.Row.Given,
            Variants = output.Row.Variants is { } variants
                ? variants with { Members = [.. variants.Members.Select(members => members.Union(keys.Paths))] }
                : null,
        };
        return output with { Row = row, Translator = output.Translator.Carried(row, value => value) };
    }
}
