using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;
using Lis.Conformance.Storage;
using Lis.Storage.Connections;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Lis.Conformance.Deferred;

/// <summary>Reads that are answered later (OData Protocol 8.2.8.8 and 11.6): each caller below is another, so that no test takes another's room.</summary>
public abstract class DeferredTests(DeferredHost host) : Suite(host)
{
    const string Root = "/odata/v1/";

    static (string, string) Later => ("Prefer", "respond-async");

    static (string, string) Newer => ("OData-MaxVersion", "4.01");

    (string, string) Reader => host.Entra.Application(Tenants.Herning, "Lis.Read").Bearer();

    [Theory]
    [Shows("R109")]
    [InlineData("Indicators?$select=Name&$orderby=Name desc")]
    [InlineData("Observations?$apply=groupby((AreaCode),aggregate($count as N))&$count=true")]
    [InlineData("Observations/$count?$filter=Value gt 5")]
    [InlineData("Areas('657')?$expand=Parent")]
    [InlineData("Observations?$format=csv&$top=20")]
    public async Task A_read_is_answered_later_as_it_would_be_at_once(string request)
    {
        var caller = Reader;
        var now = (await GetAsync(Root + request, caller, Newer)).Expect(HttpStatusCode.OK);

        var asked = (await GetAsync(Root + request, caller, Newer, Later)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(("respond-async", "1", ""), (asked.Header("Preference-Applied"), asked.Header("Retry-After"), asked.Text));
        var later = await FetchAsync(asked, caller, Newer);

        Assert.Equal("200", later.Header("AsyncResult"));
        Assert.Equal((now.Text, now.ContentType), (later.Text, later.ContentType));
        Assert.Equal((now.Header("OData-Version"), now.Header("ETag")), (later.Header("OData-Version"), later.Header("ETag")));
        Assert.Equal(later.Text, (await FetchAsync(asked, caller, Newer)).Text);
    }

    [Fact]
    [Shows("R109")]
    public async Task Clients_of_4_0_get_a_message_unless_they_say_a_form()
    {
        var caller = Reader;
        var now = (await GetAsync($"{Root}Indicators", caller)).Text;
        var asked = (await GetAsync($"{Root}Indicators", caller, Later)).Expect(HttpStatusCode.Accepted);

        foreach (var headers in new (string, string)[][] { [], [("OData-MaxVersion", "4.0")], [Newer, ("Accept", "application/http")] })
        {
            var message = await FetchAsync(asked, [caller, .. headers]);
            Assert.Equal(("application/http", "binary", null), (message.ContentType, message.Header("Content-Transfer-Encoding"), message.Header("AsyncResult")));
            var (head, body) = message.Text.Split("\r\n\r\n", 2) is [var first, var second] ? (first, second) : default;
            Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
            Assert.Contains("\r\nOData-Version: 4.0", head, StringComparison.Ordinal);
            Assert.Contains("\r\nContent-Type: application/json", head, StringComparison.Ordinal);
            Assert.Equal(now, body);
        }

        var plain = await FetchAsync(asked, caller, ("Accept", "application/json"));
        Assert.Equal(("200", now), (plain.Header("AsyncResult"), plain.Text));
    }

    [Fact]
    public async Task The_pages_of_a_later_answer_lead_on_where_those_of_a_read_do()
    {
        var caller = Reader;
        var now = await GetAsync($"{Root}Indicators?$orderby=Code", caller, Newer, ("Prefer", "odata.maxpagesize=5"));

        var later = await FetchAsync(await GetAsync($"{Root}Indicators?$orderby=Code", caller, Newer, ("Prefer", "respond-async, wait=5, odata.maxpagesize=5")), caller, Newer);

        Assert.Equal(now.Text, later.Text);
        Assert.Equal("maxpagesize=5", later.Header("Preference-Applied"));
        (await GetAsync(new Uri(later.Json.GetProperty("@nextLink").GetString()!).PathAndQuery, caller, Newer)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_query_in_the_body_is_answered_later_too()
    {
        var caller = Reader;
        (string, string) text = ("Content-Type", "text/plain");
        const string Query = "$filter=startswith(Name,'A')&$select=Name";

        var asked = await Service.SendAsync("POST", $"{Root}Indicators/$query", Query, caller, Newer, Later, text);

        Assert.Equal(
            (await Service.SendAsync("POST", $"{Root}Indicators/$query", Query, caller, Newer, text)).Expect(HttpStatusCode.OK).Text,
            (await FetchAsync(asked, caller, Newer)).Text);
    }

    /// <summary>What is wrong with the request itself is said at once; what only the answer shows comes with it.</summary>
    [Fact]
    public async Task Faults_are_told_in_their_place()
    {
        var caller = Reader;
        (await GetAsync($"{Root}Indicators?$filter=Nmae eq 'x'", caller, Later)).Expect(HttpStatusCode.BadRequest);
        (await GetAsync($"{Root}AuditEntries", caller, Later)).Expect(HttpStatusCode.Forbidden);
        (await GetAsync($"{Root}Indicators")).Expect(HttpStatusCode.Unauthorized);

        var late = await FetchAsync(await GetAsync($"{Root}Observations?$filter=Id div (Revision sub Revision) gt 1", caller, Newer, Later), caller, Newer);
        Assert.Equal("400", late.Header("AsyncResult"));
        Assert.Equal("ArithmeticError", late.ErrorCode);
        var missing = await FetchAsync(await GetAsync($"{Root}Indicators('findes-ikke')", caller, Newer, Later), caller, Newer);
        Assert.Equal(("404", "NotFound"), (missing.Header("AsyncResult"), missing.ErrorCode));
    }

    [Fact]
    public async Task Only_who_asked_is_told_and_only_with_the_rights_that_he_had()
    {
        var person = host.Entra.User(Tenants.Herning, "Lis.Read");
        var asked = await GetAsync($"{Root}Indicators", person.Bearer(), Later);
        var path = PathOf(asked);
        (string, string)[] others =
        [
            host.Entra.User(Tenants.Herning, "Lis.Read").With("oid", Guid.NewGuid().ToString()).Bearer(),
            host.Entra.User(Tenants.Hedensted, "Lis.Read").With("oid", person.Claims["oid"]).Bearer(),
            person.With("roles", new[] { "Lis.Read", "Lis.Preview" }).Bearer(),
            host.Entra.Application(Tenants.Operator, "Lis.Admin").Bearer(),
        ];

        foreach (var other in others)
        {
            Assert.Equal("NotFound", (await GetAsync(path, other)).Expect(HttpStatusCode.NotFound).ErrorCode);
            (await Service.SendAsync("DELETE", path, null, other)).Expect(HttpStatusCode.NotFound);
        }

        await FetchAsync(asked, person.Bearer());
        (await Service.SendAsync("DELETE", path, null, person.Bearer())).Expect(HttpStatusCode.NoContent);
        (await GetAsync(path, person.Bearer())).Expect(HttpStatusCode.NotFound);
        (await GetAsync($"{Root}$async/x", person.Bearer())).Expect(HttpStatusCode.NotFound);
        (await Service.SendAsync("POST", path, "{}", person.Bearer())).Expect(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task What_is_not_there_yet_is_told_so_and_can_be_cancelled()
    {
        var caller = Reader;
        var asked = await GetAsync($"{Root}Indicators", caller, Later);
        await FetchAsync(asked, caller);
        // As if another process were at it.
        await SetAsync(asked, set => set.SetProperty(read => read.Status, (int?)null).SetProperty(read => read.LeaseOwner, "another").SetProperty(read => read.LeaseUntil, DateTimeOffset.UtcNow.AddHours(1)));

        var waiting = (await GetAsync(PathOf(asked), caller)).Expect(HttpStatusCode.Accepted);
        Assert.Equal((asked.Header("Location"), "1", ""), (waiting.Header("Location"), waiting.Header("Retry-After"), waiting.Text));
        (await Service.SendAsync("DELETE", PathOf(asked), null, caller)).Expect(HttpStatusCode.NoContent);
        (await GetAsync(PathOf(asked), caller)).Expect(HttpStatusCode.NotFound);
        (await Service.SendAsync("DELETE", PathOf(asked), null, caller)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task When_its_time_is_over_an_answer_is_gone()
    {
        var caller = Reader;
        var asked = await GetAsync($"{Root}Indicators", caller, Later);
        await FetchAsync(asked, caller);

        await SetAsync(asked, set => set.SetProperty(read => read.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));

        (await GetAsync(PathOf(asked), caller)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_has_as_many_as_he_may_is_answered_at_once()
    {
        var caller = Reader;
        for (var i = 0; i < DeferredHost.PerCaller; i++)
        {
            (await GetAsync($"{Root}Indicators", caller, Later)).Expect(HttpStatusCode.Accepted);
        }

        var answer = (await GetAsync($"{Root}Indicators", caller, Later)).Expect(HttpStatusCode.OK);
        Assert.Null(answer.Header("Preference-Applied"));
        var query = await Service.SendAsync("POST", $"{Root}Indicators/$query?$count=true", "$top=1", caller, Later, ("Content-Type", "text/plain"));
        Assert.Single(query.Expect(HttpStatusCode.OK).Rows);
        Assert.True(query.Json.TryGetProperty("@odata.count", out _));
    }

    [Fact]
    public async Task An_answer_that_is_too_long_to_be_kept_says_so()
    {
        var caller = Reader;

        var answer = await FetchAsync(await GetAsync($"{Root}Areas?$expand=Parent,Children($expand=Parent),Members($expand=Member,Group)&$format=application/json;odata.metadata=full", caller, Newer, Later), caller, Newer);

        Assert.Equal(("413", "RequestTooLarge"), (answer.Header("AsyncResult"), answer.ErrorCode));
        Assert.Contains("Limits:MaxDeferredBytes", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>What a process could have to do twice is not put off; a preference that is not met is no error.</summary>
    [Fact]
    public async Task Changes_batches_and_documents_are_answered_at_once()
    {
        var writer = host.Entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        var made = (await Service.SendAsync("POST", $"{Root}Committees", """{"Name":"Straks","Kind":"Other"}""", writer, Later)).Expect(HttpStatusCode.Created);
        Assert.Null(made.Header("Preference-Applied"));
        (await Service.SendAsync("POST", $"{Root}$batch", """{"requests":[{"id":"1","method":"get","url":"Areas/$count"}]}""", writer, Later)).Expect(HttpStatusCode.OK);
        (await GetAsync(Root, writer, Later)).Expect(HttpStatusCode.OK);
        Assert.Contains("AsynchronousRequestsSupported\" Bool=\"true\"", (await GetAsync($"{Root}$metadata", writer)).Text, StringComparison.Ordinal);
    }

    /// <summary>Nothing of it is kept in a process: another one tells of it, and does it anew when the first one died.</summary>
    [Fact]
    public async Task Another_process_tells_of_it_and_ends_what_a_dead_one_began()
    {
        await using var other = await LisHost.StartAsync(Database, HostSettings.Production(host.Entra));
        var caller = Reader;
        var asked = await GetAsync($"{Root}Indicators?$select=Name", caller, Newer, Later);
        var answer = await FetchAsync(asked, caller, Newer);
        Assert.Equal(answer.Text, (await other.GetAsync(PathOf(asked), caller, Newer)).Expect(HttpStatusCode.OK).Text);

        await SetAsync(asked, set => set.SetProperty(read => read.Status, (int?)null).SetProperty(read => read.LeaseOwner, "dead").SetProperty(read => read.LeaseUntil, DateTimeOffset.UtcNow.AddSeconds(-1)));
        await FetchAsync(await other.GetAsync($"{Root}Areas('657')", caller, Newer, Later), caller, Newer);

        Assert.Equal(answer.Text, (await FetchAsync(asked, caller, Newer)).Text);
    }

    [Fact]
    public async Task A_read_that_is_begun_again_and_again_fails_in_the_end()
    {
        var caller = Reader;
        var asked = await GetAsync($"{Root}Indicators", caller, Newer, Later);
        await FetchAsync(asked, caller, Newer);
        await SetAsync(asked, set => set.SetProperty(read => read.Status, (int?)null).SetProperty(read => read.LeaseUntil, (DateTimeOffset?)null).SetProperty(read => read.Attempts, 3));

        (await GetAsync($"{Root}Indicators", caller, Later)).Expect(HttpStatusCode.Accepted);
        var answer = await FetchAsync(asked, caller, Newer);

        Assert.Equal(("503", "ServiceUnavailable"), (answer.Header("AsyncResult"), answer.ErrorCode));
    }

    async Task<Answer> FetchAsync(Answer asked, params (string, string)[] headers)
    {
        var path = PathOf(asked.Expect(HttpStatusCode.Accepted));
        for (var i = 0; i < 300; i++)
        {
            var answer = await GetAsync(path, headers);
            if (answer.Status != HttpStatusCode.Accepted)
            {
                return answer.Expect(HttpStatusCode.OK);
            }

            Assert.Equal("1", answer.Header("Retry-After"));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("the answer does not come");
    }

    static string PathOf(Answer asked) => new Uri(asked.Header("Location")!).PathAndQuery;

    async Task SetAsync(Answer asked, Action<UpdateSettersBuilder<DeferredRead>> change)
    {
        var key = PathOf(asked).Split('/')[^1];
        await using var database = StorageDatabase.Open(Database);
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var context = LisDatabase.CreateContext(connection);
        Assert.Equal(1, await context.DeferredReads.Where(read => read.Key == key).ExecuteUpdateAsync(change, TestContext.Current.CancellationToken));
    }
}

public sealed class DeferredTestsOnSqlite(SqliteDeferredHost host) : DeferredTests(host), IClassFixture<SqliteDeferredHost>;

public sealed class DeferredTestsOnPostgres(PostgresDeferredHost host) : DeferredTests(host), IClassFixture<PostgresDeferredHost>;
