using System.Net;
using Lis.Conformance.Delta;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;

namespace Lis.Conformance.Contract;

/// <summary>
/// Counts are remembered as long as nothing that they depend on is committed (decision 0019), which shows in nothing but time: they are right after
/// every kind of commit, for every caller, and beside writers.
/// </summary>
public abstract class KnownCountTests(OwnSecuredHost host) : ImportSuite(host)
{
    const string Root = "/odata/v1/";
    const string Facts = "Remarks?$filter=Kind eq 'Fact'";

    (string Name, string Value) Reader => Token(Tenants.Herning, "Lis.Read", "Lis.Preview");

    [Fact]
    public async Task Changes_over_OData_are_counted()
    {
        var made = new List<string>();
        await MovesAsync(Facts, async () => made.Add(await PostAsync("Remarks", "{\"Kind\":\"Fact\",\"Subject\":\"x\"}")));
        await MovesAsync(Facts, () => SendAsync("PATCH", $"Remarks({made[0]})", "{\"Kind\":\"Rule\"}"));
        await MovesAsync("Remarks?$filter=startswith(Subject,'ny')", () => SendAsync("PUT", $"Remarks({made[0]})/Subject", "{\"value\":\"nyt\"}"));
        await MovesAsync("Remarks?$search=helmaj", () => SendAsync("PATCH", $"Remarks({made[0]})", "{\"Subject\":\"helmaj\"}"));
        await MovesAsync("Remarks?$filter=Text eq 'samlet'", () => SendAsync(
            "PATCH", $"Remarks/$filter(Id eq {made[0]})/$each", "{\"Text\":\"samlet\"}"));
        await MovesAsync(Facts, () => SendAsync(
            "POST", "$batch", """{"requests":[{"id":"1","method":"POST","url":"Remarks","atomicityGroup":"g","headers":{"Content-Type":"application/json"},"body":{"Kind":"Fact","Subject":"y"}}]}"""));
        await MovesAsync("Remarks", () => SendAsync("DELETE", $"Remarks({made[0]})", null));
    }

    [Fact]
    public async Task Links_rights_and_discretion_are_counted()
    {
        const string Linked = "FocusItems?$filter=Committees/any(c:c/Id eq 6)";
        var hedensted = Token(Tenants.Hedensted, "Lis.Read");
        await MovesAsync(Linked, () => SendAsync("DELETE", "FocusItems(9)/Committees/$ref?$id=Committees(6)", null), hedensted);
        await MovesAsync(Linked, () => SendAsync("POST", "FocusItems(9)/Committees/$ref", "{\"@odata.id\":\"Committees(6)\"}"), hedensted);

        const string Counted = "657-ny-start";
        const string Figures = $"Observations?$filter=IndicatorCode eq '{Counted}'";
        (await LisLongAsync(
            $"IndicatorCode,AreaCode,Period,Breakdown,Value\n{Counted},657,1881,total,20\n{Counted},657,1881,koen=K,3\n{Counted},657,1881,koen=M,17\n")).Expect(HttpStatusCode.OK);
        await MovesAsync(Figures, () => SendAsync("PATCH", $"Indicators('{Counted}')", "{\"Visibility\":\"Confidential\"}"));
        await MovesAsync(Figures, () => SendAsync("PATCH", $"Indicators('{Counted}')", "{\"Visibility\":\"Public\"}"));
        await MovesAsync(
            $"{Figures} and ValueStatus eq 'Suppressed'",
            () => SendAsync("PATCH", $"Indicators('{Counted}')", "{\"SuppressBelow\":5,\"Unit\":\"antal\"}"));
    }

    [Fact]
    public async Task Imports_approvals_and_rejections_are_counted()
    {
        const string Figures = "Observations?$filter=Period ge '1860' and Period lt '1870'";
        const string Staged = "StagedRows?$filter=AreaCode eq '657'";
        await MovesAsync(Figures, () => LisLongAsync($"{Heading}{Own},657,1860,1\n"));
        await MovesAsync($"{Figures} and Value gt 1", () => LisLongAsync($"{Heading}{Own},657,1860,2\n"));
        await SendAsync("PATCH", "Sources('egne-registreringer')", "{\"RequiresApproval\":true}");
        foreach (var (action, moved) in new[] { ("Approve", Figures), ("Reject", Staged) })
        {
            var id = 0;
            await MovesAsync(Staged, async () => id = Id((await LisLongAsync($"{Heading}{Own},657,{(action == "Approve" ? 1861 : 1862)},1\n")).Expect(HttpStatusCode.OK).Json));
            await MovesAsync(moved, () => SendAsync("POST", $"ImportRuns({id})/Lis.V1.{action}", "{}"));
        }

        await SendAsync("PATCH", "Sources('egne-registreringer')", "{\"RequiresApproval\":false}");
    }

    [Theory]
    [InlineData("Remarks")]
    [InlineData("Indicators?$filter=Code ne 'x'")]
    [InlineData("Observations?$filter=Value gt 3")]
    public async Task Every_caller_has_the_count_of_the_rows_that_he_sees(string url)
    {
        await SendAsync("POST", "Remarks", "{\"Kind\":\"Fact\",\"Subject\":\"x\"}");
        var callers = new[]
        {
            Token(Tenants.Herning, "Lis.Read"), Token(Tenants.Hedensted, "Lis.Read"), Token(Tenants.Operator, "Lis.Read"),
            Token(Tenants.Operator, "Lis.Read", "Lis.Read.Confidential"), Token(Tenants.Herning, "Lis.Read", "Lis.Preview"),
        };
        var counts = new HashSet<long>();
        foreach (var caller in callers.Concat(callers))
        {
            counts.Add(await CountAsync(url, caller));
        }

        Assert.InRange(counts.Count, 2, callers.Length);
    }

    [Fact]
    public async Task The_past_has_counts_of_its_own()
    {
        var before = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture);
        var url = $"Observations?asOf={before}&$filter=Period eq '1855'";
        Assert.Equal(0, await CountAsync(url, Reader));
        await MovesAsync("Observations?$filter=Period eq '1855'", () => LisLongAsync($"{Heading}{Own},657,1855,1\n"));
        Assert.Equal(0, await CountAsync(url, Reader));
    }

    /// <summary>Three readers and a writer: each answer counts the rows that it shows, whatever another has just remembered.</summary>
    [Fact]
    public async Task Count_and_rows_are_of_one_state_beside_a_writer()
    {
        await using var commits = new RemarkCommits(Database, 5);
        using var stop = new CancellationTokenSource();
        var token = Token(Tenants.Operator, "Lis.Read");
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                var seen = new HashSet<long>();
                while (!stop.IsCancellationRequested)
                {
                    seen.Add(await RowsAsync(Facts, token));
                }

                return seen.Count;
            },
            Cancellation)).ToArray();
        for (var i = 0; i < 60; i++)
        {
            await commits.CommitAsync();
            await Task.Delay(i % 3 * 8, Cancellation);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), states => Assert.InRange(states, 2, int.MaxValue));
    }

    /// <summary>Asked twice before a commit, so that the count is remembered, and once after it.</summary>
    async Task MovesAsync(string url, Func<Task> commit, (string Name, string Value)? reader = null)
    {
        var before = await CountAsync(url, reader ?? Reader);
        Assert.Equal(before, await CountAsync(url, reader ?? Reader));
        await commit();
        Assert.NotEqual(before, await CountAsync(url, reader ?? Reader));
    }

    /// <summary>The count in its three forms, which agree with the rows.</summary>
    async Task<long> CountAsync(string url, (string, string) token)
    {
        var rows = await RowsAsync(url, token);
        var parts = url.Split('?', 2);
        var bare = (await GetAsync($"{Root}{parts[0]}/$count?{(parts.Length > 1 ? parts[1] : "")}", token)).Expect(HttpStatusCode.OK).Text;
        var empty = (await GetAsync($"{Root}{Continued(url)}$count=true&$top=0", token)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal($"{rows}", bare);
        Assert.Equal(rows, empty.GetProperty("@odata.count").GetInt64());
        return rows;
    }

    async Task<long> RowsAsync(string url, (string, string) token)
    {
        var answer = (await GetAsync($"{Root}{Continued(url)}$count=true", token)).Expect(HttpStatusCode.OK);
        Assert.Equal(answer.Rows.Count(), answer.Json.GetProperty("@odata.count").GetInt64());
        return answer.Rows.Count();
    }

    static string Continued(string url) => url + (url.Contains('?', StringComparison.Ordinal) ? '&' : '?');

    async Task<string> PostAsync(string url, string body) =>
        (await Service.SendAsync("POST", Root + url, body, Herning)).Expect(HttpStatusCode.Created).Json.GetProperty("Id").ToString();

    async Task SendAsync(string method, string url, string? body)
    {
        var token = url.StartsWith("Remarks", StringComparison.Ordinal) || url == "$batch" ? Herning : Operator;
        var answer = method == "POST"
            ? await Service.SendAsync(method, Root + url, body, token)
            : await Service.SendAsync(method, Root + url, body, token, ("If-Match", "*"), ("OData-Version", "4.01"));
        Assert.True((int)answer.Status < 300, $"{method} {url}: {answer}");
        Assert.DoesNotContain("\"status\":4", answer.Text, StringComparison.Ordinal);
    }
}

public sealed class KnownCountTestsOnSqlite(SqliteOwnSecuredHost host) : KnownCountTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class KnownCountTestsOnPostgres(PostgresOwnSecuredHost host) : KnownCountTests(host), IClassFixture<PostgresOwnSecuredHost>;
