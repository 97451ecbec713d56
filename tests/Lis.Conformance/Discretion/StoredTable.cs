using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain.Discretion;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;
using Lis.Tests.Discretion;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Discretion;

/// <summary>A random table as it stands in memory, judged there, and the same commits stored through the service's own writer.</summary>
sealed class StoredTable
{
    readonly List<List<TableFigure>> commits = [];
    readonly int seed;

    StoredTable(int seed)
    {
        this.seed = seed;
        Indicator = $"smaa-tal-{seed}";
        Table = new SeededTable(seed).Store(table =>
        {
            commits.Add([.. table.Figures.Where(figure => figure.To is null)]);
            return TableDiscretion.Judge(table.Figures, table.Rule, table.Areas, new HashSet<(string, string)>());
        });
    }

    public string Indicator { get; }

    public SeededTable Table { get; }

    /// <summary>For each commit the table's own instant and the one in the database.</summary>
    public List<(DateTimeOffset Own, DateTimeOffset Stored)> Instants { get; } = [];

    public static async Task<StoredTable> StoreAsync(TestDatabase database, int seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var stored = new StoredTable(seed);
        await using var lis = StorageDatabase.Open(database);
        await stored.PrepareAsync(lis, cancellation);
        foreach (var figures in stored.commits)
        {
            await using var write = await WriteTransaction.BeginAsync(lis, RowScope.All, cancellation);
            await ObservationWriter.ApplyAsync(write, [.. figures.Select(stored.ChangeOf)], cancellation);
            await write.CommitAsync(cancellation);
            stored.Instants.Add((figures.Max(figure => figure.From), write.Stamp.At));
        }

        return stored;
    }

    /// <summary>Each table has areas of its own, since the same ones lie in another way in the next.</summary>
    public string AreaOf(string code) => $"{code}-{seed}";

    ObservationChange ChangeOf(TableFigure figure) => figure.ChangeOf(Indicator, AreaOf(figure.AreaCode));

    async Task PrepareAsync(LisDatabase lis, CancellationToken cancellation)
    {
        await using var write = await WriteTransaction.BeginAsync(lis, RowScope.All, cancellation);
        var context = write.Context;
        context.Add(Table.IndicatorOf(Indicator));
        context.AddRange(Table.AreasOf(AreaOf));
        var known = await context.Breakdowns.Select(breakdown => breakdown.Key).ToListAsync(cancellation);
        context.AddRange(Table.Keys.Except(known).Select(SeededRows.BreakdownOf));
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
    }
}
