using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary><c>concat</c>, also the levels of <c>rollup</c>: each sequence over the same rows, one after another.</summary>
sealed class ConcatBuilder(PlanContext context, RowScopes scopes, ApplyBuilder sequences)
{
    public ApplyRows Build(ApplyRows input, ConcatTransformation concat)
    {
        var shared = new CarriedRows(input);
        var stacked = new ConcatRows(context, concat.Branches.Select(branch => sequences.Steps(shared.Read(context), branch.Steps)));
        var branches = stacked.Sequences;
        var order = Order(stacked);
        var members = new ConcatMembers(stacked);
        var result = concat.Result is { } type ? new ResultRow(members.Of(type), []) : null;
        foreach (var (index, branch) in concat.Branches.Index())
        {
            members.Has(index, branch.Computed);
        }

        var first = branches[0].Row;
        var row = new RowScope(concat.Result ?? first.Type, stacked.Alias, stacked.Block)
        {
            Result = result,
            Carried = result is null ? (name, type) => stacked.Add(type, [.. branches.Select(branch => branch.Row.Column(name, type))]) : null,
            Keys = [.. order.Select(key => key.Value)],
            Variants = new RowVariants(stacked.Number, members.Variants),
            Attached = first.Attached.ToDictionary(pair => pair.Key, pair => Attached(stacked, pair.Key)),
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

    static RowScope Attached(ConcatRows stacked, NavigationProperty alias) => new(alias.Target, stacked.Alias, stacked.Block)
    {
        IsOptional = stacked.Sequences.Any(rows => rows.Row.Attached[alias].IsOptional),
        Carried = (name, type) => stacked.Add(type, [.. stacked.Sequences.Select(rows => rows.Row.Attached[alias].Column(name, type))]),
    };

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
