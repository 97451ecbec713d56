using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Domain.Periods;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>The rows of a table (an indicator in a period), all revisions.</summary>
internal sealed class FigureTable(LisDbContext context, string indicatorCode, PeriodCode period)
{
    public IQueryable<Observation> Current => context.Observations.Where(row =>
        row.IndicatorCode == indicatorCode && row.PeriodStart == period.Start && row.Period == period.Code);

    public IQueryable<ObservationHistory> Closed => context.ObservationHistory.Where(row =>
        row.IndicatorCode == indicatorCode && row.PeriodStart == period.Start && row.Period == period.Code);

    /// <summary>Reads all revisions.</summary>
    public async Task<List<TableFigure>> ReadAsync(CancellationToken cancellation) =>
    [
        .. await Closed.AsNoTracking().Select(row => new TableFigure(
            row.Id, row.Revision, row.AreaCode, row.BreakdownKey, row.Value, row.Numerator, row.Denominator, row.Suppression, row.RecordedFrom, row.RecordedTo))
            .ToListAsync(cancellation),
        .. await Current.AsNoTracking().Select(row => new TableFigure(
            row.Id, row.Revision, row.AreaCode, row.BreakdownKey, row.Value, row.Numerator, row.Denominator, row.Suppression, row.RecordedAt, null))
            .ToListAsync(cancellation),
    ];

    /// <summary>Areas and breakdowns that are hidden in any revision.</summary>
    public async Task<IEnumerable<(string AreaCode, string BreakdownKey)>> EverHiddenAsync(CancellationToken cancellation) =>
        (await Closed.AsNoTracking().Where(row => row.Suppression != Suppression.None).Select(row => new { row.AreaCode, row.BreakdownKey })
            .ToListAsync(cancellation)).Select(row => (row.AreaCode, row.BreakdownKey)).Union(await HiddenAsync(cancellation));

    /// <summary>Areas and breakdowns that are hidden now.</summary>
    public async Task<IEnumerable<(string AreaCode, string BreakdownKey)>> HiddenAsync(CancellationToken cancellation) =>
        (await Current.AsNoTracking().Where(row => row.Suppression != Suppression.None).Select(row => new { row.AreaCode, row.BreakdownKey })
            .ToListAsync(cancellation)).Select(row => (row.AreaCode, row.BreakdownKey));
}
