using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Functions of collections (URL Conventions 5.1.1.5, 5.1.1.6).</summary>
public static class OracleCollectionFunctions
{
    public static object Call(CanonicalFunction function, IReadOnlyList<object> arguments)
    {
        var items = (IReadOnlyList<object?>)arguments[0];
        return function switch
        {
            CanonicalFunction.Length => (long)items.Count,
            CanonicalFunction.HasSubset => HasSubset(items, (IReadOnlyList<object?>)arguments[1]),
            CanonicalFunction.HasSubsequence => HasSubsequence(items, (IReadOnlyList<object?>)arguments[1]),
            _ => throw new InvalidOperationException($"{function} of a collection"),
        };
    }

    /// <summary>What is asked of collections in their order.</summary>
    public static object Call(SequenceOperation operation, IReadOnlyList<object> arguments)
    {
        var items = (IReadOnlyList<object?>)arguments[0];
        var other = arguments[1] as IReadOnlyList<object?> ?? [];
        return operation switch
        {
            SequenceOperation.Equal => items.SequenceEqual(other),
            SequenceOperation.Contains => IndexOf(items, other) >= 0,
            SequenceOperation.StartsWith => items.Take(other.Count).SequenceEqual(other),
            SequenceOperation.EndsWith => items.TakeLast(other.Count).SequenceEqual(other),
            SequenceOperation.IndexOf => IndexOf(items, other),
            SequenceOperation.Concat => items.Concat(other).ToList(),
            SequenceOperation.Substring => Part(items, (long)arguments[1], arguments.Count > 2 ? (long)arguments[2] : long.MaxValue),
            _ => HasSubsequence(items, other),
        };
    }

    static long IndexOf(IReadOnlyList<object?> whole, IReadOnlyList<object?> part)
    {
        var places = Enumerable.Range(0, whole.Count + 1).Where(start => start + part.Count <= whole.Count);
        return places.Select(start => (int?)start).FirstOrDefault(start => whole.Skip(start!.Value).Take(part.Count).SequenceEqual(part)) ?? -1;
    }

    static List<object?> Part(IReadOnlyList<object?> whole, long start, long count) =>
        [.. whole.Skip((int)(start < 0 ? Math.Max(whole.Count + start, 0) : start)).Take((int)Math.Clamp(count, 0, int.MaxValue))];

    /// <summary>Whether each item of the part stands in the whole as often as in the part, in any order.</summary>
    static bool HasSubset(IReadOnlyList<object?> whole, IReadOnlyList<object?> part) =>
        part.GroupBy(item => item).All(group => whole.Count(item => Equals(item, group.Key)) >= group.Count());

    /// <summary>Whether the items of the part stand in the whole in that order, with others between them or not.</summary>
    static bool HasSubsequence(IReadOnlyList<object?> whole, IReadOnlyList<object?> part)
    {
        var found = 0;
        foreach (var item in whole)
        {
            found += found < part.Count && Equals(item, part[found]) ? 1 : 0;
        }

        return found == part.Count;
    }
}
