using Lis.OData.Model;
using Lis.Storage.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Map;

/// <summary>One table, by the members of the domain type that it keeps.</summary>
public sealed class EfTable
{
    private readonly IEntityType _type;
    private readonly ColumnStores _stores;

    internal EfTable(IEntityType type, ColumnStores stores)
    {
        _type = type;
        _stores = stores;
        Name = type.GetTableName() ?? throw new MapException($"{type.ClrType.Name} is kept in no table.");
    }

    public string Name { get; }

    /// <summary>The members that make the key, in its order.</summary>
    public IReadOnlyList<string> Key => [.. _type.FindPrimaryKey()!.Properties.Select(property => property.Name)];

    /// <summary>The members that have a column.</summary>
    public IEnumerable<string> ColumnMembers => _type.GetProperties().Select(property => property.Name);

    /// <summary>Everything that EF keeps of the type: columns, navigations and many-to-many relations.</summary>
    public IEnumerable<string> Members => ColumnMembers
        .Concat(_type.GetNavigations().Select(navigation => navigation.Name))
        .Concat(_type.GetSkipNavigations().Select(navigation => navigation.Name));

    /// <summary>Whether a row always belongs to the municipality of another row, its parent.</summary>
    public bool FollowsParent => _type.GetForeignKeys().Any(key => key.IsRequired && OwnerFollows.Holds(key));

    /// <exception cref="MapException">The member has no column, or one whose kind the engine does not read.</exception>
    public EfColumn Column(string member)
    {
        var property = _type.FindProperty(member) ?? throw new MapException($"{_type.ClrType.Name}.{member} has no column.");
        return _stores.Describe(property);
    }

    /// <exception cref="MapException">The member is no navigation with a foreign key.</exception>
    public EfRelation Relation(string member)
    {
        if (_type.FindSkipNavigation(member) is { } skip)
        {
            return OfLink(skip);
        }

        var navigation = _type.FindNavigation(member)
            ?? throw new MapException($"{_type.ClrType.Name}.{member} is no navigation with a foreign key.");
        var key = navigation.ForeignKey;
        var (near, far) = navigation.IsOnDependent ? (key.Properties, key.PrincipalKey.Properties) : (key.PrincipalKey.Properties, key.Properties);
        return new(
            navigation.TargetEntityType.ClrType,
            navigation.IsCollection,
            navigation.IsOnDependent && key.IsRequired,
            new JoinMap(Pairs(near, far)),
            navigation.Inverse?.Name);
    }

    private static EfRelation OfLink(ISkipNavigation skip)
    {
        var link = skip.JoinEntityType.GetTableName() ?? throw new MapException($"{skip.DeclaringEntityType.ClrType.Name}.{skip.Name} has no table.");
        var onward = skip.Inverse.ForeignKey;
        return new(
            skip.TargetEntityType.ClrType,
            true,
            false,
            new JoinMap(
                Pairs(skip.ForeignKey.PrincipalKey.Properties, skip.ForeignKey.Properties),
                new LinkTable(link, Pairs(onward.Properties, onward.PrincipalKey.Properties))),
            skip.Inverse.Name);
    }

    private static List<ColumnPair> Pairs(IReadOnlyList<IProperty> near, IReadOnlyList<IProperty> far) =>
        [.. near.Zip(far, (left, right) => new ColumnPair(left.GetColumnName(), right.GetColumnName()))];
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
