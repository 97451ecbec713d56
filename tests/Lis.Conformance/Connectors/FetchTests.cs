using System.Net;
using Lis.Api.Fetches;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Connectors;

/// <summary>Fetches as the service carries them out: by the settings' schedule, once for each news, each a run like any other import.</summary>
public abstract class FetchTests(FetchHost host) : ImportSuite(host)
{
    [Fact]
    public async Task What_a_source_has_new_becomes_observations_once()
    {
        await EventuallyAsync(async () => (await ObservationAsync(Own, "657", "2030M01"))?.GetProperty("Value").GetDecimal() == 9.7m);
        var runs = await RunsAsync();
        Assert.Equal("AULK01.csv", Assert.Single(runs).GetProperty("FileName").GetString());
        Assert.Equal("dst-csv", runs[0].GetProperty("Profile").GetString());

        var runner = Service.Services.GetRequiredService<FetchRunner>();
        var fetch = Assert.Single(Service.Services.GetRequiredService<FetchSettings>().Fetches);
        var tomorrow = fetch.Times.After(DateTimeOffset.UtcNow);
        Assert.False(await runner.RunAsync(fetch, DateTimeOffset.UtcNow, Cancellation), "it is not due");
        Assert.True(await runner.RunAsync(fetch, tomorrow, Cancellation), "it is due");
        Assert.Single(await RunsAsync());

        (host.Sources.Updated, host.Sources.Figure) = ("2030-02-02T08:00:00", "8,25");
        var later = fetch.Times.After(tomorrow);
        Assert.True(await runner.RunAsync(fetch, later, Cancellation));
        await EventuallyAsync(async () => (await ObservationAsync(Own, "657", "2030M01"))?.GetProperty("Value").GetDecimal() == 8.25m);
        Assert.Equal(2, (await RunsAsync()).Count);

        // A source that is away stores nothing, and is asked again soon.
        for (var i = 0; i < 5; i++)
        {
            host.Sources.Next(404, body: """{"errorTypeCode":"EXTRACT-NOTFOUND","message":"væk"}""");
        }

        var third = fetch.Times.After(later);
        Assert.True(await runner.RunAsync(fetch, third, Cancellation));
        Assert.False(await runner.RunAsync(fetch, third.AddMinutes(1), Cancellation), "a plan that does not fit waits for its regular time");
        await CheckFailureAsync();

        // The same fault again is the same run.
        host.Sources.Next(404, body: """{"errorTypeCode":"EXTRACT-NOTFOUND","message":"væk"}""");
        Assert.True(await runner.RunAsync(fetch, fetch.Times.After(third), Cancellation));
        await CheckFailureAsync();
    }

    /// <summary>A person who looks after the service sees what failed where all imports are.</summary>
    async Task CheckFailureAsync()
    {
        var runs = (await GetAsync("/odata/v1/ImportRuns?$orderby=Id&$expand=Errors", Herning)).Expect(HttpStatusCode.OK).Rows.ToList();
        Assert.Equal(["Succeeded", "Succeeded", "Failed"], runs.Select(run => run.GetProperty("State").GetString()));
        Assert.Equal(("ledighed", "egne-registreringer", "657"), (
            runs[2].GetProperty("FileName").GetString(), runs[2].GetProperty("SourceCode").GetString(), runs[2].GetProperty("MunicipalityCode").GetString()));
        var error = Assert.Single(runs[2].GetProperty("Errors").EnumerateArray());
        Assert.StartsWith("fetch-", error.GetProperty("Rule").GetString(), StringComparison.Ordinal);
        Assert.Equal(runs[2].GetProperty("Message").GetString(), error.GetProperty("Message").GetString());
    }

    async Task<List<System.Text.Json.JsonElement>> RunsAsync() =>
        [.. (await GetAsync("/odata/v1/ImportRuns?$orderby=Id", Operator)).Expect(HttpStatusCode.OK).Rows];

    static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(100, Cancellation);
        }

        Assert.Fail("it did not come to be within half a minute");
    }
}

/// <summary>A service with one scheduled fetch from sources on loopback.</summary>
public abstract class FetchHost(DatabaseKind kind) : OwnSecuredHost(kind)
{
    readonly Lazy<FakeSources> sources = new(FakeSources.Start);

    internal FakeSources Sources => sources.Value;

    protected override IEnumerable<string> Settings =>
    [
        .. base.Settings,
        $"--Connectors:Statbank:Address={Sources.Address}",
        "--Connectors:Fetches:ledighed:Connector=Statbank",
        "--Connectors:Fetches:ledighed:Source=egne-registreringer",
        "--Connectors:Fetches:ledighed:Municipality=657",
        "--Connectors:Fetches:ledighed:Table=AULK01",
        "--Connectors:Fetches:ledighed:At=06:15",
        "--Connectors:Fetches:ledighed:Selection:OMRÅDE=657",
        "--Connectors:Fetches:ledighed:Selection:KONTO=A1",
        "--Connectors:Fetches:ledighed:Selection:Tid=(1)",
        $"--Connectors:Fetches:ledighed:Parameters:indicator=657-ungeledighed",
        "--Connectors:Fetches:ledighed:Parameters:measure=KONTO=A1",
    ];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (sources.IsValueCreated)
        {
            await Sources.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteFetchHost() : FetchHost(DatabaseKind.Sqlite);

public sealed class PostgresFetchHost() : FetchHost(DatabaseKind.Postgres);

public sealed class FetchTestsOnSqlite(SqliteFetchHost host) : FetchTests(host), IClassFixture<SqliteFetchHost>;

public sealed class FetchTestsOnPostgres(PostgresFetchHost host) : FetchTests(host), IClassFixture<PostgresFetchHost>;
