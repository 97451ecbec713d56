using System.Collections.Immutable;

namespace Lis.OData.Planning.Scalars;

/// <summary>What a row is told of the rows around it.</summary>
public enum WindowKind
{
    /// <summary>Its number in the order, from 1.</summary>
    RowNumber,

    /// <summary>The exact sum of the values of all rows before it, null counted as 0; 0 for the first.</summary>
    SumBefore,

    /// <summary>The exact sum of the values of all rows, null counted as 0.</summary>
    SumOfAll,

    /// <summary>For how many rows up to this one a condition is true.</summary>
    TrueSoFar,
}

/// <summary>A value of a row that depends on the rows around it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Operand">The value of each row; null for <see cref="WindowKind.RowNumber"/>.</param>
/// <param name="Partition">Rows with other values here do not count.</param>
/// <param name="Order">The order, which is total.</param>
/// <param name="Type">The result.</param>
public sealed record WindowScalar(
    WindowKind Kind, Scalar? Operand, ImmutableArray<Scalar> Partition, ImmutableArray<Ordering> Order, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString()
    {
        var order = string.Join(", ", Order.Select(key => key.IsDescending ? $"{key.Value} desc" : $"{key.Value}"));
        var partition = Partition.IsEmpty ? "" : $" within {string.Join(", ", Partition)}";
        return $"{Kind}({Operand}{partition}{(Order.IsEmpty ? "" : $" by {order}")})";
    }
}

/// <summary>A value in the form in which its type is kept, and of that type's collation: as a part of rows put together from several sources.</summary>
public sealed record StoredScalar(Scalar Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Operand}:{Type.Store}";
}

/// <summary>NULL in place of a value that rows of another source have.</summary>
public sealed record AbsentScalar(ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => "absent";
}
