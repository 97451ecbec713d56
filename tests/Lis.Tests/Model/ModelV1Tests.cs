using Lis.Api.V1;
using Lis.Storage.Connections;
using Lis.Storage.Map;

namespace Lis.Tests.Model;

/// <summary>The published model against the contract, on both databases.</summary>
public class ModelV1Tests
{
    static readonly string[] WithoutMunicipality = ["Areas", "AreaMembers", "Sources", "Breakdowns"];

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public static TheoryData<string> Sets => [.. ContractSet.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_line_of_the_list_fits_the_database(DatabaseProvider provider) =>
        Assert.NotEmpty(ModelV1.Draft().Bind(EfMap.Of(provider)).EntitySets);

    [Fact]
    public void Both_databases_publish_the_same()
    {
        static IEnumerable<string> Facets(DatabaseProvider provider) => ModelV1.Draft().Bind(EfMap.Of(provider)).EntitySets
            .SelectMany(set => set.Type.Properties.Select(property =>
                $"{set.Name}.{property.Name} {property.Type} {property.IsNullable} {property.MaxLength} {property.Precision} {property.Scale} "
                + $"{property.TextOrder} {property.IsComputed} {property.IsImmutable}"));

        Assert.Equal(Facets(DatabaseProvider.Sqlite), Facets(DatabaseProvider.Postgres));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_has_what_the_contract_prints_in_its_order(string name)
    {
        var contract = ContractSet.All.Single(set => set.Name == name);
        var type = Published.Model.FindSet(name)!.Type;
        var offered = type.Properties.Where(property => !property.IsHidden).Select(property => property.Name).ToList();

        Assert.Equal(contract.Properties, offered.Where(contract.Properties.Contains));
        Assert.Equal(contract.Navigations, type.Navigations.Where(navigation => !navigation.IsHidden).Select(navigation => navigation.Name)
            .Where(contract.Navigations.Contains));
        Assert.Equal(!WithoutMunicipality.Contains(name), offered.Contains("MunicipalityCode"));
    }

    [Fact]
    public void Every_set_is_one_of_the_contract() =>
        Assert.Equal(ContractSet.All.Select(set => set.Name).Order(), Published.Model.EntitySets.Select(set => set.Name).Order());

    [Fact]
    public void Every_writable_row_is_stamped_and_has_an_ETag() => Assert.All(
        Published.Model.EntitySets.Where(set => !set.IsReadOnly),
        set =>
        {
            Assert.NotNull(set.Type.FindProperty("CreatedAt"));
            Assert.NotNull(set.Type.FindProperty("UpdatedAt"));
            Assert.NotNull(set.Type.VersionProperty);
        });

    [Fact]
    public void Every_navigation_has_its_inverse() => Assert.All(
        Published.Model.EntitySets.SelectMany(set => set.Type.Navigations.Where(navigation => !navigation.IsHidden)
            .Select(navigation => (set.Type, Navigation: navigation))),
        pair =>
        {
            var back = pair.Navigation.Target.FindNavigation(pair.Navigation.Partner ?? "");
            Assert.NotNull(back);
            Assert.False(back.IsHidden);
            Assert.Equal(pair.Navigation.Name, back.Partner);
            Assert.Same(pair.Type, back.Target);
        });
}
