using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;
using Lis.Domain;
using Lis.Storage;

namespace Lis.Conformance.Delta;

/// <summary>Delta links one by one (OData Protocol 11.3, JSON Format of both versions).</summary>
public abstract class DeltaTests(OwnSecuredHost host) : Suite(host)
{
    (string, string) Reader => host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();

    (string, string) Insider => host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Read.Confidential").Bearer();

    [Theory]
    [Shows("R110", "R111")]
    [InlineData("4.0", "@odata.")]
    [InlineData("4.01", "@")]
    public async Task Changes_and_deletions_are_told_in_the_form_of_the_version(string version, string prefix)
    {
        var (changed, deleted) = (await AddAsync("Første"), await AddAsync("Anden"));
        var first = await GetAsync("/odata/v1/Remarks?$select=Subject&$top=1&$orderby=Subject&$count=true", Reader, ("Prefer", "track-changes"), ("OData-MaxVersion", version));
        var link = LinkOf(first, $"{prefix}deltaLink");
        Assert.Equal($"{(version == "4.0" ? "odata." : "")}track-changes", first.Header("Preference-Applied"));
        var added = await AddAsync("Tredje");
        await ChangeAsync(context => context.Remarks.Single(row => row.Id == changed).Subject = "Ændret");
        await ChangeAsync(context => context.Remove(context.Remarks.Single(row => row.Id == deleted)));

        var delta = await GetAsync(link, Reader, ("OData-MaxVersion", version));
        Assert.EndsWith("/odata/v1/$metadata#Remarks(Subject)/$delta", delta.Expect(HttpStatusCode.OK).Json.GetProperty($"{prefix}context").GetString(), StringComparison.Ordinal);
        var entries = delta.Rows.ToList();
        Assert.Equal([added, changed], entries[..2].Select(entry => entry.GetProperty("Id").GetInt32()));
        Assert.Equal("Ændret", entries[1].GetProperty("Subject").GetString());
        var id = $"{entries[2].GetProperty(version == "4.0" ? "id" : "@id")}";
        var reason = version == "4.0" ? entries[2].GetProperty("reason") : entries[2].GetProperty("@removed").GetProperty("reason");
        Assert.EndsWith($"/odata/v1/Remarks({deleted})", id, StringComparison.Ordinal);
        Assert.Equal("deleted", reason.GetString());
        Assert.Equal(version == "4.0", entries[2].TryGetProperty("@odata.context", out var context) && context.GetString()!.EndsWith("#Remarks/$deletedEntity", StringComparison.Ordinal));
        Assert.Equal(3, entries.Count);
        var counted = await GetAsync(link.Replace("/Remarks?", "/Remarks/$count?", StringComparison.Ordinal), Reader, ("OData-MaxVersion", version));
        Assert.Equal(("3", "text/plain"), (counted.Expect(HttpStatusCode.OK).Text, counted.ContentType));

        Assert.Empty((await GetAsync(LinkOf(delta, $"{prefix}deltaLink"), Reader, ("OData-MaxVersion", version))).Expect(HttpStatusCode.OK).Rows);
    }

    [Fact]
    public async Task What_leaves_the_filter_is_removed_and_what_enters_it_is_told()
    {
        var (leaves, enters) = (await AddAsync("inde"), await AddAsync("ude"));
        var link = await TrackAsync("Remarks?$filter=Subject eq 'inde'", Reader);
        await ChangeAsync(context => context.Remarks.Single(row => row.Id == leaves).Subject = "ude");
        await ChangeAsync(context => context.Remarks.Single(row => row.Id == enters).Subject = "inde");
        var entries = (await GetAsync(link, Reader)).Expect(HttpStatusCode.OK).Rows.ToList();

        Assert.Equal(enters, entries[0].GetProperty("Id").GetInt32());
        Assert.EndsWith($"Remarks({leaves})", entries[1].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("changed", entries[1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_row_that_becomes_confidential_is_gone_for_who_may_not_see_it_and_what_hangs_on_it_is_read_anew()
    {
        const string Code = "657-dagpengegraensen";
        await ChangeAsync(context => context.Add(new Indicator { Code = Code, Name = Code, MunicipalityCode = "657" }));
        var (reader, insider, hanging) = (await TrackAsync("Indicators", Reader), await TrackAsync("Indicators", Insider), await TrackAsync("Targets", Reader));
        await ChangeAsync(context => context.Indicators.Single(row => row.Code == Code).Visibility = IndicatorVisibility.Confidential);

        var gone = Assert.Single((await GetAsync(reader, Reader)).Expect(HttpStatusCode.OK).Rows);
        Assert.EndsWith($"Indicators('{Code}')", gone.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(Code, Assert.Single((await GetAsync(insider, Insider)).Rows).GetProperty("Code").GetString());
        Assert.Equal("TokenExpired", (await GetAsync(hanging, Reader)).Expect(HttpStatusCode.Gone).ErrorCode);

        // A confidential row can go without others learning that it was there.
        reader = await TrackAsync("Indicators", Reader);
        await ChangeAsync(context => context.Remove(context.Indicators.Single(row => row.Code == Code)));
        Assert.Empty((await GetAsync(reader, Reader)).Expect(HttpStatusCode.OK).Rows);
        var told = Assert.Single((await GetAsync(insider, Insider)).Expect(HttpStatusCode.OK).Rows);
        Assert.Equal("deleted", told.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Rows_of_another_municipality_leave_no_trace()
    {
        var link = await TrackAsync("Remarks", Reader);
        var id = await AddAsync("fremmed", "766");
        await ChangeAsync(context => context.Remove(context.Remarks.Single(row => row.Id == id)));

        Assert.Empty((await GetAsync(link, Reader)).Expect(HttpStatusCode.OK).Rows);
    }

    [Fact]
    public async Task A_link_serves_only_the_rights_and_the_request_that_it_was_given_for()
    {
        var link = await TrackAsync("Remarks?$filter=Subject eq 'x'", Reader);

        (await GetAsync(link, Insider)).Expect(HttpStatusCode.Gone);
        (await GetAsync(link, host.Entra.User(Tenants.Hedensted, "Lis.Read").Bearer())).Expect(HttpStatusCode.Gone);
        Assert.Equal("InvalidToken", (await GetAsync(link.Replace("'x'", "'y'", StringComparison.Ordinal), Reader)).Expect(HttpStatusCode.BadRequest).ErrorCode);
        Assert.Equal("InvalidToken", (await GetAsync("/odata/v1/Remarks?$deltatoken=abc", Reader)).Expect(HttpStatusCode.BadRequest).ErrorCode);
        Assert.Equal("InvalidToken", (await GetAsync("/odata/v1/Remarks?$deltatoken=%C3%A6", Reader)).Expect(HttpStatusCode.BadRequest).ErrorCode);
        (await GetAsync("/odata/v1/Remarks?$expand=Nowhere&$deltatoken=abc", Reader)).Expect(HttpStatusCode.BadRequest);
        (await GetAsync("/odata/v1/FlatObservations?$deltatoken=abc", Reader)).Expect(HttpStatusCode.NotImplemented);
        (await GetAsync("/odata/v1/Observations?asOf=2026-01-01T00:00:00Z&$deltatoken=abc", Reader)).Expect(HttpStatusCode.NotImplemented);
        (await GetAsync("/odata/v1/Indicators?$expand=Source&$deltatoken=abc", Reader)).Expect(HttpStatusCode.NotImplemented);
    }

    /// <summary>A preference that cannot be met is left out of Preference-Applied, never an error.</summary>
    [Theory]
    [InlineData("FlatObservations")]
    [InlineData("ObservationRevisions")]
    [InlineData("ImportRuns")]
    [InlineData("Indicators?$expand=Source")]
    [InlineData("Observations?$filter=Indicator/Name eq 'x'")]
    [InlineData("Cases?$filter=UpdatedAt lt now()")]
    [InlineData("Observations?asOf=2026-01-01T00:00:00Z")]
    [InlineData("Observations?$apply=aggregate($count as N)")]
    [InlineData("Indicators('657-ungeledighed')/Observations")]
    [InlineData("Areas('657')")]
    public async Task What_cannot_be_followed_has_no_delta_link(string request)
    {
        var answer = (await GetAsync($"/odata/v1/{request}", Reader, ("Prefer", "odata.track-changes"))).Expect(HttpStatusCode.OK);

        Assert.Null(answer.Header("Preference-Applied"));
        Assert.DoesNotContain("deltaLink", answer.Text, StringComparison.Ordinal);
    }

    async Task<string> TrackAsync(string request, (string, string) caller) =>
        LinkOf(await GetAsync($"/odata/v1/{request}", caller, ("Prefer", "odata.track-changes")), "@odata.deltaLink");

    static string LinkOf(Answer answer, string name) => new Uri(answer.Expect(HttpStatusCode.OK).Json.GetProperty(name).GetString()!).PathAndQuery;

    async Task<int> AddAsync(string subject, string? municipality = null)
    {
        var row = new Remark { Subject = subject, MunicipalityCode = municipality };
        await ChangeAsync(context => context.Add(row));
        return row.Id;
    }

    async Task ChangeAsync(Action<LisDbContext> change)
    {
        await using var commits = new RemarkCommits(Database, 1);
        await commits.CommitAsync((context, _) =>
        {
            change(context);
            return Task.CompletedTask;
        });
    }
}

public sealed class DeltaTestsOnSqlite(SqliteOwnSecuredHost host) : DeltaTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class DeltaTestsOnPostgres(PostgresOwnSecuredHost host) : DeltaTests(host), IClassFixture<PostgresOwnSecuredHost>;
