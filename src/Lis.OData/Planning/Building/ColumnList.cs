using System.Collections.Immutable;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>The columns of a statement in the making; a plain column that is asked for twice stands there once.</summary>
/// <param name="first">The ordinal of the first; columns before it belong to the statement itself.</param>
sealed class ColumnList(int first = 0)
{
    readonly List<Scalar> columns = [];

    /// <summary>Takes up a value and says where it stands.</summary>
    public ColumnRead Add(Scalar value)
    {
        var index = value is ColumnScalar ? columns.IndexOf(value) : -1;
        if (index < 0)
        {
            index = columns.Count;
            columns.Add(value);
        }

        return new ColumnRead(first + index, value.Type.Store, value.Type.Scale, value.Type.IsNullable);
    }

    public ImmutableArray<Scalar> ToImmutable() => [.. columns];
}
