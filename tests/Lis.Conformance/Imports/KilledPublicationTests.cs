using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lis.Api.Commands;
using Lis.Conformance.Deployment;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Imports;

/// <summary>
/// The service is killed (SIGKILL) at a random moment while it stores a run that is approved, or whose hour has come: the run is stored whole,
/// with its one audit entry, or waits as it did. Every file sets the same keys to its own number, so that a half-stored run would show.
/// LIS_PUBLICATION_KILLS says how often (4; each is a start of the service).
/// </summary>
public abstract class KilledPublicationTests(DatabaseKind kind)
{
    const int Rows = 1500;

    const double LongestHold = 350;

    const string Indicator = "657-ungeledighed";

    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("LIS_PUBLICATION_KILLS") ?? "4", CultureInfo.InvariantCulture);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_publication_is_done_whole_or_waits()
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        await using var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Sample);
        await using var lis = StorageDatabase.Open(database);
        await using var entra = EntraAuthority.Start();
        var folder = Directory.CreateTempSubdirectory("lis-published-");
        var random = new Random(20260301 + (int)kind);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await WaitingAsync(database, lis, folder, kill);
            await KillAsync(database, lis, entra, kill, random);
            await CheckAsync(lis, kill);
        }

        await FinishAsync(database, lis, entra);
        folder.Delete(recursive: true);
    }

    /// <summary>Every other run awaits approval; the others wait for an hour that is past when the service starts.</summary>
    static async Task WaitingAsync(TestDatabase database, LisDatabase lis, DirectoryInfo folder, int number)
    {
        var path = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{number}.csv"));
        var text = new StringBuilder("IndicatorCode,AreaCode,Period,Value\n");
        for (var day = 0; day < Rows; day++)
        {
            var date = new DateOnly(1901, 1, 1).AddDays(day);
            text.Append(CultureInfo.InvariantCulture, $"{Indicator},657,{date:yyyy}M{date:MM}D{date:dd},{number}\n");
        }

        await File.WriteAllTextAsync(path, text.ToString(), Cancellation);
        await database.ExecuteAsync(
            $"UPDATE \"Sources\" SET \"RequiresApproval\" = {(IsByHour(number) ? "false" : "true")} WHERE \"Code\" = 'egne-registreringer'");
        string[] when = IsByHour(number) ? ["--publish-at", "2100-01-01T00:00:00Z"] : [];
        Assert.Equal(0, await ImportCommand.RunAsync(
        [
            path, "--profile", "lis-long", "--source", "egne-registreringer", "--municipality", "657", .. when, .. HostSettings.Development,
            .. database.Settings,
        ]));
        if (IsByHour(number))
        {
            Assert.Single(await lis.QueryAsync(
                $"UPDATE \"ImportRuns\" SET \"PublishAt\" = \"StartedAt\" WHERE \"FileName\" = '{number}.csv' AND \"PublishAt\" IS NOT NULL RETURNING \"Id\""));
        }
    }

    static bool IsByHour(int number) => number % 2 == 0;

    static async Task KillAsync(TestDatabase database, LisDatabase lis, EntraAuthority entra, int number, Random random)
    {
        var hold = TimeSpan.FromMilliseconds(LongestHold * random.NextDouble());
        await using var service = await ServiceProcess.StartAsync(database, entra, waitsUntilReady: !IsByHour(number));
        var approving = IsByHour(number) ? Task.CompletedTask : ApproveAsync(service.Client, entra, await RunAsync(lis, number));

        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < hold)
        {
            await Task.Delay(5, Cancellation);
        }

        await service.KillAsync();
        await approving;
    }

    static async Task ApproveAsync(HttpClient client, EntraAuthority entra, int run)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"/api/v1/imports/{run}/approve"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", entra.Application(Tenants.Herning, "Lis.Write").Sign());
            using var answer = await client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }
    }

    static async Task<int> RunAsync(LisDatabase lis, int number)
    {
        await using var read = await ReadTransaction.BeginAsync(lis, RowScope.All, Cancellation);
        var name = string.Create(CultureInfo.InvariantCulture, $"{number}.csv");
        return await read.Context.ImportRuns.Where(run => run.FileName == name).Select(run => run.Id).SingleAsync(Cancellation);
    }

    /// <summary>In one snapshot: all keys are of one run; a run is stored, told in the audit trail and has no staged rows, or none of these.</summary>
    static async Task CheckAsync(LisDatabase lis, int kill)
    {
        await using var read = await ReadTransaction.BeginAsync(lis, RowScope.All, Cancellation);
        var stored = await read.Context.Observations.Where(row => row.IndicatorCode == Indicator && row.PeriodKind == IndicatorPeriodKind.Day)
            .GroupBy(row => new { row.Value, row.ImportRunId }).Select(group => new { group.Key.Value, group.Key.ImportRunId, Count = group.Count() })
            .ToListAsync(Cancellation);
        Assert.True(stored.Count <= 1, $"after kill {kill} there are rows of {stored.Count} runs side by side");
        Assert.All(stored, group => Assert.Equal(Rows, group.Count));

        var succeeded = 0;
        foreach (var run in await read.Context.ImportRuns.OrderBy(run => run.Id).ToListAsync(Cancellation))
        {
            var key = run.Id.ToString(CultureInfo.InvariantCulture);
            var decisions = await read.Context.AuditEntries.Where(entry => entry.EntitySet == "ImportRuns" && entry.EntityKey == key && entry.Action != "Import")
                .Select(entry => entry.Action + " " + entry.Changes).ToListAsync(Cancellation);
            var staged = await read.Context.StagedObservations.CountAsync(row => row.Batch == run.Id, Cancellation);
            var shown = await read.Context.StagedRows.CountAsync(row => row.ImportRunId == run.Id, Cancellation);
            if (run.State == ImportRunState.Succeeded)
            {
                succeeded++;
                var decision = Assert.Single(decisions);
                Assert.Matches("^(Approve|Publish) .*\"State\":\"Succeeded\"", decision);
                Assert.Contains($"\"RowsInserted\":{run.RowsInserted},\"RowsUpdated\":{run.RowsUpdated}", decision, StringComparison.Ordinal);
                Assert.Equal((0, 0, Rows), (staged, shown, run.RowsInserted + run.RowsUpdated));
            }
            else
            {
                Assert.True(run.State is ImportRunState.AwaitingApproval or ImportRunState.Scheduled, $"after kill {kill} a run is {run.State}");
                Assert.Empty(decisions);
                Assert.Equal((Rows, Rows), (staged, shown));
            }
        }

        Assert.Equal(succeeded > 0, stored.Count == 1);
        Assert.Equal(
            Math.Max(0, succeeded - 1) * Rows,
            await read.Context.ObservationHistory.CountAsync(row => row.IndicatorCode == Indicator, Cancellation));
    }

    /// <summary>The next start publishes what is due, and what still awaits approval can be approved.</summary>
    static async Task FinishAsync(TestDatabase database, LisDatabase lis, EntraAuthority entra)
    {
        await using var host = await LisHost.StartAsync(database, HostSettings.Production(entra));
        var token = entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        for (var number = 1; number <= Kills; number++)
        {
            var run = await RunAsync(lis, number);
            var clock = Stopwatch.StartNew();
            string? state;
            do
            {
                state = (await host.GetAsync($"/odata/v1/ImportRuns({run})", token)).Expect(HttpStatusCode.OK).Json.GetProperty("State").GetString();
                if (state == "AwaitingApproval")
                {
                    (await host.SendAsync("POST", $"/api/v1/imports/{run}/approve", null, token)).Expect(HttpStatusCode.OK);
                }

                await Task.Delay(50, Cancellation);
            }
            while (state != "Succeeded" && clock.Elapsed < TimeSpan.FromSeconds(30));

            Assert.Equal("Succeeded", state);
        }

        await CheckAsync(lis, Kills + 1);
    }
}

public sealed class KilledPublicationTestsOnSqlite() : KilledPublicationTests(DatabaseKind.Sqlite);

public sealed class KilledPublicationTestsOnPostgres() : KilledPublicationTests(DatabaseKind.Postgres);
