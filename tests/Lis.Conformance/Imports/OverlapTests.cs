using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>Imports that meet on the same keys, and shapes of different sources that say the same.</summary>
public abstract class OverlapTests(OwnSecuredHost host) : ImportSuite(host)
{
    [Fact]
    public async Task Of_imports_at_once_on_overlapping_keys_the_one_that_came_later_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => LisLongAsync(Days(number))));
        var runs = answers.Select(answer => answer.Expect(HttpStatusCode.OK).Json).OrderBy(Id).ToList();

        Assert.All(runs, run => Assert.Equal("Succeeded", run.GetProperty("State").GetString()));
        Assert.Equal(runs.Select(run => run.GetProperty("FinishedAt").GetDateTimeOffset()).Order(), runs.Select(run => run.GetProperty("FinishedAt").GetDateTimeOffset()));
        var left = (await GetAsync($"/odata/v1/Observations?$filter=IndicatorCode eq '{Own}' and Period ge '1851' and Period lt '1853'&$top=1000", Operator)).Rows.ToList();
        Assert.Equal(400, left.Count);
        Assert.All(left, row => Assert.Equal(Id(runs[^1]), row.GetProperty("ImportRunId").GetInt32()));
        Assert.All(left, row => Assert.Equal(runs.Count, row.GetProperty("Revision").GetInt32()));
    }

    [Theory]
    [InlineData("jobindsats/same-v3.csv", "jobindsats-v3-csv", "jobindsats/same-v3.json", "jobindsats-v3-json")]
    [InlineData("jobindsats/same-v3.json", "jobindsats-v3-json", "jobindsats/same-v2.json", "jobindsats-v2-json")]
    [InlineData("dst/same.csv", "dst-csv", "dst/same.px", "dst-px")]
    [InlineData("dst/same-1.json", "dst-jsonstat", "dst/same-2.json", "dst-jsonstat")]
    public async Task The_same_figures_in_two_shapes_are_the_same_observations(string first, string firstProfile, string second, string secondProfile)
    {
        var one = await FileAsync(first, firstProfile);
        var two = await FileAsync(second, secondProfile);
        var stored = one.GetProperty("RowsInserted").GetInt32() + one.GetProperty("RowsUpdated").GetInt32() + one.GetProperty("RowsUnchanged").GetInt32();

        Assert.True(stored > 0);
        Assert.Equal((0, 0, stored), (
            two.GetProperty("RowsInserted").GetInt32(), two.GetProperty("RowsUpdated").GetInt32(), two.GetProperty("RowsUnchanged").GetInt32()));
    }

    async Task<JsonElement> FileAsync(string path, string profile)
    {
        var measure = path.StartsWith("jobindsats", StringComparison.Ordinal) ? "&measure=Antal personer" : "";
        var answer = await UploadAsync(
            SourceFiles.Read(path), $"profile={profile}&source=dst&force=true&indicator={Own}{measure}", Operator, Path.GetFileName(path));
        var run = answer.Expect(HttpStatusCode.OK).Json;
        Assert.True(run.GetProperty("State").GetString() == "Succeeded", string.Join('\n', await ErrorsAsync(run)));
        return run;
    }

    static string Days(int number)
    {
        var text = new StringBuilder(Heading);
        for (var day = 0; day < 400; day++)
        {
            var date = new DateOnly(1851, 1, 1).AddDays(day);
            text.Append(CultureInfo.InvariantCulture, $"{Own},657,{date:yyyy}M{date:MM}D{date:dd},{number}\n");
        }

        return text.ToString();
    }
}

public sealed class OverlapTestsOnSqlite(SqliteOwnSecuredHost host) : OverlapTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class OverlapTestsOnPostgres(PostgresOwnSecuredHost host) : OverlapTests(host), IClassFixture<PostgresOwnSecuredHost>;
