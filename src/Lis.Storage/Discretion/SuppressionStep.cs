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
                await JudgeAsync(transaction, context, indicator, PeriodCode.Parse(period), areas, MayShow(indicator, touched), cancellation);
            }
        }
    }

    private static bool MayShow(HidingIndicator indicator, TouchedFigures touched) =>
        touched.Shown.Contains(indicator.Code) || indicator.Parts.Any(touched.Shown.Contains);

    private static bool RuleChanged(HidingIndicator indicator, TouchedFigures touched) =>
        touched.Indicators.Contains(indicator.Code) || indicator.Parts.Any(touched.Indicators.Contains);

    private static async Task<IEnumerable<string>> PeriodsAsync(
        LisDbContext context, HidingIndicator indicator, TouchedFigures touched, CancellationToken cancellation)
    {
        string[] own = [indicator.Code, .. indicator.Parts];
        var periods = touched.Tables.Where(table => own.Contains(table.IndicatorCode, StringComparer.Ordinal)).Select(table => table.Period);
        if (RuleChanged(indicator, touched))
        {
            // Also those of which only closed revisions are left.
            periods = periods
                .Concat(await context.Observations.Where(row => row.IndicatorCode == indicator.Code).Select(row => row.Period)
                    .Distinct().ToListAsync(cancellation))
                .Concat(await context.ObservationHistory.Where(row => row.IndicatorCode == indicator.Code).Select(row => row.Period)
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
        bool mayShow,
        CancellationToken cancellation)
    {
        var table = new FigureTable(context, indicator.Code, period);
        var figures = await table.ReadAsync(cancellation);
        var elsewhere = await ElsewhereAsync(part => part.HiddenAsync(cancellation));
        var found = Judged(figures);
        if (mayShow)
        {
            // What was said of a rate while its parts were hidden stays hidden as long as any revision of theirs is.
            var ever = await ElsewhereAsync(part => part.EverHiddenAsync(cancellation));
            found = Lowering.Of(figures, ever, transaction.Stamp, Judged) ?? found;
        }

        if (found.Count > 0)
        {
            await Hiding.ApplyAsync(context, table, found, transaction.Stamp, cancellation);
            transaction.Touch("Observations", indicator.Owner);
            transaction.Touch("ObservationRevisions", indicator.Owner);
        }

        IReadOnlyList<(TableFigure Figure, Suppression Suppression)> Judged(IReadOnlyCollection<TableFigure> from) => indicator.Rule.Below is null
            ? RatesOf(from, elsewhere)
            : TableDiscretion.Judge(from, indicator.Rule, areas, elsewhere);

        async Task<HashSet<(string AreaCode, string BreakdownKey)>> ElsewhereAsync(
            Func<FigureTable, Task<IEnumerable<(string AreaCode, string BreakdownKey)>>> hidden)
        {
            var places = new HashSet<(string AreaCode, string BreakdownKey)>();
            foreach (var part in indicator.Parts)
            {
                places.UnionWith(await hidden(new FigureTable(context, part, period)));
            }

            return places;
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
