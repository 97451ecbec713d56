using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Domain.Periods;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>The step of a commit that hides small numbers, and what would give them away, in the figures that the commit touched.</summary>
internal static class SuppressionStep
{
    /// <summary>Judges the touched figures anew within the transaction; costs nothing when none was touched.</summary>
    public static async Task RunAsync(WriteTransaction transaction, TouchedFigures touched, CancellationToken cancellation)
    {
        if (touched.IsEmpty)
        {
            return;
        }

        // Whoever writes, the whole table is judged: sums do not end at a municipality's border.
        await RowScope.ApplyAsync(transaction.Transaction, RowScope.All, cancellation);
        await using var context = LisDatabase.CreateContext(transaction.Connection);
        await context.Database.UseTransactionAsync(transaction.Transaction, cancellation);
        await MovedAreas.AddTablesAsync(context, touched, cancellation);
        var indicators = await HidingIndicators.FindAsync(context, touched, cancellation);
        if (indicators.Count == 0)
        {
            return;
        }

        var areas = await AreaSums.ReadAsync(context, cancellation);
        foreach (var indicator in indicators)
        {
            foreach (var period in await PeriodsAsync(context, indicator, touched, cancellation))
            {
                await JudgeAsync(transaction, context, indicator, PeriodCode.Parse(period), areas, cancellation);
            }
        }
    }

    private static async Task<IEnumerable<string>> PeriodsAsync(
        LisDbContext context, HidingIndicator indicator, TouchedFigures touched, CancellationToken cancellation)
    {
        string[] own = [indicator.Code, .. indicator.Parts];
        var periods = touched.Tables.Where(table => own.Contains(table.IndicatorCode, StringComparer.Ordinal)).Select(table => table.Period);
        if (own.Any(touched.Indicators.Contains))
        {
            periods = periods.Concat(await context.Observations.Where(row => row.IndicatorCode == indicator.Code).Select(row => row.Period)
                .Distinct().ToListAsync(cancellation));
        }

        return periods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static async Task JudgeAsync(
        WriteTransaction transaction,
        LisDbContext context,
        HidingIndicator indicator,
        PeriodCode period,
        IReadOnlyList<AreaSum> areas,
        CancellationToken cancellation)
    {
        var table = new FigureTable(context, indicator.Code, period);
        var elsewhere = new HashSet<(string AreaCode, string BreakdownKey)>();
        foreach (var part in indicator.Parts)
        {
            elsewhere.UnionWith(await new FigureTable(context, part, period).HiddenAsync(cancellation));
        }

        var figures = await table.ReadAsync(cancellation);
        var hidden = indicator.Rule.Below is null
            ? RatesOf(figures, elsewhere)
            : TableDiscretion.Judge(figures, indicator.Rule, areas, elsewhere);
        if (hidden.Count > 0)
        {
            await Hiding.ApplyAsync(context, table, hidden, transaction.Stamp, cancellation);
            transaction.Touch("Observations", indicator.Owner);
            transaction.Touch("ObservationRevisions", indicator.Owner);
        }
    }

    // A derived indicator without a rule of its own hides exactly what its parts hide.
    private static IReadOnlyList<(TableFigure Figure, Suppression Suppression)> RatesOf(
        IEnumerable<TableFigure> figures, HashSet<(string AreaCode, string BreakdownKey)> elsewhere) =>
    [
        .. figures
            .Where(figure => figure is { IsTotal: false, To: null, Suppression: Suppression.None }
                && elsewhere.Contains((figure.AreaCode, figure.BreakdownKey)))
            .Select(figure => (figure, Suppression.Secondary)),
    ];
}
