using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;
using static Lis.Storage.Observations.ObservationOutcome;

namespace Lis.Conformance.Imports;

/// <summary>The one writer of observations: revisions, reopened keys, what a change does not speak of, and the stamps of all of it.</summary>
public class ObservationWriterTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_new_value_closes_the_revision_and_an_equal_one_does_nothing(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind);

        var first = await ApplyAsync(database, Value("2018", 1), Value("2019", 2));
        var second = await ApplyAsync(database, Value("2018", 1.0m), Value("2019", 3), Value("2020", 4));

        Assert.Equal([(1, Inserted), (1, Inserted)], first.Select(Short));
        Assert.Equal([(1, Unchanged), (2, Updated), (1, Inserted)], second.Select(Short));
        Assert.Equal(first.Select(result => result.Id), second.Take(2).Select(result => result.Id));
        Assert.Equal(
            ["2018 1 3", "2019 2 4", "2020 1 4"],
            await database.QueryAsync("SELECT \"Period\" || ' ' || \"Revision\" || ' ' || \"ChangeNo\" FROM \"Observations\" ORDER BY \"Period\""));
        Assert.Equal(
            ["2019 1 3 4"],
            await database.QueryAsync("SELECT \"Period\" || ' ' || \"Revision\" || ' ' || \"ChangeNo\" || ' ' || \"ClosedChangeNo\" FROM \"ObservationHistory\""));
        Assert.Equal(
            ["1"],
            await database.QueryAsync(
                """
                SELECT count(*) FROM "ObservationHistory" h JOIN "Observations" o ON o."Id" = h."Id"
                WHERE h."RecordedTo" = o."RecordedAt" AND h."RecordedFrom" < h."RecordedTo" AND o."CreatedAt" = h."RecordedFrom"
                """));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task What_a_change_does_not_speak_of_stays_and_what_it_empties_is_empty(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind);
        await ApplyAsync(database, Value("2018", 1) with
        {
            Given = ObservationFields.Value | ObservationFields.Numerator | ObservationFields.Note | ObservationFields.ValueStatus,
            Numerator = 5,
            Note = "a",
            ValueStatus = ObservationValueStatus.Provisional,
        });

        await ApplyAsync(database, Value("2018", 2) with { Given = ObservationFields.Value | ObservationFields.Note });
        Assert.Equal(["2|5||1|2|5|1"], await FiguresAsync(database));

        await ApplyAsync(database, Value("2018", null) with { Given = ObservationFields.Value | ObservationFields.Numerator });
        Assert.Equal(["|||3|||3"], await FiguresAsync(database));

        await ApplyAsync(database, Value("2018", 7));
        Assert.Equal(["7|||0|7||0"], await FiguresAsync(database));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_deleted_key_comes_back_under_its_id_with_the_next_revision(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind);
        var made = (await ApplyAsync(database, Value("2018", 1)))[0];
        await ApplyAsync(database, Value("2018", 2));

        var gone = await ApplyAsync(database, Value("2018", 0) with { IsDeletion = true }, Value("2019", 0) with { IsDeletion = true });
        Assert.Equal([(2, Deleted), (0, NotFound)], gone.Select(Short));
        Assert.Empty(await database.QueryAsync("SELECT \"Id\" FROM \"Observations\""));

        var back = (await ApplyAsync(database, Value("2018", 2)))[0];
        Assert.Equal((made.Id, 3, Inserted), (back.Id, back.Revision, back.Outcome));
        Assert.Equal(["1", "2"], await database.QueryAsync("SELECT \"Revision\" FROM \"ObservationHistory\" ORDER BY \"Revision\""));
        Assert.Equal(
            ["1"],
            await database.QueryAsync(
                "SELECT count(*) FROM \"Observations\" o JOIN \"ObservationHistory\" h ON h.\"Revision\" = 1 AND o.\"CreatedAt\" = h.\"CreatedAt\""));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Changes_of_one_key_within_one_commit_are_one_revision(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind);
        await ApplyAsync(database, Value("2018", 1));
        await using (var write = await WriteTransaction.BeginAsync(database, RowScope.All, Cancellation))
        {
            await ObservationWriter.ApplyAsync(write, [Value("2018", 2), Value("2019", 5)], Cancellation);
            var again = await ObservationWriter.ApplyAsync(write, [Value("2018", 3), Value("2019", 6)], Cancellation);
            Assert.Equal([(2, Updated), (1, Updated)], again.Select(Short));
            await ObservationWriter.ApplyAsync(write, [Value("2019", 0) with { IsDeletion = true }], Cancellation);
            await write.CommitAsync(Cancellation);
        }

        Assert.Equal(["3|||0|3||0"], await FiguresAsync(database));
        Assert.Equal(["1"], await database.QueryAsync("SELECT \"Revision\" FROM \"ObservationHistory\""));
        Assert.Empty(await database.QueryAsync("SELECT \"Row\" FROM \"StagedObservations\""));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_new_breakdown_is_made_with_its_members_and_the_owner_is_the_indicators(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind);
        await database.StoreAsync(Rows.Indicator("657-i", "657"));
        await ApplyAsync(database, Value("2018", 1) with
        {
            IndicatorCode = "657-i",
            BreakdownKey = "alder=18-29;koen=K",
            NewBreakdown = [new() { Dimension = "alder", Member = "18-29", Label = "18-29 år" }, new() { Dimension = "koen", Member = "K" }],
        });

        Assert.Equal(["18-29 år, K"], await database.QueryAsync("SELECT \"Label\" FROM \"Breakdowns\" WHERE \"Key\" = 'alder=18-29;koen=K'"));
        Assert.Equal(
            ["alder", "koen"], await database.QueryAsync("SELECT \"Dimension\" FROM \"BreakdownMembers\" ORDER BY \"Dimension\""));
        Assert.Equal(["657"], await database.QueryAsync("SELECT \"MunicipalityCode\" FROM \"Observations\""));
        Assert.Equal(
            ["Breakdowns", "ObservationRevisions", "Observations"],
            await database.QueryAsync(
                """
                SELECT "EntitySet" FROM "DataVersions"
                WHERE "ChangeNo" = (SELECT "ChangeNo" FROM "ChangeCounter") ORDER BY "EntitySet"
                """));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_commit_without_a_change_moves_no_version_and_a_twin_is_refused(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind);
        await ApplyAsync(database, Value("2018", 1));
        var before = await database.QueryAsync("SELECT \"ChangeNo\" FROM \"DataVersions\" ORDER BY \"EntitySet\"");
        await ApplyAsync(database, Value("2018", 1));

        Assert.Equal(before, await database.QueryAsync("SELECT \"ChangeNo\" FROM \"DataVersions\" ORDER BY \"EntitySet\""));
        await Assert.ThrowsAsync<ArgumentException>(() => ApplyAsync(database, Value("2018", 1), Value("2018", 2)));
    }

    static ObservationChange Value(string period, decimal? value) => new()
    {
        IndicatorCode = "i",
        AreaCode = "000",
        Period = PeriodCode.Parse(period),
        Given = ObservationFields.Value,
        Value = value,
    };

    static (int Revision, ObservationOutcome Outcome) Short(ObservationResult result) => (result.Revision, result.Outcome);

    static async Task<IReadOnlyList<ObservationResult>> ApplyAsync(LisDatabase database, params ObservationChange[] changes)
    {
        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, Cancellation);
        var results = await ObservationWriter.ApplyAsync(write, changes, Cancellation);
        await write.CommitAsync(Cancellation);
        return results;
    }

    /// <summary>Value, numerator, note, status, and the shown value, numerator and status.</summary>
    static Task<List<string>> FiguresAsync(LisDatabase database)
    {
        var scale = database.Provider == DatabaseProvider.Sqlite ? " / 1000000" : "";
        string Number(string name) => $"coalesce(CAST(CAST(\"{name}\"{scale} AS integer) AS text), '')";
        return database.QueryAsync(
            $"""
            SELECT {Number("Value")} || '|' || {Number("Numerator")} || '|' || coalesce("Note", '') || '|' || "ValueStatus" || '|'
            || {Number("ShownValue")} || '|' || {Number("ShownNumerator")} || '|' || "ShownValueStatus" FROM "Observations"
            """);
    }

    static async Task<ReadyDatabase> ReadyAsync(DatabaseKind kind)
    {
        var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(Rows.Country(), Rows.Indicator("i"));
        return new(database);
    }

    sealed class ReadyDatabase(StorageDatabase database) : IAsyncDisposable
    {
        public static implicit operator LisDatabase(ReadyDatabase ready) => ready.Lis;

        public LisDatabase Lis => database.Lis;

        public Task<List<string>> QueryAsync(string sql) => Lis.QueryAsync(sql);

        public Task<ChangeStamp> StoreAsync(params object[] rows) => Lis.StoreAsync(rows);

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
