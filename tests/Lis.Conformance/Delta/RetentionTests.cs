using System.Net;
using Lis.Api.Retention;
using Lis.Api.Settings;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Storage.Commits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Lis.Conformance.Delta;

/// <summary>Deleted rows are forgotten in time, and no delta may begin before those that are.</summary>
public abstract class RetentionTests(OwnSecuredHost host) : Suite(host)
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    (string, string) Reader => host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();

    [Fact]
    public async Task A_link_from_before_what_was_forgotten_is_too_old()
    {
        await using var commits = new RemarkCommits(Database, 1);
        var row = new Remark { Subject = "Gammel" };
        await commits.CommitAsync((context, _) => Task.FromResult(context.Add(row)));
        var (old, other) = (await TrackAsync("Remarks"), await TrackAsync("Indicators"));
        await commits.CommitAsync((context, _) => Task.FromResult(context.Remove(context.Remarks.Single(remark => remark.Id == row.Id))));
        var after = await TrackAsync("Remarks");
        await using var database = StorageDatabase.Open(Database);
        Assert.Equal(0, await TombstonePruning.RunAsync(database, Kept, Cancellation));
        Assert.Single((await GetAsync(old, Reader)).Expect(HttpStatusCode.OK).Rows);

        await commits.CommitAsync((context, cancellation) => context.Tombstones.Where(dead => dead.EntitySet == "Remarks")
            .ExecuteUpdateAsync(set => set.SetProperty(dead => dead.At, DateTimeOffset.UtcNow - Kept - TimeSpan.FromDays(1)), cancellation));
        Assert.True(await TombstonePruning.RunAsync(database, Kept, Cancellation) > 0);

        var gone = (await GetAsync(old, Reader)).Expect(HttpStatusCode.Gone);
        Assert.Equal("TokenExpired", gone.ErrorCode);
        Assert.EndsWith("/odata/v1/Remarks", gone.Header("Location"), StringComparison.Ordinal);
        Assert.Empty((await GetAsync(after, Reader)).Expect(HttpStatusCode.OK).Rows);
        Assert.Empty((await GetAsync(other, Reader)).Expect(HttpStatusCode.OK).Rows);
        Assert.Equal(0, await TombstonePruning.RunAsync(database, Kept, Cancellation));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("altid")]
    public void A_senseless_setting_is_refused(string days) => Assert.Throws<SettingsException>(() => RetentionSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("Retention:DeltaDays", days)]).Build()));

    async Task<string> TrackAsync(string request)
    {
        var answer = (await GetAsync($"/odata/v1/{request}", Reader, ("Prefer", "odata.track-changes"))).Expect(HttpStatusCode.OK);
        return new Uri(answer.Json.GetProperty("@odata.deltaLink").GetString()!).PathAndQuery;
    }
}

public sealed class RetentionTestsOnSqlite(SqliteOwnSecuredHost host) : RetentionTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class RetentionTestsOnPostgres(PostgresOwnSecuredHost host) : RetentionTests(host), IClassFixture<PostgresOwnSecuredHost>;
