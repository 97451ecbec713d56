using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>
/// A key that is hidden and one that is absent cost the same work, the same steps and the same statements; and the same bytes come back but
/// for the key that was asked for.
/// </summary>
public abstract class SameWorkTests(SecuredHost host) : Suite(host)
{
    static readonly (string Set, string Path)[] Paths =
    [
        ("Cases", ""), ("Documents", "/Title"), ("Committees", "?$expand=Cases"), ("Targets", "/Title"), ("Strategies", "/Elements"),
        ("Proevehandlinger", "/StatusHistory"), ("ReportingEvents", "/Committees/$count"), ("Initiatives", ""), ("Claims", ""),
    ];

    [Fact]
    public async Task A_hidden_and_an_absent_key_run_the_same_statements()
    {
        var reader = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        var all = host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer();
        var tried = 0;
        foreach (var (set, path) in Paths)
        {
            var rows = await GetAsync($"/odata/v1/{set}?$filter=MunicipalityCode ne null and MunicipalityCode ne '657'&$top=1", all);
            if (rows.Rows.Select(row => row.GetProperty("Id").GetInt32()).ToList() is not [var foreign])
            {
                continue;
            }

            tried++;
            const int absent = 999_999_999;
            (await GetAsync($"/odata/v1/{set}({foreign}){path}", all)).Expect(HttpStatusCode.OK);
            (await GetAsync($"/odata/v1/{set}({absent}){path}", reader)).Expect(HttpStatusCode.NotFound);

            var (hiddenAnswer, hiddenWork) = await TraceAsync($"/odata/v1/{set}({foreign}){path}", reader);
            var (absentAnswer, absentWork) = await TraceAsync($"/odata/v1/{set}({absent}){path}", reader);

            Assert.Contains(hiddenWork, step => step.Contains("SELECT", StringComparison.Ordinal) && step.Contains($"\"{set}\"", StringComparison.Ordinal));
            Assert.Equal(absentWork, hiddenWork);
            Assert.Equal(absentAnswer.Status, hiddenAnswer.Status);
            Assert.Equal(
                absentAnswer.Text.Replace($"({absent})", "(0)", StringComparison.Ordinal),
                hiddenAnswer.Text.Replace($"({foreign})", "(0)", StringComparison.Ordinal));
        }

        Assert.InRange(tried, 3, Paths.Length);
    }

    /// <summary>What a request made the service do: the spans of its stages and the statements of the driver.</summary>
    async Task<(Answer Answer, List<string> Work)> TraceAsync(string url, (string, string) token)
    {
        var trace = ActivityTraceId.CreateRandom();
        var work = new ConcurrentQueue<string>();
        var isOver = new TaskCompletionSource();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity =>
            {
                if (activity.TraceId == trace)
                {
                    work.Enqueue($"{activity.Source.Name} {activity.OperationName}");
                }
            },
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                {
                    activity.Events.SelectMany(happened => happened.Tags).Where(tag => tag.Key == "db.query.text").ToList().ForEach(tag => work.Enqueue($"{tag.Value}"));
                }

                if (activity.TraceId == trace && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is { } statement)
                {
                    work.Enqueue($"{statement}");
                }

                if (activity.TraceId == trace && activity.OperationName == "Microsoft.AspNetCore.Hosting.HttpRequestIn")
                {
                    isOver.SetResult();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var answer = await GetAsync(url, token, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        // The database is left after the last bytes have gone to the reader.
        await isOver.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return (answer, [.. work]);
    }
}

public sealed class SameWorkTestsOnSqlite(SqliteSecuredHost host) : SameWorkTests(host);

public sealed class SameWorkTestsOnPostgres(PostgresSecuredHost host) : SameWorkTests(host);
