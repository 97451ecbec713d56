using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary><c>concat</c>, also the levels of <c>rollup</c>: each sequence over the same rows, one after another.</summary>
sealed class ConcatBuilder(PlanContext context, RowScopes scopes, ApplyBuilder sequences)
{
    public ApplyRows Build(ApplyRows input, ConcatTransformation concat)
    {
        var shared = new CarriedRows(input);
        var stacked = new ConcatRows(context, concat.Branches.Select(branch => sequences.Steps(shared.Read(context) with { Outer = input.Outer, Again = input.Again }, branch.Steps)));
        var branches = stacked.Sequences;
        var order = Order(stacked);
        var members = new ConcatMembers(stacked);
        var result = concat.Result is { } type ? new ResultRow(members.Of(type), []) : null;
        foreach (var (index, branch) in concat.Branches.Index())
        {
            members.Has(index, branch.Computed);
            members.Has(index, branches[index].Row.Nested.Select(item => item.Navigation.Name));
        }

        var row = (result is null ? new StackedScope(stacked).Of(rows => rows.Row) : new RowScope(concat.Result!, stacked.Alias, stacked.Block)) with
        {
            Result = result,
            Keys = [.. order.Select(key => key.Value)],
            Variants = new RowVariants(stacked.Number, members.Variants),
            Nested = [.. branches.SelectMany(rows => rows.Row.Nested).Distinct()],
            StartsOf = stacked.Starts,
        };
        var partition = branches[0].Partition.Select((key, index) => stacked.Add(key.Type.Edm, [.. branches.Select(branch => branch.Partition[index])]));
        return new ApplyRows(row, Translator(row, stacked, concat))
        {
            Order = order,
            Partition = [.. partition],
            Groups = input.Groups,
        };
    }

    ExpressionTranslator Translator(RowScope row, ConcatRows stacked, ConcatTransformation concat) =>
        ExpressionTranslator.OfRow(context, scopes, row).Knowing(concat.Computed.Select(item => KeyValuePair.Create(
            item.Alias,
            stacked.Add(item.Expression.Type, [.. stacked.Sequences.Zip(concat.Branches, (rows, branch) =>
                branch.Computed.Contains(item.Alias) ? rows.Translator.ComputedValue(item.Alias) : null)]))));

    /// <summary>
    /// The order of the whole: that of the sequences, then that of each. Values of several sequences share a column where they can, but
    /// each sequence finds its own in their order.
    /// </summary>
    static ImmutableArray<Ordering> Order(ConcatRows stacked)
    {
        var places = new List<(ScalarType Kept, bool IsDescending, Scalar?[] Values)>();
        foreach (var (index, rows) in stacked.Sequences.Index())
        {
            var next = 0;
            foreach (var key in rows.TotalOrder())
            {
                var kept = key.Value.Type with { IsNullable = true };
                next = places.FindIndex(next, place => place.Kept == kept && place.IsDescending == key.IsDescending) is var found and >= 0 ? found : places.Count;
                if (next == places.Count)
                {
                    places.Add((kept, key.IsDescending, new Scalar?[stacked.Sequences.Count]));
                }

                places[next++].Values[index] = key.Value;
            }
        }

        return
        [
            new Ordering(stacked.Sequence, false),
            .. places.Select(place => new Ordering(stacked.Add(place.Kept, [.. place.Values]), place.IsDescending)),
        ];
    }
}
