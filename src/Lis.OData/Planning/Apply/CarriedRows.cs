using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// Rows that further blocks read from, one or several of them. A value is taken along as a column when a reader first asks for it, so that
/// nothing is carried that nobody uses.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="finish">Puts order and limits around their block.</param>
sealed class CarriedRows(ApplyRows rows, Func<SelectBlock, SelectBlock>? finish = null)
{
    readonly List<Scalar> columns = [];

    /// <summary>The rows as a new reader sees them.</summary>
    public ApplyRows Read(PlanContext context)
    {
        var alias = context.NextAlias();
        Scalar Carry(Scalar value) => Column(alias, value);
        var block = new BlockBuilder(() => new DerivedRows(alias, Build()));
        var row = Row(rows.Row, alias, block, Carry);
        return new ApplyRows(row, rows.Translator.Carried(row, Carry))
        {
            Order = [.. rows.Order.Select(order => order with { Value = Carry(order.Value) })],
            Partition = [.. rows.Partition.Select(Carry)],
            Groups = rows.Groups,
        };
    }

    /// <summary>The rows as they stand in a block of another row, under that alias.</summary>
    public RowScope Beside(string alias, BlockBuilder block, bool isOptional)
    {
        Scalar Carry(Scalar value) => NestedBuilder.Optional(Column(alias, value), isOptional);
        var row = Row(rows.Row, alias, block, Carry);
        return row with
        {
            IsOptional = isOptional,
            Presence = row.Result is not null ? Carry(new NumberScalar(1, ScalarType.Number)) : null,
            Given = row.Given.AddRange(rows.Translator.Computed.Where(name => !row.Given.ContainsKey(name)).Select(name => KeyValuePair.Create(
                name, new Lazy<Scalar>(() => Carry(rows.Translator.ComputedValue(name)))))),
        };
    }

    /// <summary>Values of the rows as they stand in a source of that alias.</summary>
    public ImmutableArray<Scalar> Columns(string alias, IEnumerable<Scalar> values) => [.. values.Select(value => Column(alias, value))];

    /// <summary>The block with what was asked for so far.</summary>
    public SelectBlock Build()
    {
        var block = rows.Row.Block.Build(columns.Count == 0 ? [new NumberScalar(1, ScalarType.Number)] : [.. columns]);
        return finish is null ? block : finish(block);
    }

    ColumnScalar Column(string alias, Scalar value)
    {
        var index = value is ColumnScalar ? columns.IndexOf(value) : -1;
        if (index < 0)
        {
            index = columns.Count;
            columns.Add(value);
        }

        return new ColumnScalar(alias, DerivedRows.ColumnName(index), value.Type);
    }

    static RowScope Row(RowScope row, string alias, BlockBuilder block, Func<Scalar, Scalar> carry) => new(row.Type, alias, block)
    {
        Carried = row.Result is null ? (name, type) => carry(row.Column(name, type)) : null,
        Result = row.Result is { } result ? new ResultRow(Members(result.Members, carry), [.. result.Keys.Select(carry)]) : null,
        Keys = row.Keys is { } keys ? [.. keys.Select(carry)] : null,
        Nested = row.Nested,
        StartsOf = navigation => [.. row.Starts(navigation).Select(carry)],
        Made = row.Made,
        Given = row.Given.ToImmutableDictionary(pair => pair.Key, pair => new Lazy<Scalar>(() => carry(pair.Value.Value))),
        Presence = row.Presence is { } presence ? carry(presence) : null,
        Variants = row.Variants is { } variants ? variants with { Branch = carry(variants.Branch) } : null,
        Attached = row.Attached.ToDictionary(
            pair => pair.Key, pair => Row(pair.Value, alias, block, carry) with { IsOptional = pair.Value.IsOptional }),
    };

    static Dictionary<StructuralProperty, Place> Members(IReadOnlyDictionary<StructuralProperty, Place> members, Func<Scalar, Scalar> carry) =>
        members.ToDictionary(member => member.Key, member => Member(member.Value, carry));

    static Place Member(Place place, Func<Scalar, Scalar> carry) => place switch
    {
        ValuePlace value => new ValuePlace(carry(value.Value)),
        JsonPlace json => new JsonPlace(carry(json.Json)),
        ResultPlace part => new ResultPlace(Members(part.Parts, carry), part.Presence is { } presence ? carry(presence) : null),
        _ => throw new InvalidOperationException($"A result has no {place}."),
    };
}
