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
