using System.Collections.Immutable;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// The rows of several sequences as one source in the making. Column 0 is the number of the sequence; the others come when they are asked
/// for, each with a value for every sequence or none.
/// </summary>
sealed class ConcatRows
{
    readonly PlanContext context;
    readonly string alias;
    readonly List<Branch> branches;
    readonly List<(ScalarType Type, ImmutableArray<Scalar?> Values)> columns = [];

    public ConcatRows(PlanContext context, IEnumerable<ApplyRows> rows)
    {
        this.context = context;
        branches = [.. rows.Select(row => new Branch(row, new CarriedRows(row), context.NextAlias()))];
        alias = context.NextAlias();
        Block = new BlockBuilder(() => new StackedRows(alias, [.. branches.Select(Query)]));
        Number = Add(ScalarType.Number, [.. branches.Index().Select(branch => NumberOf(branch.Index, branch.Item.Rows))]);
        Sequence = Add(ScalarType.Number, [.. branches.Index().Select(branch => new NumberScalar(branch.Index, ScalarType.Number))]);
    }

    public string Alias => alias;

    /// <summary>The rows of each sequence.</summary>
    public IReadOnlyList<ApplyRows> Sequences => [.. branches.Select(branch => branch.Rows)];

    public BlockBuilder Block { get; }

    /// <summary>The number of the kind of row: that of the sequence, of those within sequences, and of what was put together before.</summary>
    public Scalar Number { get; }

    /// <summary>The number of the sequence alone, by which the rows are ordered.</summary>
    public Scalar Sequence { get; }

    /// <summary>A column with a value for each sequence, null where its rows have none; as it is read from outside.</summary>
    public Scalar Add(ScalarType type, ImmutableArray<Scalar?> values)
    {
        var isNullable = values.Any(value => value is null || value.Type.IsNullable);
        var isDanish = values.Any(value => value?.Type.Order == Model.TextOrder.Danish);
        type = type with { IsNullable = isNullable, Order = isDanish ? Model.TextOrder.Danish : type.Order };
        ImmutableArray<Scalar?> carried =
            [.. branches.Zip(values, (branch, value) => value is null or NumberScalar ? value : branch.Carried.Columns(branch.Alias, [value])[0])];
        var index = columns.FindIndex(column => column.Type == type && column.Values.SequenceEqual(carried));
        if (index < 0)
        {
            index = columns.Count;
            columns.Add((type, carried));
        }

        return new ColumnScalar(alias, DerivedRows.ColumnName(index), type);
    }

    /// <summary>As <see cref="Add(ScalarType, ImmutableArray{Scalar?})"/>, kept as all of the values are, or else as the type is on its own.</summary>
    public Scalar Add(Model.ODataType? type, ImmutableArray<Scalar?> values)
    {
        var kept = values.OfType<Scalar>().Select(value => (value.Type.Store, value.Type.Scale, value.Type.Edm)).Distinct().ToList();
        return Add(kept is [var (store, scale, edm)] ? new ScalarType(edm, store, scale, default, true) : context.Natural(type, true), values);
    }

    /// <summary>From where a collection starts that was nested in the rows of some of the sequences.</summary>
    public ImmutableArray<Scalar> Starts(Model.NavigationProperty navigation)
    {
        var starts = branches.Select(branch => branch.Rows.Row.Nested.Any(item => item.Navigation == navigation)
            ? branch.Rows.Row.Starts(navigation)
            : default(ImmutableArray<Scalar>?)).ToList();
        return starts.FirstOrDefault(found => found is not null) is { } first
            ? [.. first.Select((start, index) => Add(start.Type, [.. starts.Select(found => found?[index])]))]
            : [.. branches[0].Rows.Row.Starts(navigation).Select((start, index) =>
                Add(start.Type, [.. branches.Select(branch => branch.Rows.Row.Starts(navigation)[index])]))];
    }

    /// <summary>How many kinds of rows come before those of a sequence: a sequence may itself be put together.</summary>
    public static int Kinds(ApplyRows rows) => rows.Row.Variants?.Members.Length ?? 1;

    Scalar NumberOf(int index, ApplyRows rows)
    {
        var first = branches.Take(index).Sum(branch => Kinds(branch.Rows));
        return rows.Row.Variants is not { } variants
            ? new NumberScalar(first, ScalarType.Number)
            : new CaseScalar(
                [.. Enumerable.Range(0, variants.Members.Length).Select(number => (
                    (Scalar)Logic.Plain(Comparison.Equal, variants.Branch, new NumberScalar(number, ScalarType.Number)),
                    (Scalar)new NumberScalar(first + number, ScalarType.Number)))],
                ScalarType.Number);
    }

    SelectBlock Query(Branch branch)
    {
        var index = branches.IndexOf(branch);
        return new SelectBlock
        {
            From = new DerivedRows(branch.Alias, branch.Carried.Build()),
            Columns = [.. columns.Select(column => column.Values[index] is { } value ? new StoredScalar(value, column.Type) : (Scalar)new AbsentScalar(column.Type))],
        };
    }

    sealed record Branch(ApplyRows Rows, CarriedRows Carried, string Alias);
}
