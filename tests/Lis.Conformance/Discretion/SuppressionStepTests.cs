using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Discretion;

/// <summary>The step of a commit that hides: whatever changes figures, thresholds or areas comes through it.</summary>
public class SuppressionStepTests
{
    const string Indicator = "fald";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_small_count_takes_a_sibling_with_it(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, 5);

        await WriteAsync(database, ("total", 20), ("koen=K", 3), ("koen=M", 17));

        Assert.Equal(["koen=K 1 1 hidden", "koen=M 1 2 hidden", "total 1 0 20"], await RowsAsync(database));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_row_that_is_hidden_later_goes_on_as_a_hidden_revision_that_readers_are_told_of(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, 5);
        await WriteAsync(database, ("total", 40), ("koen=K", 20), ("koen=M", 20));
        Assert.DoesNotContain(await RowsAsync(database), row => row.EndsWith("hidden", StringComparison.Ordinal));

        var stamp = await WriteAsync(database, ("total", 22), ("koen=K", 2));

        Assert.Equal(["koen=K 2 1 hidden", "koen=M 2 2 hidden", "total 2 0 22"], await RowsAsync(database));
        Assert.Equal(
            ["3"], await database.Lis.QueryAsync($"SELECT count(*) FROM \"Observations\" WHERE \"ChangeNo\" = {stamp.ChangeNo}"));
        // No revision says any longer that the men are 20, nor from what they could be reckoned.
        Assert.Equal(
            ["koen=K 1 2 hidden", "koen=M 1 2 hidden", "total 1 0 40"], await RowsAsync(database, "ObservationHistory"));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_new_threshold_judges_all_periods_anew_and_a_lower_one_shows_what_it_need_not_hide(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, null);
        await WriteAsync(database, ("total", 20), ("koen=K", 3), ("koen=M", 17));
        Assert.DoesNotContain(await RowsAsync(database), row => row.EndsWith("hidden", StringComparison.Ordinal));

        await ChangeAsync(database, indicator => indicator.SuppressBelow = 5);
        Assert.Equal(["koen=K 2 1 hidden", "koen=M 2 2 hidden", "total 1 0 20"], await RowsAsync(database));

        await ChangeAsync(database, indicator => indicator.SuppressBelow = 4);
        Assert.Equal(["koen=K 2 1 hidden", "koen=M 2 2 hidden", "total 1 0 20"], await RowsAsync(database));

        var stamp = await ChangeAsync(database, indicator => indicator.SuppressBelow = 2);
        Assert.Equal(["koen=K 3 0 3", "koen=M 3 0 17", "total 1 0 20"], await RowsAsync(database));
        Assert.Equal(["koen=K 1 0 3", "koen=K 2 0 3", "koen=M 1 0 17", "koen=M 2 0 17"], await RowsAsync(database, "ObservationHistory"));
        Assert.Equal(["2"], await database.Lis.QueryAsync($"SELECT count(*) FROM \"Observations\" WHERE \"ChangeNo\" = {stamp.ChangeNo}"));
    }

    /// <summary>Else who remembers the elder can reckon with the younger.</summary>
    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_table_is_not_shown_again_where_something_else_would_be_hidden(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, null);
        await WriteAsync(
            database, ("total", 50), ("koen=K", 3), ("koen=M", 17), ("koen=X", 30), ("alder=1;koen=M", 8), ("alder=2;koen=M", 9));
        await ChangeAsync(database, indicator => indicator.SuppressBelow = 18);
        string[] hidden = ["alder=1;koen=M 2 1 hidden", "alder=2;koen=M 2 1 hidden", "koen=K 2 1 hidden", "koen=M 2 1 hidden", "koen=X 1 0 30", "total 1 0 50"];
        Assert.Equal(hidden, await RowsAsync(database));

        // By itself the rule would hide X beside K, since M has parts; but X was shown, and with M it gives K.
        await ChangeAsync(database, indicator => indicator.SuppressBelow = 5);

        Assert.Equal(hidden, await RowsAsync(database));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Without_a_rule_nothing_stays_hidden_but_rates_of_what_does(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, 5);
        await database.Lis.StoreAsync(new Indicator { Code = "andel", Name = "andel", Unit = "pct", NumeratorCode = Indicator, DenominatorCode = "alle", Factor = 100 });
        await WriteAsync(database, ("total", 20), ("koen=K", 3), ("koen=M", 17));
        await WriteAsync(database, "andel", ("total", 10), ("koen=K", 3), ("koen=M", 17));
        await WriteAsync(database, "andel", ("koen=K", 4));
        Assert.Equal(["koen=K 2 2 hidden", "koen=M 1 2 hidden", "total 1 0 10"], await RowsAsync(database, indicator: "andel"));

        await ChangeAsync(database, indicator => indicator.Factor = 10, "andel");
        Assert.Equal(["koen=K 2 2 hidden", "koen=M 1 2 hidden", "total 1 0 10"], await RowsAsync(database, indicator: "andel"));
        Assert.Equal(["koen=K 1 2 hidden"], await RowsAsync(database, "ObservationHistory", "andel"));

        await ChangeAsync(database, indicator => indicator.SuppressBelow = null);
        Assert.Equal(["koen=K 2 0 3", "koen=M 2 0 17", "total 1 0 20"], await RowsAsync(database));
        Assert.Equal(["koen=K 3 0 4", "koen=M 2 0 17", "total 1 0 10"], await RowsAsync(database, indicator: "andel"));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_rule_that_comes_later_hides_what_was_deleted_too(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, null);
        await WriteAsync(database, ("total", 20), ("koen=K", 3), ("koen=M", 17));
        await using (var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation))
        {
            await ObservationWriter.ApplyAsync(write, [.. new[] { "total", "koen=K", "koen=M" }.Select(key => Change(Indicator, key, 0) with { IsDeletion = true })], Cancellation);
            await write.CommitAsync(Cancellation);
        }

        await ChangeAsync(database, indicator => indicator.SuppressBelow = 5);

        Assert.Equal(["koen=K 1 1 hidden", "koen=M 1 2 hidden", "total 1 0 20"], await RowsAsync(database, "ObservationHistory"));
    }

    /// <summary>Areas make up another kind by kind, so a new kind is a new sum.</summary>
    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task An_area_of_another_kind_has_its_tables_judged_anew(DatabaseKind kind)
    {
        await using var database = await ReadyAsync(kind, 5);
        await database.Lis.StoreAsync(
            new Area { Code = "skole-1", Name = "1", Kind = AreaKind.School, ParentCode = "000" },
            new Area { Code = "skole-2", Name = "2", Kind = AreaKind.Institution, ParentCode = "000" });
        await using (var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation))
        {
            await ObservationWriter.ApplyAsync(
                write,
                [Change(Indicator, "koen=K", 23), Change(Indicator, "koen=K", 3) with { AreaCode = "skole-1" }, Change(Indicator, "koen=K", 20) with { AreaCode = "skole-2" }],
                Cancellation);
            await write.CommitAsync(Cancellation);
        }

        Assert.Equal(1, (await RowsAsync(database)).Count(row => row.EndsWith("hidden", StringComparison.Ordinal)));
        await using (var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation))
        {
            (await write.Context.Areas.SingleAsync(area => area.Code == "skole-2", Cancellation)).Kind = AreaKind.School;
            await write.SaveAsync(Cancellation);
            await write.CommitAsync(Cancellation);
        }

        Assert.Equal(2, (await RowsAsync(database)).Count(row => row.EndsWith("hidden", StringComparison.Ordinal)));
    }

    static async Task<StorageDatabase> ReadyAsync(DatabaseKind kind, int? below)
    {
        var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(
            Rows.Country(),
            new Indicator { Code = Indicator, Name = Indicator, Unit = "antal", SuppressBelow = below },
            new Indicator { Code = "alle", Name = "alle", Unit = "antal" },
            new Breakdown { Key = "koen=K", Members = [new() { Dimension = "koen", Member = "K" }] },
            new Breakdown { Key = "koen=M", Members = [new() { Dimension = "koen", Member = "M" }] },
            new Breakdown { Key = "koen=X", Members = [new() { Dimension = "koen", Member = "X" }] },
            new Breakdown { Key = "alder=1;koen=M", Members = [new() { Dimension = "alder", Member = "1" }, new() { Dimension = "koen", Member = "M" }] },
            new Breakdown { Key = "alder=2;koen=M", Members = [new() { Dimension = "alder", Member = "2" }, new() { Dimension = "koen", Member = "M" }] });
        return database;
    }

    static Task<ChangeStamp> WriteAsync(StorageDatabase database, params (string Key, decimal Value)[] figures) =>
        WriteAsync(database, Indicator, figures);

    static async Task<ChangeStamp> WriteAsync(StorageDatabase database, string indicator, params (string Key, decimal Value)[] figures)
    {
        await using var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        await ObservationWriter.ApplyAsync(write, [.. figures.Select(figure => Change(indicator, figure.Key, figure.Value))], Cancellation);
        await write.CommitAsync(Cancellation);
        return write.Stamp;
    }

    static ObservationChange Change(string indicator, string key, decimal value) => new()
    {
        IndicatorCode = indicator,
        AreaCode = "000",
        Period = PeriodCode.Parse("2025"),
        BreakdownKey = key,
        Given = ObservationFields.Value,
        Value = value,
    };

    static async Task<ChangeStamp> ChangeAsync(StorageDatabase database, Action<Indicator> change, string code = Indicator)
    {
        await using var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        change(await write.Context.Indicators.SingleAsync(row => row.Code == code, Cancellation));
        await write.SaveAsync(Cancellation);
        await write.CommitAsync(Cancellation);
        return write.Stamp;
    }

    /// <summary>Key, revision, flag, and what is shown.</summary>
    static async Task<List<string>> RowsAsync(StorageDatabase database, string table = "Observations", string indicator = Indicator)
    {
        var scale = database.Lis.Provider == DatabaseProvider.Sqlite ? "/ 1000000" : "";
        return await database.Lis.QueryAsync(
            $"""
            SELECT "BreakdownKey" || ' ' || "Revision" || ' ' || "Suppression" || ' '
                || CASE WHEN "ShownValueStatus" = 4 AND "ShownValue" IS NULL THEN 'hidden' ELSE CAST("ShownValue" {scale} AS text) END
            FROM "{table}" WHERE "IndicatorCode" = '{indicator}' ORDER BY "BreakdownKey", "Revision"
            """);
    }
}
