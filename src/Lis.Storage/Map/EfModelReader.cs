using Lis.OData.Model;
using Lis.Storage.Connections;
using Lis.Storage.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Map;

/// <summary>Makes the map anew from EF's own model; only when the file is written or held against it.</summary>
internal static class EfModelReader
{
    /// <exception cref="MapException">A column is of a kind that the engine does not read.</exception>
    public static EfMap Read(DatabaseProvider provider)
    {
        using var context = LisDatabase.CreateModelContext(provider);
        var stores = new ColumnStores(provider);
        var types = context.GetService<IDesignTimeModel>().Model.GetEntityTypes();
        return new(provider, types.Where(type => !type.HasSharedClrType).Select(type => Table(type, stores)).ToList());
    }

    private static EfTable Table(IEntityType type, ColumnStores stores)
    {
        var table = new EfTable
        {
            Type = type.ClrType,
            Name = type.GetTableName() ?? throw new MapException($"{type.ClrType.Name} is kept in no table."),
            Key = [.. type.FindPrimaryKey()!.Properties.Select(property => property.Name)],
            FollowsParent = type.GetForeignKeys().Any(key => key.IsRequired && OwnerFollows.Holds(key)),
        };
        foreach (var property in type.GetProperties())
        {
            table.Columns.Add(property.Name, stores.Describe(property));
        }

        foreach (var navigation in type.GetNavigations())
        {
            table.Relations.Add(navigation.Name, OfKey(navigation));
        }

        foreach (var skip in type.GetSkipNavigations())
        {
            table.Relations.Add(skip.Name, OfLink(skip));
        }

        return table;
    }

    private static EfRelation OfKey(INavigation navigation)
    {
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
