using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;

namespace Lis.Conformance.Discretion;

/// <summary>What waits was not judged by discretion yet, so it tells no more than what is published; and neither does trying files out.</summary>
public abstract class StagedDiscretionTests(OwnSecuredHost host) : ImportSuite(host)
{
    (string, string) Previewer => Token(Tenants.Herning, "Lis.Read", "Lis.Preview");

    (string, string) Insider => Token(Tenants.Herning, "Lis.Read", "Lis.Preview", "Lis.Read.Confidential");

    [Fact]
    public async Task A_staged_breakdown_of_an_indicator_with_a_threshold_shows_no_figure()
    {
        await Database.ExecuteAsync($"""UPDATE "Indicators" SET "SuppressBelow" = 5, "Unit" = 'antal' WHERE "Code" = '{Own}'""");
        await ApprovalAsync("true");
        var first = (await LisLongAsync(FileOf(20, 3, 17))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("AwaitingApproval", first.GetProperty("State").GetString());

        Assert.Equal(["koen=K  Suppressed ", "koen=M  Suppressed ", "total 20 Final New"], await StagedAsync(first, Previewer));
        Assert.Equal(["koen=K 3 Final New", "koen=M 17 Final New", "total 20 Final New"], await StagedAsync(first, Insider));
        Assert.Equal("0", (await GetAsync($"/odata/v1/StagedRows/$count?$filter=Value lt 5 or Value gt 16 and Value lt 18", Previewer)).Text);
        Assert.Equal("2", (await GetAsync($"/odata/v1/StagedRows/$count?$filter=Value lt 5 or Value gt 16 and Value lt 18", Insider)).Text);

        // Once the parts are published, a new total less those of them that stay would be the part that does not.
        (await Service.SendAsync("POST", $"/api/v1/imports/{Id(first)}/approve", null, Herning)).Expect(HttpStatusCode.OK);
        var second = (await LisLongAsync(FileOf(22, 5, 17))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["koen=K  Suppressed ", "koen=M  Suppressed ", "total  Suppressed "], await StagedAsync(second, Previewer));
        await ApprovalAsync("false");
    }

    [Fact]
    public async Task A_dry_run_does_not_tell_whether_a_hidden_figure_was_guessed()
    {
        await Database.ExecuteAsync("""UPDATE "Indicators" SET "SuppressBelow" = 5, "Unit" = 'antal' WHERE "Code" = '657-ny-start'""");
        string File(int guess) => $"IndicatorCode,AreaCode,Period,Breakdown,Value\n657-ny-start,657,1891,total,20\n657-ny-start,657,1891,koen=K,{guess}\n657-ny-start,657,1891,koen=M,17\n";
        (await LisLongAsync(File(3))).Expect(HttpStatusCode.OK);
        Assert.Equal("Suppressed", (await GetAsync("/odata/v1/Observations?$filter=Period eq '1891' and BreakdownKey eq 'koen=K'", Previewer)).Rows.Single().GetProperty("ValueStatus").GetString());

        var told = new HashSet<string>();
        for (var guess = 1; guess < 5; guess++)
        {
            told.Add(Summary((await LisLongAsync(File(guess), "&dryRun=true", Token(Tenants.Herning, "Lis.Read", "Lis.Import"))).Expect(HttpStatusCode.OK).Json));
        }

        Assert.Single(told);
    }

    /// <summary>Whoever knows what the file looks like finds the hidden figure by trying which one gives its fingerprint.</summary>
    [Fact]
    public async Task The_fingerprint_of_a_file_is_for_those_who_import()
    {
        var run = (await LisLongAsync(Heading + $"{Own},657,1892,1\n")).Expect(HttpStatusCode.OK).Json;
        var url = $"/odata/v1/ImportRuns({Id(run)})?$select=FileSha256,State";

        Assert.Equal(JsonValueKind.Null, (await GetAsync(url, Token(Tenants.Herning, "Lis.Read"))).Expect(HttpStatusCode.OK).Json.GetProperty("FileSha256").ValueKind);
        Assert.Equal(64, (await GetAsync(url, Token(Tenants.Herning, "Lis.Import"))).Expect(HttpStatusCode.OK).Json.GetProperty("FileSha256").GetString()!.Length);
        Assert.Equal("0", (await GetAsync("/odata/v1/ImportRuns/$count?$filter=FileSha256 ne null", Token(Tenants.Herning, "Lis.Read"))).Text);
    }

    static string FileOf(int total, int women, int men) => string.Create(
        CultureInfo.InvariantCulture,
        $"IndicatorCode,AreaCode,Period,Breakdown,Value\n{Own},657,1890,total,{total}\n{Own},657,1890,koen=K,{women}\n{Own},657,1890,koen=M,{men}\n");

    async Task<IEnumerable<string>> StagedAsync(JsonElement run, (string, string) caller) =>
        (await GetAsync($"/odata/v1/ImportRuns({Id(run)})/StagedRows?$orderby=BreakdownKey", caller)).Expect(HttpStatusCode.OK).Rows.Select(row =>
            $"{row.GetProperty("BreakdownKey").GetString()} {row.GetProperty("Value")} {row.GetProperty("ValueStatus").GetString()} {row.GetProperty("Change").GetString()}");

    Task ApprovalAsync(string isNeeded) =>
        Database.ExecuteAsync($"UPDATE \"Sources\" SET \"RequiresApproval\" = {isNeeded} WHERE \"Code\" = 'egne-registreringer'");
}

public sealed class StagedDiscretionTestsOnSqlite(SqliteOwnSecuredHost host) : StagedDiscretionTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class StagedDiscretionTestsOnPostgres(PostgresOwnSecuredHost host) : StagedDiscretionTests(host), IClassFixture<PostgresOwnSecuredHost>;
