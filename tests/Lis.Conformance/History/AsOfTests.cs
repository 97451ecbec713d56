using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.History;

/// <summary>
/// Contract section 3: <c>asOf</c> gives the own properties of observations as a read at that instant gave them to the same caller, in
/// every shape of read. Random commits; after each, many reads are kept, and later asked for again as of that commit.
/// LIS_ASOF_ROUNDS and LIS_ASOF_SEED ask for more commits, or others.
/// </summary>
public abstract class AsOfTests(OwnSecuredHost host) : Suite(host)
{
    const string Root = "/odata/v1/";

    /// <summary>Reads without navigation, but for the ways that lead to observations.</summary>
    static readonly string[] Shapes =
    [
        "Observations",
        "Observations?$filter=Value gt 5 or Note ne null&$orderby=Value desc,Note&$select=Value,Note,Revision,RecordedAt",
        "Observations?$filter=ValueStatus eq 'Suppressed'",
        "Observations?$search=Ændret&$select=Note",
        "Observations?$compute=Value mul 2 as Twice&$select=Twice,UpdatedAt&$orderby=Twice&$skip=2&$top=9",
        "Observations?$count=true&$top=0",
        "Observations/$count?$filter=IsBreak",
        "Observations/$filter(Value lt 0)/$ref",
        "Observations?$apply=filter(Value ne null)/groupby((AreaCode,ValueStatus),aggregate(Value with sum as Total,Value with max as Most,$count as Rows))",
        "Observations?$apply=aggregate(Value with average as Mean,Id with countdistinct as Ids)",
        "FlatObservations?$select=Value,ValueStatus,Period,PeriodStart,UpdatedAt&$orderby=Period desc",
        "Indicators('657-ungeledighed')/Observations",
        "Indicators('657-ungeledighed')/Observations/$count",
        "Indicators('657-ungeledighed')/Observations?$apply=groupby((AreaCode),aggregate(Value with sum as Total,$count as Rows))",
        "Areas('657')/Observations/$count?$filter=Value gt 1",
        "Observations?$format=csv&$select=Period,Value,ValueStatus,Note",
        "Observations?$apply=filter(Value gt 0)/topcount(5,Value)/aggregate(Value with min as Least)",
        "Areas('657')?$select=Code&$expand=Observations($filter=Value gt 1;$count=true;$select=Value,Revision)",
        "Indicators?$select=Code&$filter=Observations/any(o:o/Value lt 0)",
        "Indicators?$select=Code&$orderby=Observations/$count desc,Code&$top=5",
    ];

    static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("LIS_ASOF_ROUNDS"), out var rounds) ? rounds : 4;

    static int Seed => int.TryParse(Environment.GetEnvironmentVariable("LIS_ASOF_SEED"), out var seed) ? seed : 7;

    (string, string)[] Callers =>
    [
        host.Entra.User(Tenants.Herning, "Lis.Read").Bearer(),
        host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Read.Confidential").Bearer(),
        host.Entra.User(Tenants.Operator, "Lis.Read").Bearer(),
    ];

    [Fact]
    public async Task A_read_as_of_a_commit_gives_what_a_read_after_it_gave()
    {
        await using var commits = new ObservationCommits(Database, Seed);
        var kept = new List<(string Instant, string Shape, (string, string) Caller, string Value)>();
        for (var round = 0; round < Rounds; round++)
        {
            var stamp = await commits.CommitAsync();
            foreach (var shape in Shapes)
            {
                foreach (var caller in Callers)
                {
                    kept.Add(($"{stamp.At:yyyy-MM-ddTHH:mm:ss.ffffffZ}", shape, caller, await ReadAsync(shape, null, caller)));
                }
            }
        }

        Assert.True(kept.DistinctBy(read => (read.Shape, read.Value)).Count() > Shapes.Length * Rounds, "the commits changed too little");
        foreach (var (instant, shape, caller, value) in kept)
        {
            var again = await ReadAsync(shape, instant, caller);
            Assert.True(value == again, $"{shape} as of {instant} (seed {Seed}):\nthen {value}\nnow  {again}");
        }
    }

    [Fact]
    public async Task Before_anything_was_stored_there_is_nothing_and_ahead_of_the_clock_is_what_is_current()
    {
        var caller = Callers[2];
        var id = (await ReadAsync("Observations?$select=Id&$top=1", null, caller)).Split(['{', '}', ':'])[^2];

        Assert.Equal("0", await ReadAsync("Observations/$count", "2000-01-01T00:00:00Z", caller));
        Assert.Equal("[]", await ReadAsync("Indicators('657-ungeledighed')/Observations", "2000-01-01T00:00:00%2B01:00", caller));
        Assert.Equal(await ReadAsync("Observations", null, caller), await ReadAsync("Observations", "2100-01-01T00:00:00Z", caller));
        (await GetAsync($"{Root}Observations({id})?asOf=2000-01-01T00:00Z", caller)).Expect(HttpStatusCode.NotFound);
        (await GetAsync($"{Root}Observations({id})/Period?asOf=2100-01-01T00:00Z", caller)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Observations?asOf=2024-01-31", "InvalidLiteral")]
    [InlineData("Observations?asOf=", "InvalidLiteral")]
    [InlineData("Observations?asOf=2024-13-01T00:00:00Z", "InvalidLiteral")]
    [InlineData("Observations?asOf=2024-01-01T00:00:00Z&asOf=2024-01-01T00:00:00Z", "InvalidLiteral")]
    [InlineData("Observations?asOf=2024-01-01T00:00:00Z&asof=2024-01-01T00:00:00Z", "MisplacedOption")]
    [InlineData("Indicators?asOf=2024-01-01T00:00:00Z", "MisplacedOption")]
    [InlineData("Observations(2018000000000001)/Indicator/Committees?asOf=2024-01-01", "InvalidLiteral")]
    public async Task An_instant_that_is_not_understood_is_refused(string request, string code)
    {
        var answer = (await GetAsync(Root + request, Callers[0])).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(code, answer.ErrorCode);
        Assert.StartsWith("asOf", answer.Json.GetProperty("error").GetProperty("target").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The raw JSON of all rows over all pages, or the whole body of a plain answer.</summary>
    async Task<string> ReadAsync(string shape, string? instant, (string, string) caller)
    {
        var mark = shape.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var pages = new List<string>();
        for (var next = instant is null ? Root + shape : $"{Root}{shape}{mark}asOf={instant}"; next is not null;)
        {
            var answer = (await GetAsync(next, caller, ("Prefer", "maxpagesize=40"))).Expect(HttpStatusCode.OK);
            if (answer.ContentType!.StartsWith("text/", StringComparison.Ordinal) || !answer.Json.TryGetProperty("value", out var value))
            {
                return answer.ContentType.StartsWith("text/", StringComparison.Ordinal) ? answer.Text : answer.Json.GetProperty("Observations").GetRawText();
            }

            pages.Add(value.GetRawText()[1..^1]);
            next = answer.Json.TryGetProperty("@odata.nextLink", out var link) ? new Uri(link.GetString()!).PathAndQuery : null;
        }

        return $"[{string.Join(',', pages)}]";
    }
}

public sealed class AsOfTestsOnSqlite(SqliteOwnSecuredHost host) : AsOfTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class AsOfTestsOnPostgres(PostgresOwnSecuredHost host) : AsOfTests(host), IClassFixture<PostgresOwnSecuredHost>;
