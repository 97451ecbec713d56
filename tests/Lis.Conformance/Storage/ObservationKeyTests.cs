using Lis.Conformance.Harness;
using Lis.Domain;
using Lis.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Storage;

/// <summary>Keys and partitions of observations (decision 0001).</summary>
public class ObservationKeyTests
{
    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task The_natural_key_is_unique_and_the_id_must_carry_the_year(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(Rows.Country(), Rows.Indicator("i"), Rows.Observation("i", "2018", 1, 1));

        await Assert.ThrowsAsync<DbUpdateException>(() => database.Lis.StoreAsync(Rows.Observation("i", "2018", 2, 2)));
        var stray = Rows.Observation("i", "2019", 2, 3);
        stray.Id = ObservationId.Of(new DateOnly(2018, 1, 1), 3);
        await Assert.ThrowsAsync<DbUpdateException>(() => database.Lis.StoreAsync(stray));
        await database.Lis.StoreAsync(Rows.Observation("i", "2018Q1", 2, 4), Rows.Observation("i", "1975", 2, 5));
    }

    [Theory]
    [InlineData(1975, "before")]
    [InlineData(2018, "2018")]
    [InlineData(2050, "after")]
    public async Task A_read_by_id_alone_looks_into_one_partition(int year, string partition)
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var id = ObservationId.Of(new DateOnly(year, 1, 1), 1);
        var plan = await PlanAsync(database, $"SELECT * FROM \"Observations\" WHERE \"Id\" = {id}");

        Assert.Equal([$"Observations_{partition}"], PartitionsIn(plan));
    }

    /// <summary>On empty tables the planner would sort, for that costs nothing; what is asked is whether it can do without.</summary>
    [Fact]
    public async Task A_page_in_order_of_time_reads_one_partition_after_the_other()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var plan = await PlanAsync(
            database,
            "SELECT * FROM \"Observations\" WHERE \"IndicatorCode\" = 'i' ORDER BY \"PeriodStart\", \"Id\" LIMIT 100",
            "SET LOCAL enable_sort = off; ");

        Assert.Contains("Append", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Merge Append", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_of_a_span_of_periods_looks_into_its_years_only()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var plan = await PlanAsync(
            database, "SELECT * FROM \"Observations\" WHERE \"PeriodStart\" >= '2017-06-01' AND \"PeriodStart\" < '2019-01-01'");

        Assert.Equal(["Observations_2017", "Observations_2018"], PartitionsIn(plan));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_closed_revision_outlives_its_observation(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(Rows.Country(), Rows.Indicator("i"), new ObservationHistory
        {
            Id = 2018000000000001,
            IndicatorCode = "i",
            AreaCode = "000",
            Period = "2018",
            PeriodStart = new(2018, 1, 1),
            PeriodEnd = new(2018, 12, 31),
            RecordedTo = DateTimeOffset.UnixEpoch.AddDays(1),
        });

        Assert.Equal(["1"], await database.Lis.QueryAsync("SELECT \"Revision\" FROM \"ObservationHistory\""));
    }

    static async Task<string> PlanAsync(StorageDatabase database, string sql, string before = "") =>
        string.Join('\n', await database.Lis.QueryAsync(before + "EXPLAIN " + sql));

    static IEnumerable<string> PartitionsIn(string plan) => System.Text.RegularExpressions.Regex.Matches(plan, "on \"(Observations_\\w+)\"")
        .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
}
