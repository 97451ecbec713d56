using Lis.Api.Commands;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;

namespace Lis.Conformance.Imports;

/// <summary>
/// What was exported changes nothing when it comes back, in every format, and restores what is gone: letters, signs that spreadsheets would
/// run, decimals, breakdowns, marks of suppression, bounds and breaks.
/// </summary>
public sealed class RoundTripTests : IDisposable
{
    static readonly string[] Everything =
    [
        "IndicatorCode", "AreaCode", "Period", "BreakdownKey", "Value", "Numerator", "Denominator", "LowerBound", "UpperBound", "ValueStatus",
        "RawText", "Note", "Reference", "IsBreak",
    ];

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lis-roundtrip-");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "lis-long", "lis-long")]
    [InlineData(DatabaseKind.Sqlite, "csv", "lis-table")]
    [InlineData(DatabaseKind.Sqlite, "xlsx", "lis-table")]
    [InlineData(DatabaseKind.Postgres, "lis-long", "lis-long")]
    [InlineData(DatabaseKind.Postgres, "csv", "lis-table")]
    [InlineData(DatabaseKind.Postgres, "xlsx", "lis-table")]
    public async Task What_comes_back_changes_nothing_and_restores_what_is_gone(DatabaseKind kind, string format, string profile)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        await using var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Sample);
        await using var lis = StorageDatabase.Open(database);
        await StoreAsync(lis);
        var before = await ObservationsAsync(lis);
        var path = Path.Combine(folder.FullName, format == "xlsx" ? "alt.xlsx" : "alt.csv");
        Assert.Equal(0, await ExportCommand.RunAsync(
            ["Observations", "--out", path, "--format", format, .. HostSettings.Development, .. database.Settings]));

        Assert.Equal(0, await ImportAsync(database, path, profile));
        Assert.Equal(before, await ObservationsAsync(lis));
        Assert.Empty(await lis.QueryAsync("SELECT \"Id\" FROM \"ObservationHistory\""));

        await database.ExecuteAsync("DELETE FROM \"Observations\"");
        Assert.Equal(0, await ImportAsync(database, path, profile, "--force"));
        Assert.Equal(before, await ObservationsAsync(lis));
    }

    public void Dispose() => folder.Delete(recursive: true);

    static Task<int> ImportAsync(TestDatabase database, string path, string profile, params string[] more) => ImportCommand.RunAsync(
        [path, "--profile", profile, "--source", "egne-registreringer", .. more, .. HostSettings.Development, .. database.Settings]);

    static async Task<List<string>> ObservationsAsync(LisDatabase database) =>
    [
        .. (await database.QueryAsync(
            $"SELECT {string.Join(", ", Everything.Select(name => $"\"{name}\""))} FROM \"Observations\" ORDER BY \"IndicatorCode\", \"AreaCode\", \"Period\", \"BreakdownKey\""))
            .Select(row => string.Join('|', row)),
    ];

    static async Task StoreAsync(LisDatabase database)
    {
        ObservationFields all = Enum.GetValues<ObservationFields>().Aggregate((sum, field) => sum | field);
        ObservationChange Row(string period, decimal? value, ObservationValueStatus status, string breakdown = "total") => new()
        {
            IndicatorCode = "657-ungeledighed",
            AreaCode = "657",
            Period = PeriodCode.Parse(period),
            BreakdownKey = breakdown,
            NewBreakdown = breakdown == "total" ? null : [new() { Dimension = "køn", Member = breakdown.Split('=')[1], Label = "Ærø, Ålborg" }],
            Given = all,
            Value = value,
            ValueStatus = status,
        };

        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, Cancellation);
        await ObservationWriter.ApplyAsync(
            write,
            [
                Row("1901M01", 123456789012.123456m, ObservationValueStatus.Final) with { Note = "æøå ÆØÅ; \"citat\"\r\nny linje", IsBreak = true },
                Row("1902M01", -0.000001m, ObservationValueStatus.Provisional) with { Numerator = 1.5m, Denominator = 2, LowerBound = -1, UpperBound = 1 },
                Row("1903M01", null, ObservationValueStatus.Suppressed) with { RawText = "-" },
                Row("1904M01", null, ObservationValueStatus.Missing) with { RawText = "=1+1", Note = "@hvem", Reference = "+45, s. 3" },
                Row("1905M01", 0, ObservationValueStatus.Forecast, "køn=K") with { RawText = "0,0 %" },
                Row("1906M01", null, ObservationValueStatus.NotApplicable, "køn=Ægte") with { Note = " mellemrum omkring " },
            ],
            Cancellation);
        await write.CommitAsync(Cancellation);
    }
}
