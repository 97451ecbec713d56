using System.Collections.Immutable;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>A SELECT in the making. Joins come in while expressions are translated, so a block is taken out only when all are.</summary>
/// <param name="from">Gives the first source when the block is taken out: what is read from it may not be known before.</param>
sealed class BlockBuilder(Func<RowSource> from)
{
    readonly List<Func<JoinSource>> joins = [];
    readonly List<Scalar> guards = [];
    readonly List<Scalar> safeguards = [];
    readonly List<(Scalar Condition, bool CanFail)> conditions = [];

    public BlockBuilder(RowSource from)
        : this(() => from)
    {
    }

    /// <param name="join">A further source.</param>
    /// <param name="seen">Of an outer join whose rows an access rule limits: that there is no row, or one that passes the rule.</param>
    public void Join(JoinSource join, Scalar? seen = null)
    {
        joins.Add(() => join);
        if (join.IsInner && join.On is { } on)
        {
            safeguards.Add(on);
        }
        else if (seen is not null)
        {
            safeguards.Add(seen);
        }
    }

    /// <summary>A further source that is not known before the block is taken out.</summary>
    public void Join(bool isInner, Func<RowSource> source, Scalar on)
    {
        joins.Add(() => new JoinSource(isInner, source(), on));
        if (isInner)
        {
            safeguards.Add(on);
        }
    }

    /// <summary>Which rows are asked about at all: access rules, keys, the way from a parent.</summary>
    public void Guard(Scalar condition)
    {
        if (condition is not BooleanScalar { Value: true })
        {
            guards.Add(condition);
        }
    }

    /// <summary>What those rows must fulfil.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="canFail">Whether computing it can fail (<see cref="Fallible"/>): then it is computed for rows only that pass all before it.</param>
    public void Where(Scalar condition, bool canFail = false)
    {
        if (condition is not BooleanScalar { Value: true })
        {
            conditions.Add((condition, canFail));
        }
    }

    public SelectBlock Build(ImmutableArray<Scalar> columns) => new()
    {
        From = from(),
        Joins = [.. joins.Select(join => join())],
        Where = Logic.And(Conditions()),
        Columns = columns,
    };

    /// <summary>One row when there is any.</summary>
    public SelectBlock BuildExistence() => Build([new NumberScalar(1, ScalarType.Number)]);

    /// <summary>One row with the number of rows.</summary>
    public SelectBlock BuildCount() => Build([new CountRowsScalar(ScalarType.Number)]);

    /// <summary>
    /// What the request compares plainly comes first, then what limits the rows, then the rest. SQL gives no order of evaluation but within
    /// CASE, so a condition that can fail stands in one, behind all that limits the rows.
    /// </summary>
    ImmutableArray<Scalar> Conditions()
    {
        var plain = conditions.SelectMany(item => PlainConditions.Parts(item.Condition)).Where(PlainConditions.Is).ToImmutableArray();
        ImmutableArray<Scalar> all = [.. plain, .. guards.Select(guard => PlainConditions.Under(plain, guard))];
        foreach (var (condition, canFail) in conditions)
        {
            var rest = Logic.And([.. PlainConditions.Parts(condition).Where(part => !PlainConditions.Is(part))]);
            if (rest is not null)
            {
                all = all.Add(canFail && Logic.And(all.InsertRange(0, safeguards)) is { } guard
                    ? new CaseScalar([(guard, rest)], ScalarType.Condition with { IsNullable = true })
                    : rest);
            }
        }

        return all;
    }
}
