using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>What is asked of collections of values as a whole, in their order (URL Conventions 5.1.1.5 and 5.1.1.6).</summary>
public enum SequenceOperation
{
    /// <summary>Whether both hold the same values in the same order.</summary>
    Equal,

    /// <summary>Whether the second stands in the first, in one piece.</summary>
    Contains,

    /// <summary>Whether the first begins with the second.</summary>
    StartsWith,

    /// <summary>Whether the first ends with the second.</summary>
    EndsWith,

    /// <summary>Where the second stands in the first, counted from 0; -1 when it does not.</summary>
    IndexOf,

    /// <summary>Whether the values of the second come in the first in that order, others between them or not.</summary>
    HasSubsequence,

    /// <summary>The values of the first, then those of the second.</summary>
    Concat,

    /// <summary>The values from a place on, as many as a third argument says; a negative place counts from the end.</summary>
    Substring,
}

/// <summary>An operation on collections of values.</summary>
/// <param name="Operation">Which one.</param>
/// <param name="Arguments">The collections, for <see cref="SequenceOperation.Substring"/> one with one or two whole numbers.</param>
/// <param name="ResultType">What it gives.</param>
public sealed record SequenceExpression(SequenceOperation Operation, ImmutableArray<BoundExpression> Arguments, ODataType ResultType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ResultType;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public bool Equals(SequenceExpression? other) =>
        other is not null && Operation == other.Operation && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Operation, Arguments.Length);

    /// <inheritdoc />
    public override string ToString() => $"items{Operation}({string.Join(',', Arguments)})";
}
