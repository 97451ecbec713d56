using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reads;

/// <summary>Feeds that the client has already are not sent again; as soon as something was committed they are.</summary>
public abstract class FeedTagTests(OwnSecuredHost host) : ReadSuite(host)
{
    (string Name, string Value) Reader => field.Name is null ? field = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer() : field;

    [Theory]
    [InlineData("Observations")]
    [InlineData("Observations?$format=csv")]
    [InlineData("Observations?$filter=Value gt 3&$orderby=Value desc&$top=3&$count=true")]
    [InlineData("Areas?$expand=Observations($top=1)")]
    [InlineData("Areas/$count")]
    [InlineData("Areas/$ref")]
    [InlineData("Observations?$apply=groupby((AreaCode),aggregate($count as Number))")]
    public async Task A_feed_is_sent_once(string url)
    {
        var first = (await GetAsync(Root + url, Reader)).Expect(HttpStatusCode.OK);
        var tag = Assert.Single(first.Headers("ETag"));
        var again = (await GetAsync(Root + url, Reader, ("If-None-Match", $"\"other\", {tag}"))).Expect(HttpStatusCode.NotModified);

        Assert.StartsWith("W/\"", tag, StringComparison.Ordinal);
        Assert.Empty(again.Body);
        Assert.Equal(tag, again.Header("ETag"));
        Assert.NotNull(first.Header("Last-Modified"));
        Assert.Equal("private, no-cache", first.Header("Cache-Control"));
        (await GetAsync(Root + url, Reader, ("If-None-Match", "W/\"other\""))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_commit_ends_what_clients_have_of_the_sets_that_it_changed_and_of_no_other()
    {
        const string Remarks = Root + "Remarks?$top=5";
        const string Areas = Root + "Areas?$expand=Observations($top=1)";
        var token = host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        var (remarks, areas) = ((await GetAsync(Remarks, token)).Header("ETag")!, (await GetAsync(Areas, token)).Header("ETag")!);

        (await Service.SendAsync("POST", Root + "Remarks", "{\"Kind\":\"Fact\",\"Subject\":\"x\"}", token)).Expect(HttpStatusCode.Created);

        Assert.NotEqual(remarks, (await GetAsync(Remarks, token, ("If-None-Match", remarks))).Expect(HttpStatusCode.OK).Header("ETag"));
        (await GetAsync(Areas, token, ("If-None-Match", areas))).Expect(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Whoever_sees_other_rows_or_wants_another_form_has_another_tag()
    {
        const string Url = Root + "Indicators";
        var tags = new List<string?>
        {
            (await GetAsync(Url, Reader)).Header("ETag"),
            (await GetAsync(Url, host.Entra.User(Tenants.Hedensted, "Lis.Read").Bearer())).Header("ETag"),
            (await GetAsync(Url, host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Read.Confidential").Bearer())).Header("ETag"),
            (await GetAsync(Url, Reader, ("Prefer", "odata.maxpagesize=2"))).Header("ETag"),
            (await GetAsync(Url, Reader, ("Accept", "text/csv"))).Header("ETag"),
            (await GetAsync(Url, Reader, ("OData-MaxVersion", "4.01"))).Header("ETag"),
            (await GetAsync(Url + "?$top=1000", Reader)).Header("ETag"),
        };

        Assert.DoesNotContain(null, tags);
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task What_changes_with_the_clock_has_no_tag() =>
        Assert.Null((await GetAsync(Root + "Observations?$filter=UpdatedAt lt now()", Reader)).Expect(HttpStatusCode.OK).Header("ETag"));
}

public sealed class FeedTagTestsOnSqlite(SqliteOwnSecuredHost host) : FeedTagTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class FeedTagTestsOnPostgres(PostgresOwnSecuredHost host) : FeedTagTests(host), IClassFixture<PostgresOwnSecuredHost>;
