using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Lis.Import.Connectors;
using Microsoft.AspNetCore.Http;

namespace Lis.Conformance.Connectors;

/// <summary>The clients of the sources against a server that speaks their protocols, errors, limits and slowness included.</summary>
public sealed class ConnectorTests : IAsyncDisposable
{
    static readonly RetryRules Quick = new()
    {
        Tries = 3,
        FirstWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromSeconds(3),
        Patience = TimeSpan.FromMilliseconds(500),
        Pause = TimeSpan.Zero,
    };

    static readonly FetchPlan Unemployment = Plan(
        "AULK01", new() { ["OMRÅDE"] = "000|657", ["KONTO"] = "A1", ["Tid"] = "(-n+2)" }, new() { ["indicator"] = "657-ungeledighed" });

    readonly FakeSources sources = FakeSources.Start();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => sources.DisposeAsync();

    [Fact]
    public async Task The_Statbank_gives_codes_as_csv()
    {
        var (fetched, bytes) = await FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment);
        Assert.Equal("dst-csv", fetched!.Profile);
        Assert.Equal("AULK01.csv", fetched.FileName);
        Assert.Equal(
            "\ufeffOMRÅDE;KONTO;TID;INDHOLD\r\n000;A1;2029M12;..\r\n000;A1;2030M01;..\r\n657;A1;2029M12;9,7\r\n657;A1;2030M01;9,7\r\n",
            Encoding.UTF8.GetString(bytes));
        using var sent = JsonDocument.Parse(sources.Requests.Last().Body);
        Assert.Equal("Code", sent.RootElement.GetProperty("valuePresentation").GetString());
    }

    [Fact]
    public async Task Nothing_is_fetched_without_news_and_a_changed_plan_is_news()
    {
        using var statbank = new Statbank(Address(), TimeProvider.System);
        var (first, _) = await FetchAsync(statbank, Unemployment);
        Assert.Null((await FetchAsync(statbank, Unemployment, first!.Mark)).Fetched);
        Assert.DoesNotContain(sources.Requests.Skip(2), request => request.Line.Contains("data", StringComparison.Ordinal));
        sources.Updated = "2018-03-01T08:00:00";
        Assert.NotNull((await FetchAsync(statbank, Unemployment, first.Mark)).Fetched);
        sources.Updated = "2018-02-01T08:00:00";
        var other = Unemployment with { Selection = new Dictionary<string, string>(Unemployment.Selection) { ["Tid"] = "(1)" } };
        Assert.NotNull((await FetchAsync(statbank, other, first.Mark)).Fetched);
    }

    [Fact]
    public async Task Above_the_cell_limit_a_whole_selection_streams_and_its_gaps_have_the_tables_value()
    {
        sources.CellLimit = 20;
        var whole = Plan("AULK01", new() { ["OMRÅDE"] = "*", ["ALDER"] = "TOT", ["KONTO"] = "A*", ["Tid"] = ">=2029M11" }, []);
        var (fetched, bytes) = await FetchAsync(new Statbank(Address(), TimeProvider.System) { CellLimit = 20 }, whole);
        Assert.Equal("dst-bulk", fetched!.Profile);
        Assert.Equal("0", fetched.Parameters["absent"]);
        Assert.Equal(1 + (3 * 1 * 2 * 3), Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Above_the_cell_limit_a_summed_selection_comes_in_parts_with_equal_bytes_each_time()
    {
        sources.CellLimit = 20;
        var plan = Plan("AULK01", new() { ["OMRÅDE"] = "*", ["KONTO"] = "A1", ["Tid"] = "*" }, []);
        using var statbank = new Statbank(Address(), TimeProvider.System) { CellLimit = 24 };
        sources.CellLimit = 24;
        var (fetched, bytes) = await FetchAsync(statbank, plan);
        Assert.Equal("dst-csv", fetched!.Profile);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["AULK01-001.csv", "AULK01-002.csv"], archive.Entries.Select(entry => entry.Name));
        Assert.Equal(bytes, (await FetchAsync(statbank, plan)).Bytes);
    }

    [Theory]
    [InlineData("OMRÅDE", "658", "658")]
    [InlineData("BOPÆL", "*", "OMRÅDE")]
    [InlineData("KONTO", "", "KONTO")]
    public async Task A_plan_that_does_not_fit_the_table_is_refused_by_name(string variable, string value, string named)
    {
        var plan = Unemployment with { Selection = new Dictionary<string, string>(Unemployment.Selection) { [variable] = value } };
        var failed = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), plan));
        Assert.Equal(ConnectorFault.Plan, failed.Fault);
        Assert.Contains(named, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_source_says_is_passed_on()
    {
        sources.CellLimit = 1;
        var tooLarge = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment));
        Assert.Equal(ConnectorFault.TooLarge, tooLarge.Fault);
        Assert.Contains("over begrænsningen", tooLarge.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<ConnectorException>(
            () => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment with { Table = "NOPE1" }));
        Assert.Equal(ConnectorFault.Plan, unknown.Fault);
        Assert.Contains("NOPE1 findes ikke", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_busy_source_is_asked_again(int status)
    {
        sources.Next(status);
        sources.Next(status);
        var clock = new RecordingClock();
        Assert.NotNull((await FetchAsync(new Statbank(Address(), clock), Unemployment)).Fetched);
        Assert.Equal(4, sources.Requests.Count);
        Assert.Equal([Quick.FirstWait, Quick.FirstWait * 2], clock.Waits.Where(wait => wait != Quick.Patience));
    }

    [Fact]
    public async Task It_waits_as_long_as_the_source_asks_for()
    {
        sources.Next(429, retryAfter: "1");
        var clock = new RecordingClock();
        await FetchAsync(new Statbank(Address(), clock), Unemployment);
        Assert.Equal([TimeSpan.FromSeconds(1)], clock.Waits.Where(wait => wait != Quick.Patience));
        Assert.Equal(3, sources.Requests.Count);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_the_fetch_and_names_the_instant()
    {
        sources.Next(503, retryAfter: "3600");
        var busy = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment));
        Assert.Equal(ConnectorFault.Busy, busy.Fault);
        Assert.InRange(busy.NotBefore!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task A_source_that_stays_away_is_given_up()
    {
        for (var i = 0; i < 3; i++)
        {
            sources.Next(503);
        }

        var away = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment));
        Assert.Equal(ConnectorFault.Unreachable, away.Fault);
        Assert.Equal(3, sources.Requests.Count);
    }

    [Fact]
    public async Task A_slow_source_is_given_up_and_asked_again()
    {
        sources.Next(context => Task.Delay(5000, context.RequestAborted));
        Assert.NotNull((await FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment)).Fetched);
    }

    [Fact]
    public async Task An_answer_that_stops_in_the_middle_is_no_answer()
    {
        sources.Next(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"id\":");
            await context.Response.Body.FlushAsync();
            await Task.Delay(5000, context.RequestAborted);
        });
        var broken = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment));
        Assert.Equal(ConnectorFault.Unreachable, broken.Fault);
    }

    [Fact]
    public async Task A_source_that_moved_is_not_followed_since_the_body_would_be_lost()
    {
        sources.Next(context =>
        {
            context.Response.Redirect("https://example.test/");
            return Task.CompletedTask;
        });
        var moved = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment));
        Assert.Equal(ConnectorFault.Refused, moved.Fault);
    }

    [Fact]
    public async Task A_web_page_is_no_data()
    {
        sources.Next(context => { context.Response.ContentType = "text/html"; return context.Response.WriteAsync("<html>"); });
        var page = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Statbank(Address(), TimeProvider.System), Unemployment));
        Assert.Equal(ConnectorFault.Unreadable, page.Fault);
    }

    [Fact]
    public async Task Jobindsats_takes_its_own_query_and_key()
    {
        var plan = Plan("y25i03", new() { ["mgroup.*"] = "*", ["period.M"] = "latest:14", ["hierarchy._nykom"] = "*", ["hierarchy._ygrpi09"] = "/2/" }, []);
        using var jobindsats = new Jobindsats(Address(FakeSources.Key), TimeProvider.System);
        var (fetched, bytes) = await FetchAsync(jobindsats, plan);
        Assert.Equal("jobindsats-v3-json", fetched!.Profile);
        Assert.Contains("Herning", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal("GET /v3/data/y25i03?hierarchy._nykom=*&hierarchy._ygrpi09=/2/&mgroup.*=*&period.M=latest:14&format=json", sources.Requests.Last().Line);
        Assert.Null((await FetchAsync(jobindsats, plan, fetched.Mark)).Fetched);
        sources.Updated = "later";
        Assert.NotNull((await FetchAsync(jobindsats, plan, fetched.Mark)).Fetched);
        var period = Plan("y25i03", new() { ["period.Q"] = "latest:1" }, []);
        Assert.Equal(ConnectorFault.Plan, (await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(jobindsats, period))).Fault);
    }

    [Theory]
    [InlineData(null, ConnectorFault.KeyMissing)]
    [InlineData("forkert", ConnectorFault.KeyRefused)]
    public async Task A_key_that_is_missing_or_wrong_is_said_and_never_repeated(string? key, ConnectorFault fault)
    {
        var plan = Plan("y25i03", new() { ["period.M"] = "latest:1" }, []);
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(new Jobindsats(Address(key), TimeProvider.System), plan));
        Assert.Equal(fault, refused.Fault);
        Assert.DoesNotContain("forkert", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    public async Task Uddannelsesstatistik_gives_all_of_its_pages(int rows, int pages)
    {
        sources.Rows = rows;
        using var api = Uddannelse();
        var (fetched, bytes) = await FetchAsync(api, Grades);
        Assert.Equal("uddannelsesstatistik", fetched!.Profile);
        Assert.Equal(rows, JsonDocument.Parse(bytes).RootElement.GetArrayLength());
        Assert.Equal(pages, sources.Requests.Count);
        using var sent = JsonDocument.Parse(sources.Requests.First().Body);
        Assert.Equal("Herning", sent.RootElement.GetProperty("filtre").GetProperty("[Institution].[Beliggenhedskommune]")[0].GetString());
        Assert.Null((await FetchAsync(api, Grades, fetched.Mark)).Fetched);
        sources.Figure = "7,1";
        Assert.Equal(rows > 0, (await FetchAsync(api, Grades, fetched.Mark)).Fetched is not null);
    }

    [Fact]
    public async Task The_same_page_twice_is_no_end_of_pages()
    {
        for (var i = 0; i < 2; i++)
        {
            sources.Next(context => context.Response.WriteAsync("""[{"a":"1"},{"a":"2"}]"""));
        }

        var looping = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(Uddannelse(), Grades));
        Assert.Equal(ConnectorFault.Unreadable, looping.Fault);
    }

    static readonly FetchPlan Grades = Plan(
        "GS/KARA/KARAGNS",
        new()
        {
            ["nøgletal"] = "Karaktergennemsnit",
            ["detaljering"] = "[Institution].[Beliggenhedskommune]|[Skoleår].[Skoleår]",
            ["[Institution].[Beliggenhedskommune]"] = "Herning",
        },
        []);

    UddannelsesstatistikApi Uddannelse() => new(Address(FakeSources.Key), TimeProvider.System) { PageSize = 2 };

    static FetchPlan Plan(string table, Dictionary<string, string> selection, Dictionary<string, string> parameters) =>
        new() { Name = "prøve", Table = table, Selection = selection, Parameters = parameters };

    ConnectorAddress Address(string? key = null) => new(sources.Address, key, Quick);

    static async Task<(Fetched? Fetched, byte[] Bytes)> FetchAsync(IConnector connector, FetchPlan plan, string? known = null)
    {
        using var target = new MemoryStream();
        var fetched = await connector.FetchAsync(plan, known, target, Cancellation);
        return (fetched, target.ToArray());
    }

    /// <summary>Real time that keeps what was waited for.</summary>
    sealed class RecordingClock : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero)
            {
                Waits.Enqueue(dueTime);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
