using Lis.Conformance.Harness;
using Lis.Conformance.History;
using Lis.Domain;

namespace Lis.Conformance.Delta;

/// <summary>
/// Many writers, readers that follow delta links while they write: each copy ends equal to the table, no change is told twice. One writer
/// keeps its transaction open across several polls and commits late; rights change in between. LIS_DELTA_COMMITS asks for a longer run.
/// </summary>
public abstract class DeltaRunTests(OwnSecuredHost host) : Suite(host)
{
    volatile bool isLate;
    volatile int polls;

    static readonly (string Request, string Key)[] Followed =
    [
        ("Observations", "Id"),
        ("Observations?$filter=Value gt 5&$select=Value,Note", "Id"),
        ("Observations?$filter=AreaCode eq '657' and ValueStatus ne 'Suppressed' and not (Note eq null)", "Id"),
        ("Remarks", "Id"),
        ("Remarks?$filter=Kind eq 'Rule'&$select=Kind,Text", "Id"),
        ("Indicators?$select=Name", "Code"),
    ];

    static int Commits => int.TryParse(Environment.GetEnvironmentVariable("LIS_DELTA_COMMITS"), out var commits) ? commits : 8;

    (string, string) Reader => host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();

    (string, string) Insider => host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Read.Confidential").Bearer();

    [Fact]
    public async Task A_copy_that_follows_the_links_equals_the_table()
    {
        var copies = Followed.Select(followed => new DeltaCopy(Service, followed.Request, followed.Key)).ToList();
        await Task.WhenAll(copies.Select(copy => copy.LoadAsync(Reader, 7)));
        var writers = Writers();
        var caller = Reader;
        for (var poll = 0; !writers.IsCompleted; poll++)
        {
            polls += isLate ? 1 : 0;
            caller = poll < 6 ? Reader : Insider;
            foreach (var copy in copies)
            {
                await copy.PollAsync(caller, 1 + (poll % 5));
            }
        }

        await writers;
        Assert.True(polls > 1, "the late writer held its transaction open across no polls");
        foreach (var copy in copies)
        {
            await copy.PollAsync(Insider, 3);
            await copy.PollAsync(Insider, 3);
        }

        foreach (var (copy, followed) in copies.Zip(Followed))
        {
            var whole = (await GetAsync($"/odata/v1/{followed.Request}", Insider)).Rows.ToDictionary(row => row.GetProperty(followed.Key).ToString(), row => row.GetRawText());
            Assert.Equal(whole.OrderBy(row => row.Key), copy.Rows.OrderBy(row => row.Key));
            Assert.InRange(copy.Restarts, 1, 3);
        }

        Assert.True(copies[0].Entries > 0 && copies[3].Entries > 0, "no changes were followed");
    }

    /// <summary>Three writers, one who commits late, and one who closes and opens an indicator.</summary>
    Task Writers() => Task.WhenAll(
        Task.Run(async () =>
        {
            await using var observations = new ObservationCommits(Database, 11);
            await RepeatAsync(Commits, observations.CommitAsync);
        }),
        Task.Run(async () =>
        {
            await using var observations = new ObservationCommits(Database, 12);
            await RepeatAsync(Commits, observations.CommitAsync);
        }),
        Task.Run(async () =>
        {
            await using var remarks = new RemarkCommits(Database, 13);
            await RepeatAsync(Commits, remarks.CommitAsync);
        }),
        Task.Run(async () =>
        {
            await using var late = new RemarkCommits(Database, 14);
            await late.CommitAsync(
                (context, _) =>
                {
                    isLate = true;
                    context.Add(new Remark { Kind = RemarkKind.Rule, Subject = "Sen" });
                    return Task.CompletedTask;
                },
                PolledAsync);
            isLate = false;
            await late.CommitAsync((context, _) =>
            {
                context.Indicators.Single(row => row.Code == "657-bruttoledighed").Visibility = IndicatorVisibility.Confidential;
                return Task.CompletedTask;
            });
        }));

    /// <summary>Waits until the reader has polled three times; other writers would give up long after the bound.</summary>
    async Task PolledAsync(CancellationToken cancellation)
    {
        for (var waited = 0; polls < 3 && waited < 150; waited++)
        {
            await Task.Delay(100, cancellation);
        }
    }

    static async Task RepeatAsync(int count, Func<Task> commit)
    {
        for (var i = 0; i < count; i++)
        {
            await commit();
            await Task.Delay(60, TestContext.Current.CancellationToken);
        }
    }
}

public sealed class DeltaRunTestsOnSqlite(SqliteOwnSecuredHost host) : DeltaRunTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class DeltaRunTestsOnPostgres(PostgresOwnSecuredHost host) : DeltaRunTests(host), IClassFixture<PostgresOwnSecuredHost>;
