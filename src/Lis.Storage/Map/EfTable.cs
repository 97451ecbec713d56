using Lis.OData.Model;

namespace Lis.Storage.Map;

/// <summary>One table, by the members of the domain type that it keeps.</summary>
public sealed class EfTable
{
    /// <summary>The domain type.</summary>
    public required Type Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The members that make the key, in its order.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Whether a row always belongs to the municipality of another row, its parent.</summary>
    public required bool FollowsParent { get; init; }

    /// <summary>The members that have a column, in the order of EF.</summary>
    public IEnumerable<string> ColumnMembers => Columns.Select(pair => pair.Key);

    /// <summary>Everything that EF keeps of the type: columns, navigations and many-to-many relations.</summary>
    public IEnumerable<string> Members => ColumnMembers.Concat(Relations.Select(pair => pair.Key));

    internal OrderedDictionary<string, EfColumn> Columns { get; } = new(StringComparer.Ordinal);

    internal OrderedDictionary<string, EfRelation> Relations { get; } = new(StringComparer.Ordinal);

    /// <exception cref="MapException">The member has no column.</exception>
    public EfColumn Column(string member) =>
        Columns.TryGetValue(member, out var column) ? column : throw new MapException($"{Type.Name}.{member} has no column.");

    /// <exception cref="MapException">The member is no navigation with a foreign key.</exception>
    public EfRelation Relation(string member) =>
        Relations.TryGetValue(member, out var relation) ? relation : throw new MapException($"{Type.Name}.{member} is no navigation with a foreign key.");
}

/// <summary>A column and its facets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ClrType">The type of the member, without nullability.</param>
/// <param name="Store">How it keeps values.</param>
/// <param name="IsNullable">Whether it can be NULL.</param>
/// <param name="MaxLength">Longest text; null = no limit.</param>
/// <param name="Precision">Digits of a decimal, or of the fraction of a second; null for other types.</param>
/// <param name="Scale">Digits after the decimal point; null for other types.</param>
/// <param name="Order">How text sorts.</param>
/// <param name="Default">What it holds when the writer leaves it out, in the engine's form; null = nothing.</param>
public sealed record EfColumn(
    string Name, Type ClrType, StoreType Store, bool IsNullable, int? MaxLength, int? Precision, int? Scale, TextOrder Order, object? Default)
{
    public ColumnSource Source => new(Name, Store, Store == StoreType.ScaledInteger ? Scale ?? 0 : 0);
}

/// <summary>A relation from one table to another.</summary>
/// <param name="Target">The domain type that it leads to.</param>
/// <param name="IsCollection">Whether it leads to many.</param>
/// <param name="IsRequired">Whether the row always has one at the other end.</param>
/// <param name="Join">How the rows find each other.</param>
/// <param name="Inverse">The member that leads back; null = none.</param>
public sealed record EfRelation(Type Target, bool IsCollection, bool IsRequired, JoinMap Join, string? Inverse);
