using System.Net;
using System.Text.Json;
using Lis.Api.Imports;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Import;
using Lis.Storage.Connections;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Imports;

/// <summary>
/// Every profile over the whole road: what its reader finds in a file (which tests of the readers hold against the files) arrives in the
/// database, every fault with its place, rule and value, and every good row.
/// </summary>
public abstract class ProfileRoadTests(OwnSecuredHost host) : ImportSuite(host)
{
    static readonly string[] Codes = ["ledige", "fuldtidspersoner", "andel", "rang", "omgjort", "elever"];

    [Theory]
    [MemberData(nameof(SourceFiles.Good), MemberType = typeof(SourceFiles))]
    public async Task A_good_file_goes_in_whole_and_a_second_time_changes_nothing(string profile, string good, string query)
    {
        var expected = await ReadAsync(profile, good, query);
        Assert.Empty(expected.OfType<ImportReject>());
        var run = await SendAsync(profile, good, query);
        var again = await SendAsync(profile, good, query);

        var rows = expected.OfType<ImportRow>().ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(("Succeeded", 0), (State(run), run.GetProperty("RowsRejected").GetInt32()));
        Assert.Equal(rows.Count, Stored(run));
        Assert.Equal(rows.Count, again.GetProperty("RowsUnchanged").GetInt32());
        foreach (var row in rows.Take(5))
        {
            var stored = (await ObservationAsync(row.IndicatorCode, row.AreaCode, row.Period.Code, row.BreakdownKey))!.Value;
            Assert.Equal(row.Value, stored.GetProperty("Value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null);
            Assert.Equal(row.ValueStatus.ToString(), stored.GetProperty("ValueStatus").GetString());
        }
    }

    [Fact]
    public void Every_profile_has_a_good_file() =>
        Assert.Equal(ImportProfiles.All.Select(profile => profile.Name).Order(), SourceFiles.Good.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(SourceFiles.Faulty), MemberType = typeof(SourceFiles))]
    public async Task Every_fault_is_told_and_every_good_row_is_stored(string profile, string path)
    {
        var expected = SourceFiles.ExpectedOf(profile);
        var query = expected[0].Length > 2 ? "&" + expected[0][2..] : "";
        var refused = await SendAsync(profile, path, query);
        var run = await SendAsync(profile, path, query + "&mode=partial");

        var faults = (await ErrorsAsync(run)).Select(error =>
            $"! {Number(error, "Line")}|{Member(error, "Column")}|{Member(error, "Rule")}|{Member(error, "RawValue")}").ToList();
        var twins = faults.Count(fault => fault.Contains("|key-twice|", StringComparison.Ordinal));
        Assert.Equal(expected.Where(line => line[0] == '!'), faults);
        Assert.Equal(("Failed", 0), (State(refused), Stored(refused)));
        Assert.Equal(("Succeeded", expected.Count(line => line[0] == '=') - twins), (State(run), Stored(run)));
    }

    [Fact]
    public async Task The_same_figures_from_different_sources_end_as_the_same_observations()
    {
        var first = await SendAsync("lis-long", "across/lis-long.csv", "");
        Assert.Equal(4, Stored(first));
        foreach (var (profile, path) in SourceFiles.Across)
        {
            var run = await SendAsync(profile, $"across/{path}", "&indicator=andel");
            Assert.Equal("Succeeded 4 0 0 4 0", Summary(run));
        }

        Assert.Equal(4, Stored(await SendAsync("lis-long", "across-shares/lis-long.csv", "")));
        foreach (var (profile, path) in SourceFiles.Shares)
        {
            var run = await SendAsync(profile, $"across-shares/{path}", "&indicator=andel");
            Assert.Equal($"{profile} Succeeded 4 0 0 4 0", $"{profile} {Summary(run)}");
        }
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var database = Service.Services.GetRequiredService<LisDatabase>();
        if ((await database.QueryAsync("SELECT \"Code\" FROM \"Indicators\" WHERE \"Code\" = 'ledige'")).Count == 0)
        {
            var indicators = Codes.Select(code => Rows.Indicator(code)).ToList();
            foreach (var indicator in indicators)
            {
                indicator.PeriodKind = indicator.Code is "ledige" or "fuldtidspersoner" ? IndicatorPeriodKind.Month : IndicatorPeriodKind.Year;
            }

            await database.StoreAsync([.. indicators]);
        }
    }

    async Task<List<ImportItem>> ReadAsync(string profile, string path, string query)
    {
        var scope = await ImportScope.ReadAsync(Service.Services.GetRequiredService<LisDatabase>(), RowScope.All, Cancellation);
        return [.. ImportReading.Read(ImportProfiles.Find(profile)!, new()
        {
            File = ImportFile.InMemory(Path.GetFileName(path), SourceFiles.Read(path)),
            Areas = scope.Areas,
            Indicators = scope.Indicators,
            Parameters = QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
        })];
    }

    async Task<JsonElement> SendAsync(string profile, string path, string query) => (await UploadAsync(
        SourceFiles.Read(path), $"profile={profile}&source=dst&force=true{query}", Operator, Path.GetFileName(path))).Expect(HttpStatusCode.OK).Json;

    static string? State(JsonElement run) => run.GetProperty("State").GetString();

    static int Stored(JsonElement run) =>
        run.GetProperty("RowsInserted").GetInt32() + run.GetProperty("RowsUpdated").GetInt32() + run.GetProperty("RowsUnchanged").GetInt32();

    static int? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    static string? Member(JsonElement row, string name) => row.GetProperty(name).GetString();
}

public sealed class ProfileRoadTestsOnSqlite(SqliteOwnSecuredHost host) : ProfileRoadTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class ProfileRoadTestsOnPostgres(PostgresOwnSecuredHost host) : ProfileRoadTests(host), IClassFixture<PostgresOwnSecuredHost>;
