using System.Net;
using System.Text;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>The road of a file: request, run, summary, observations.</summary>
public abstract class ImportRoadTests(OwnSecuredHost host) : ImportSuite(host)
{
    [Fact]
    public async Task New_changed_and_equal_rows_are_counted_and_make_revisions()
    {
        var first = (await LisLongAsync(Heading + $"{Own},657,2001,1.5\n{Own},657,2002,2\n")).Expect(HttpStatusCode.OK);
        Assert.Equal("Succeeded 2 2 0 0 0", Summary(first.Json));
        Assert.Equal($"/odata/v1/ImportRuns({Id(first.Json)})", first.Header("Location"));
        Assert.Equal("wait=60", first.Header("Preference-Applied"));

        var second = (await LisLongAsync(Heading + $"{Own},657,2001,1.50\n{Own},657,2002,3\n{Own},657,2003,4\n")).Expect(HttpStatusCode.OK);
        Assert.Equal("Succeeded 3 1 1 1 0", Summary(second.Json));

        var stored = (await ObservationAsync(Own, "657", "2002"))!.Value;
        Assert.Equal("3 2", $"{stored.GetProperty("Value")} {stored.GetProperty("Revision")}");
        Assert.Equal(Id(second.Json), stored.GetProperty("ImportRunId").GetInt32());
        var run = (await GetAsync($"/odata/v1/ImportRuns({Id(second.Json)})", Herning)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Succeeded 3 1 1 1 0", Summary(run));
        Assert.Equal("657", run.GetProperty("MunicipalityCode").GetString());
    }

    [Fact]
    public async Task Without_waiting_the_answer_is_202_and_the_run_can_be_followed()
    {
        var answer = await UploadAsync(
            Encoding.UTF8.GetBytes(Heading + $"{Own},657,2004,1\n"), "profile=lis-long&source=egne-registreringer", Herning, "../../sti/navn.csv", wait: 0);
        var location = answer.Expect(HttpStatusCode.Accepted).Header("Location")!;
        for (var i = 0; i < 200; i++)
        {
            var run = (await GetAsync(location, Herning)).Expect(HttpStatusCode.OK).Json;
            Assert.Equal("navn.csv", run.GetProperty("FileName").GetString());
            if (run.GetProperty("State").GetString() == "Succeeded")
            {
                return;
            }

            await Task.Delay(50, Cancellation);
        }

        Assert.Fail("The run does not end.");
    }

    [Fact]
    public async Task A_form_is_taken_and_the_same_bytes_are_one_run_unless_forced()
    {
        var bytes = Encoding.UTF8.GetBytes(Heading + $"{Own},657,2005,1\n");
        MultipartFormDataContent Form() => new() { { new StringContent("x"), "note" }, { new ByteArrayContent(bytes), "file", "tal.csv" } };
        var first = (await SendAsync(Form(), "profile=lis-long&source=egne-registreringer", 60, Herning)).Expect(HttpStatusCode.OK).Json;
        var again = (await UploadAsync(bytes, "source=egne-registreringer&profile=lis-long", Herning, "andet-navn.csv")).Expect(HttpStatusCode.OK).Json;
        var forced = (await UploadAsync(bytes, "profile=lis-long&source=egne-registreringer&force=true", Herning)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(("tal.csv", Id(first)), (first.GetProperty("FileName").GetString(), Id(again)));
        Assert.NotEqual(Id(first), Id(forced));
        Assert.Equal("Succeeded 1 0 0 1 0", Summary(forced));
        (await SendAsync(new MultipartFormDataContent { { new StringContent("x"), "note" } }, "profile=lis-long&source=egne-registreringer", 0, Herning))
            .Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Uploads_of_the_same_bytes_at_once_are_one_run()
    {
        var text = Heading + $"{Own},657,2006,1\n";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LisLongAsync(text)));

        Assert.Single(answers.Select(answer => Id(answer.Expect(HttpStatusCode.OK).Json)).Distinct());
    }

    [Fact]
    public async Task Atomic_stores_nothing_of_a_file_with_a_fault_and_partial_its_good_rows()
    {
        var text = Heading + $"{Own},657,2007,1\n{Own},nowhere,2007,2\n{Own},657,2007,3\nghost,657,2007,4\n{Own},657,2008,x\n";
        var atomic = (await LisLongAsync(text)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Failed 5 0 0 0 4", Summary(atomic));
        Assert.Null(await ObservationAsync(Own, "657", "2007"));
        Assert.Equal(
            ["3 AreaCode nowhere area-unknown", "5 IndicatorCode ghost indicator-unknown", "6 Value x value-not-number", "4  657-ungeledighed 657 2007 total key-twice"],
            (await ErrorsAsync(atomic)).Select(error =>
                $"{error.GetProperty("Line")} {error.GetProperty("Column")} {error.GetProperty("RawValue")} {error.GetProperty("Rule")}"));

        var partial = (await LisLongAsync(text, "&mode=partial")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Succeeded 5 1 0 0 4", Summary(partial));
        Assert.Equal(1, (await ObservationAsync(Own, "657", "2007"))!.Value.GetProperty("Value").GetInt32());
        Assert.Equal(4, (await ErrorsAsync(partial)).Count);
    }

    [Fact]
    public async Task A_dry_run_gives_the_same_summary_and_stores_nothing()
    {
        await LisLongAsync(Heading + $"{Own},657,2009,1\n{Own},657,2010,2\n");
        var text = Heading + $"{Own},657,2009,1\n{Own},657,2010,3\n{Own},657,2011,4\n";
        var dry = (await LisLongAsync(text, "&dryRun=true")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("DryRun 3 1 1 1 0", Summary(dry));
        Assert.Null(await ObservationAsync(Own, "657", "2011"));
        Assert.Equal("Succeeded 3 1 1 1 0", Summary((await LisLongAsync(text)).Json));
    }

    [Fact]
    public async Task An_absent_column_leaves_what_is_stored_and_an_empty_cell_clears_it()
    {
        await LisLongAsync("IndicatorCode,AreaCode,Period,Value,Note,Numerator\n" + $"{Own},657,2012,1,husk,7\n");
        await LisLongAsync("IndicatorCode,AreaCode,Period,Value,Note\n" + $"{Own},657,2012,1,\n");
        var stored = (await ObservationAsync(Own, "657", "2012"))!.Value;

        Assert.Equal(7, stored.GetProperty("Numerator").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, stored.GetProperty("Note").ValueKind);
        Assert.Equal(2, stored.GetProperty("Revision").GetInt32());
    }

    [Fact]
    public async Task A_new_breakdown_is_made()
    {
        var run = await LisLongAsync("IndicatorCode,AreaCode,Period,Value,Breakdown\n" + $"{Own},657,2013,1,zone=ny;alder=80+\n{Own},657,2013,1,zone=ny\n", "&mode=partial");
        Assert.Equal("Succeeded 2 1 0 0 1", Summary(run.Json));
        Assert.NotNull(await ObservationAsync(Own, "657", "2013", "zone=ny"));
        (await GetAsync("/odata/v1/Breakdowns('zone=ny')", Herning)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("source=egne-registreringer", "profile is missing")]
    [InlineData("profile=lis-lang&source=egne-registreringer", "'lis-lang'")]
    [InlineData("profile=lis-long", "source is missing")]
    [InlineData("profile=lis-long&source=nobody", "'nobody'")]
    [InlineData("profile=lis-long&source=egne-registreringer&mode=some", "atomic")]
    [InlineData("profile=lis-long&source=egne-registreringer&dryRun=ja", "true or false")]
    [InlineData("profile=lis-long&source=egne-registreringer&publishAt=tomorrow", "instant")]
    [InlineData("profile=lis-long&source=egne-registreringer&publishAt=2026-01-01T10:00:00", "instant")]
    [InlineData("profile=lis-long&source=egne-registreringer&blad=1", "'blad'")]
    [InlineData("profile=lis-long&source=egne-registreringer&mode=atomic&mode=partial", "more than once")]
    [InlineData("profile=ranking&source=egne-registreringer", "'indicator'")]
    public async Task A_wrong_parameter_is_named_with_what_would_be_right(string query, string part)
    {
        var answer = (await UploadAsync([1], query, Herning)).Expect(HttpStatusCode.BadRequest);

        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Contains(part, answer.Json.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_should_be_fails_with_the_reason()
    {
        foreach (var bytes in new byte[][] { [], [0xFF, 0xFE, 0x00], Encoding.UTF8.GetBytes("a,b\n1,2\n"), "PK\u0003\u0004junk"u8.ToArray() })
        {
            var run = (await UploadAsync(bytes, "profile=lis-long&source=egne-registreringer&mode=partial", Herning)).Expect(HttpStatusCode.OK).Json;
            Assert.Equal("Failed", run.GetProperty("State").GetString());
            Assert.NotEmpty(await ErrorsAsync(run));
        }
    }

    [Fact]
    public async Task The_profiles_are_listed()
    {
        var profiles = (await GetAsync("/api/v1/imports/profiles", Herning)).Expect(HttpStatusCode.OK).Json.EnumerateArray().ToList();

        Assert.Equal(
            [
                "lis-long", "dst-csv", "dst-bulk", "dst-jsonstat", "dst-px", "jobindsats-v3-json", "jobindsats-v3-csv", "jobindsats-v2-json",
                "uddannelsesstatistik", "noegletal-dk", "kmd-customdata", "ranking", "danmarkskortet", "eco", "kend-din-kommune", "flis",
                "danskernes-sundhed", "lim", "lis-table", "template-indicators", "template-areas", "template-breakdowns", "template-targets",
            ],
            profiles.Select(profile => profile.GetProperty("name").GetString()));
        Assert.All(profiles, profile => Assert.All(
            profile.GetProperty("parameters").EnumerateArray(),
            parameter => Assert.True(parameter.TryGetProperty("required", out _) && parameter.TryGetProperty("description", out _))));
    }
}

public sealed class ImportRoadTestsOnSqlite(SqliteOwnSecuredHost host) : ImportRoadTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class ImportRoadTestsOnPostgres(PostgresOwnSecuredHost host) : ImportRoadTests(host), IClassFixture<PostgresOwnSecuredHost>;
