namespace Lis.OData.Model;

/// <summary>
/// How a database numbers its commits: one after the other, a later number becomes visible later, and each row carries the number of the
/// commit that last changed it (<see cref="EntityType.VersionProperty"/>). Deltas rest on it. The types here are in no set and no metadata.
/// </summary>
/// <param name="Counter">One row; its <c>ChangeNo</c> is the number of the last commit.</param>
/// <param name="Barriers">
/// For sets by name (<c>EntitySet</c>; <c>*</c> = all) the number (<c>ChangeNo</c>) of the last commit before which no delta may begin.
/// </param>
/// <param name="Removals">
/// Rows that were deleted, or went out of somebody's sight: <c>ChangeNo</c> of the commit, <c>EntitySet</c>, and the key as in a URL without
/// parentheses (<c>EntityKey</c>). Access rules apply to it as to any type. Types with <see cref="EntityType.History"/> need none.
/// </param>
public sealed record ChangeLog(EntityType Counter, EntityType Barriers, EntityType Removals)
{
    /// <summary>Name of the property that holds the number of a commit.</summary>
    public const string Number = "ChangeNo";

    /// <summary>Name of the property that holds the name of a set.</summary>
    public const string Set = "EntitySet";

    /// <summary>Name of the property that holds a key.</summary>
    public const string Key = "EntityKey";

    /// <summary>The entry of <see cref="Barriers"/> that holds for all sets.</summary>
    public const string AllSets = "*";
}
