using System.Globalization;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain.Discretion;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;
using Lis.Tests.Discretion;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Discretion;

/// <summary>
/// Many random tables stored through the service's own writer, their first states in one commit, their second ones in the next, so that the
/// service judges them itself; in memory they are kept in full, with nothing hidden.
/// </summary>
sealed class ServedTables
{
    readonly List<(SeededTable Table, List<List<TableFigure>> States)> tables = [];
    readonly string prefix;

    ServedTables(int first, int count)
    {
        prefix = $"angreb{first}-";
        foreach (var seed in Enumerable.Range(first, count))
        {
            var states = new List<List<TableFigure>>();
            tables.Add((new SeededTable(seed).Store(table =>
            {
                states.Add([.. table.Figures.Where(figure => figure.To is null)]);
                return [];
            }), states));
        }
    }

    /// <summary>The condition that finds their observations, and nothing else.</summary>
    public string Condition => $"startswith(IndicatorCode,'{prefix}')";

    public IEnumerable<(string Indicator, SeededTable Table)> All => tables.Index().Select(item => (CodeOf(item.Index), item.Item.Table));

    /// <summary>When each state was stored.</summary>
    public List<DateTimeOffset> Instants { get; } = [];

    /// <summary>Stores tables of these seeds; after each commit the caller has his turn.</summary>
    public static async Task<ServedTables> StoreAsync(TestDatabase database, int first, int count, Func<ServedTables, Task> between)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var served = new ServedTables(first, count);
        await using var lis = StorageDatabase.Open(database);
        await served.PrepareAsync(lis, cancellation);
        await between(served);
        for (var state = 0; served.ChangesOf(state) is { Count: > 0 } changes; state++)
        {
            await using (var write = await WriteTransaction.BeginAsync(lis, RowScope.All, cancellation))
            {
                await ObservationWriter.ApplyAsync(write, changes, cancellation);
                await write.CommitAsync(cancellation);
                served.Instants.Add(write.Stamp.At);
            }

            await between(served);
        }

        return served;
    }

    /// <summary>Tables with the same areas share them; the same codes lie in another way in others.</summary>
    public static string AreaOf(SeededTable table, string code) =>
        $"{code}-{string.Join('.', table.Areas.Select(sum => sum.Parts.Count.ToString(CultureInfo.InvariantCulture)))}";

    List<ObservationChange> ChangesOf(int state) =>
    [
        .. from item in tables.Index()
           where item.Item.States.Count > state
           from figure in item.Item.States[state]
           select figure.ChangeOf(CodeOf(item.Index), AreaOf(item.Item.Table, figure.AreaCode)),
    ];

    async Task PrepareAsync(LisDatabase lis, CancellationToken cancellation)
    {
        await using var write = await WriteTransaction.BeginAsync(lis, RowScope.All, cancellation);
        var context = write.Context;
        context.AddRange(All.Select(item => item.Table.IndicatorOf(item.Indicator)));
        var knownAreas = (await context.Areas.Select(area => area.Code).ToListAsync(cancellation)).ToHashSet();
        context.AddRange(All.SelectMany(item => item.Table.AreasOf(code => AreaOf(item.Table, code))).DistinctBy(area => area.Code).Where(area => !knownAreas.Contains(area.Code)));
        var knownKeys = (await context.Breakdowns.Select(breakdown => breakdown.Key).ToListAsync(cancellation)).ToHashSet();
        context.AddRange(All.SelectMany(item => item.Table.Keys).Distinct().Where(key => !knownKeys.Contains(key)).Select(SeededRows.BreakdownOf));
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    string CodeOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}");
}
