using Lis.Conformance.Harness;
using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Storage;

/// <summary>What goes in comes out, and what cannot be kept exactly is refused.</summary>
public class StoredValueTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Decimals_come_back_exactly(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        decimal[] values = [0m, 0.000001m, -0.000001m, 9.5m, 999999999999.999999m, -999999999999.999999m, 1.500000000m];
        await database.Lis.StoreAsync([Rows.Country(), Rows.Indicator("i"), .. values.Select((value, i) => Rows.Observation("i", $"{2000 + i}", value, i + 1))]);

        await using var read = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        var found = await read.Context.Observations.OrderBy(row => row.Period).ToListAsync(Cancellation);
        Assert.Equal(values, found.Select(row => row.Value!.Value));
        Assert.Equal(values, found.Select(row => row.ShownValue!.Value));
        Assert.Equal(values.Max(), await read.Context.Observations.MaxAsync(row => row.Value, Cancellation));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Decimals_that_do_not_fit_are_refused_not_rounded(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(Rows.Country(), Rows.Indicator("i"));

        foreach (var value in new[] { 0.0000001m, 1.0000005m, 1_000_000_000_000m })
        {
            await Assert.ThrowsAnyAsync<Exception>(() => database.Lis.StoreAsync(Rows.Observation("i", "2018", value, 1)));
        }

        Assert.Equal(["0"], await database.Lis.QueryAsync("SELECT count(*) FROM \"Observations\""));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Collections_and_days_come_back_and_text_keeps_its_letters(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(new Committee
        {
            Name = "Økonomi",
            NameVariants = { "Økonomi & \"Plan\"", "æ" },
            ValidFrom = new(2018, 1, 1),
            Kind = CommitteeKind.Other,
        });

        await using var read = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation);
        var found = await read.Context.Committees.SingleAsync(row => row.ValidFrom == new DateOnly(2018, 1, 1), Cancellation);
        Assert.Equal(["Økonomi & \"Plan\"", "æ"], found.NameVariants);
        Assert.Equal(
            ["[\"Økonomi & \\\"Plan\\\"\",\"æ\"] 3"],
            await database.Lis.QueryAsync("SELECT \"NameVariants\" || ' ' || \"Kind\" FROM \"Committees\""));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Members_of_a_breakdown_are_rows_that_follow_it(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        var breakdown = new Breakdown
        {
            Key = "alder=18-29;koen=K",
            Members = { new() { Dimension = "alder", Member = "18-29", Label = "18-29 år" }, new() { Dimension = "koen", Member = "K" } },
        };
        await database.Lis.StoreAsync(breakdown);
        Assert.Equal(["alder=18-29 18-29 år", "koen=K -"], await MembersAsync(database));

        await using (var write = await WriteTransaction.BeginAsync(database.Lis, RowScope.All, Cancellation))
        {
            write.Context.Update(breakdown).Entity.Members.RemoveAt(0);
            await write.SaveAsync(Cancellation);
            await write.CommitAsync(Cancellation);
        }

        Assert.Equal(["koen=K -"], await MembersAsync(database));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Statuses_that_go_with_their_proevehandling_leave_tombstones(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        var row = new Proevehandling { Title = "t", MunicipalityCode = "330" };
        row.StatusHistory.Add(new() { MunicipalityCode = "330" });
        await database.Lis.StoreAsync(row);

        await using var write = await WriteTransaction.BeginAsync(database.Lis, "330", Cancellation);
        write.Context.Remove(await write.Context.Proevehandlinger.SingleAsync(Cancellation));
        await write.SaveAsync(Cancellation);
        var graves = await write.Context.Tombstones.OrderBy(grave => grave.EntitySet).ToListAsync(Cancellation);
        Assert.Equal(
            [("ProevehandlingStatuses", "1", "330", write.Stamp.ChangeNo), ("Proevehandlinger", "1", "330", write.Stamp.ChangeNo)],
            graves.Select(grave => (grave.EntitySet, grave.EntityKey, grave.MunicipalityCode!, grave.ChangeNo)).OrderBy(grave => grave.EntitySet, StringComparer.Ordinal));
    }

    static Task<List<string>> MembersAsync(StorageDatabase database) => database.Lis.QueryAsync(
        "SELECT \"Dimension\" || '=' || \"Member\" || ' ' || coalesce(\"Label\", '-') FROM \"BreakdownMembers\" ORDER BY \"Dimension\"");
}
