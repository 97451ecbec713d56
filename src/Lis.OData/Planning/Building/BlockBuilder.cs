using System.Collections.Immutable;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>A SELECT in the making. Joins come in while expressions are translated, so a block is taken out only when all are.</summary>
sealed class BlockBuilder(RowSource from)
{
    readonly List<JoinSource> joins = [];
    readonly List<Scalar> where = [];

    public void Join(JoinSource join) => joins.Add(join);

    public void Where(Scalar condition)
    {
        if (condition is not BooleanScalar { Value: true })
        {
            where.Add(condition);
        }
    }

    public SelectBlock Build(ImmutableArray<Scalar> columns) => new()
    {
        From = from,
        Joins = [.. joins],
        Where = Logic.And([.. where]),
        Columns = columns,
    };

    /// <summary>One row when there is any.</summary>
    public SelectBlock BuildExistence() => Build([new NumberScalar(1, ScalarType.Number)]);

    /// <summary>One row with the number of rows.</summary>
    public SelectBlock BuildCount() => Build([new CountRowsScalar(ScalarType.Number)]);
}
