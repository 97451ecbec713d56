using System.Net;
using System.Text.Json.Nodes;
using Lis.Conformance.Reference;

namespace Lis.Conformance.Standard;

/// <summary><c>$apply</c>, each statement of the Data Aggregation extension by itself, over the seven products of the reference model.</summary>
public abstract class AggregateLineTests(ReferenceFixture host) : ReferenceSuite(host)
{
    [Theory]
    [InlineData("Rating with sum as X", "280")]
    [InlineData("Rating with min as X", "10")]
    [InlineData("Rating with max as X", "70")]
    [InlineData("Rating with average as X", "40")]
    [InlineData("CategoryID with countdistinct as X", "3")]
    [InlineData("$count as X", "7")]
    [InlineData("Rating mul 2 with sum as X", "560")]
    [InlineData("Category/Name with countdistinct as X", "3")]
    [InlineData("RelatedProducts/Rating with max as X", "70")]
    [InlineData("RelatedProducts/$count as X", "4")]
    [Shows("R83")]
    public async Task A_method_gives_one_value(string item, string value) => Assert.Equal(value, (await OneAsync($"aggregate({item})"))["X"]!.ToString());

    [Fact]
    [Shows("R83", "R84")]
    public async Task Of_nothing_there_is_one_row_of_nulls_and_a_count_of_zero()
    {
        var row = await OneAsync("filter(Rating gt 100)/aggregate(Rating with sum as S,Rating with average as A,Rating with min as L,Rating with countdistinct as D,$count as N)");
        Assert.Equal((null, null, null, "0", "0"), (row["S"], row["A"], row["L"], row["D"]!.ToString(), row["N"]!.ToString()));
        Assert.Equal(("#Decimal", "#Decimal"), (row["N@odata.type"]!.ToString(), row["D@odata.type"]!.ToString()));
        Assert.DoesNotContain(row, member => member.Key is "@odata.id" or "@odata.etag");
    }

    [Fact]
    [Shows("R85")]
    public async Task Groups_nest_as_their_paths_do_and_null_is_one()
    {
        var rows = (await JsonAsync("Products?$apply=groupby((Category/Name,ShippingAddress/City),aggregate($count as N))"))["value"]!.AsArray();
        var found = rows.Select(row => $"{row!["Category"]!["Name"]} {row["ShippingAddress"]?["City"]} {row["N"]}").Order(StringComparer.Ordinal);
        Assert.Equal(["Electronics  4", "Electronics Herning 1", "Furniture  1", "Kitchen  1"], found);
        Assert.All(rows, row => Assert.Null(row!["@odata.id"]));
    }

    [Theory]
    [InlineData("filter(Price gt 200)/groupby((Category/Name),aggregate(Rating with sum as S))/filter(S gt 50)&$select=S", "120")]
    [InlineData("compute(month(ReleaseDate) as Month)/groupby((Month),aggregate($count as N))&$select=N", "7")]
    [InlineData("groupby((CategoryID,Status))/groupby((CategoryID),aggregate($count as N))/aggregate(N with max as M)", "4")]
    [InlineData("concat(aggregate(Rating with sum as S),aggregate(Rating with max as S))&$orderby=S", "70 280")]
    [InlineData("identity/aggregate($count as N)", "7")]
    [InlineData("topcount(2,Rating)/aggregate(Rating with sum as S)", "130")]
    [InlineData("bottomcount(2,Rating)/aggregate(Rating with sum as S)", "30")]
    [InlineData("topsum(100,Rating)/aggregate(Rating with sum as S)", "130")]
    [InlineData("bottomsum(30,Rating)/aggregate(Rating with sum as S)", "30")]
    [InlineData("toppercent(50,Rating)/aggregate(Rating with sum as S)", "180")]
    [InlineData("bottompercent(10,Rating)/aggregate(Rating with sum as S)", "30")]
    [InlineData("orderby(Rating desc)/top(1)/aggregate(Rating with sum as S)", "70")]
    [InlineData("orderby(Rating)/skip(5)/aggregate(Rating with sum as S)", "130")]
    [InlineData("search(mouse)/aggregate(Rating with sum as S)", "90")]
    [InlineData("join(RelatedProducts as R)/aggregate(R/Rating with sum as S)", "160")]
    [InlineData("outerjoin(RelatedProducts as R)/aggregate($count as N)", "9")]
    [Shows("R82", "R86")]
    public async Task Transformations_follow_one_another(string apply, string values)
    {
        var rows = (await JsonAsync($"Products?$apply={apply}"))["value"]!.AsArray();
        Assert.Equal(values, string.Join(' ', rows.Select(row => row!.AsObject().Single(member => !member.Key.Contains('@', StringComparison.Ordinal)).Value)));
    }

    [Fact]
    [Shows("R86")]
    public async Task A_rollup_adds_the_levels_above()
    {
        var rows = (await JsonAsync("Products?$apply=groupby((rollup($all,Category/Name)),aggregate($count as N))"))["value"]!.AsArray();
        Assert.Equal(["1", "1", "5", "7"], rows.Select(row => row!["N"]!.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("groupby((Category/Name),aggregate(Rating with sum as S))&$filter=S gt 35&$orderby=S&$count=true", 2, "40 210")]
    [InlineData("groupby((Category/Name),aggregate(Rating with sum as S))&$orderby=S desc&$top=1&$count=true", 3, "210")]
    [InlineData("groupby((Category/Name),aggregate(Rating with sum as S))&$orderby=S desc&$skip=2&$count=true", 3, "30")]
    [InlineData("groupby((Category/Name),aggregate(Rating with sum as S))&$compute=S mul 2 as T&$filter=T eq 80&$count=true", 1, "40")]
    [Shows("R82", "R87")]
    public async Task Other_options_work_on_the_result(string apply, int count, string sums)
    {
        var body = await JsonAsync($"Products?$apply={apply}");
        Assert.Equal(count, body["@odata.count"]!.GetValue<int>());
        Assert.Equal(sums, string.Join(' ', body["value"]!.AsArray().Select(row => row!["S"])));
    }

    [Fact]
    [Shows("R87")]
    public async Task Groups_come_in_pages()
    {
        var first = await JsonAsync("Products?$apply=groupby((Category/Name))&$count=true", ("Prefer", "maxpagesize=2"));
        Assert.Equal((3, 2), (first["@odata.count"]!.GetValue<int>(), first["value"]!.AsArray().Count));
        var second = await JsonAsync(first["@odata.nextLink"]!.ToString().Replace("~/", "", StringComparison.Ordinal));
        Assert.Equal((1, null), (second["value"]!.AsArray().Count, second["@odata.nextLink"]));
    }

    [Theory]
    [InlineData("aggregate(Rating with median as M)")]
    [InlineData("traverse($root/Categories,H,ID,preorder)")]
    [InlineData("ancestors($root/Categories,H,ID,identity)")]
    [InlineData("shuffle()")]
    [Shows("R81")]
    public async Task What_is_not_supported_is_refused(string apply) => Assert.Contains(
        (await GetAsync($"Products?$apply={apply}")).Status, new[] { HttpStatusCode.NotImplemented, HttpStatusCode.BadRequest });

    async Task<JsonObject> OneAsync(string apply) => (await JsonAsync($"Products?$apply={apply}"))["value"]!.AsArray().Single()!.AsObject();
}

public sealed class AggregateLineTestsOnSqlite(SqliteReferenceFixture host) : AggregateLineTests(host);

public sealed class AggregateLineTestsOnPostgres(PostgresReferenceFixture host) : AggregateLineTests(host);
