using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Storage.Commits;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>
/// Stores that revisions are hidden, or shown again. A row that stood shown before this commit goes on as a new revision with the same
/// figures, hidden, so that its change number and its time tell every reader; its old revision is hidden with it (decision 0011). One that
/// is shown again goes on in the same way (decision 0021). A statement for each reason, whatever the number of rows: each names the table's
/// own period, so that on PostgreSQL one partition is enough.
/// </summary>
internal static class Hiding
{
    public static async Task ApplyAsync(
        LisDbContext context,
        FigureTable table,
        IReadOnlyList<(TableFigure Figure, Suppression Suppression)> judged,
        ChangeStamp stamp,
        CancellationToken cancellation)
    {
        foreach (var group in judged.GroupBy(found =>
            (found.Suppression, found.Figure.To is null, Revision: found.Figure.To is null ? 0 : found.Figure.Revision)))
        {
            var (reason, isCurrent, revision) = group.Key;
            long[] ids = [.. group.Select(found => found.Figure.Id)];
            if (isCurrent)
            {
                await MarkAsync(table.Current.Where(row => EF.Parameter(ids).Contains(row.Id)), reason, cancellation);
                await ContinueAsync(
                    context, table.Current.Where(row => EF.Parameter(ids).Contains(row.Id) && row.ChangeNo != stamp.ChangeNo), stamp, cancellation);
            }
            else
            {
                var rows = table.Closed.Where(row => EF.Parameter(ids).Contains(row.Id) && row.Revision == revision);
                await MarkAsync(rows, reason, cancellation);
                await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.ChangeNo, stamp.ChangeNo), cancellation);
            }
        }
    }

    // What ObservationFigures.ShownUnder says of one revision, said of many.
    private static Task<int> MarkAsync<TState>(IQueryable<TState> rows, Suppression reason, CancellationToken cancellation)
        where TState : ObservationState => reason == Suppression.None
        ? rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Suppression, reason)
                .SetProperty(row => row.ShownValue, row => row.Value)
                .SetProperty(row => row.ShownNumerator, row => row.Numerator)
                .SetProperty(row => row.ShownDenominator, row => row.Denominator)
                .SetProperty(row => row.ShownLowerBound, row => row.LowerBound)
                .SetProperty(row => row.ShownUpperBound, row => row.UpperBound)
                .SetProperty(row => row.ShownRawText, row => row.RawText)
                .SetProperty(row => row.ShownValueStatus, row => row.ValueStatus),
            cancellation)
        : rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Suppression, reason)
                .SetProperty(row => row.ShownValue, (decimal?)null)
                .SetProperty(row => row.ShownNumerator, (decimal?)null)
                .SetProperty(row => row.ShownDenominator, (decimal?)null)
                .SetProperty(row => row.ShownLowerBound, (decimal?)null)
                .SetProperty(row => row.ShownUpperBound, (decimal?)null)
                .SetProperty(row => row.ShownRawText, (string?)null)
                .SetProperty(row => row.ShownValueStatus, ObservationValueStatus.Suppressed),
            cancellation);

    // The rows are marked already, so that their closed revisions are too.
    private static async Task ContinueAsync(LisDbContext context, IQueryable<Observation> rows, ChangeStamp stamp, CancellationToken cancellation)
    {
        foreach (var row in await rows.AsNoTracking().ToListAsync(cancellation))
        {
            var closed = new ObservationHistory
            {
                Id = row.Id,
                Revision = row.Revision,
                RecordedFrom = row.RecordedAt,
                RecordedTo = stamp.At,
                ClosedChangeNo = stamp.ChangeNo,
            };
            context.Add(closed).CurrentValues.SetValues(row);
        }

        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
        await rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Revision, row => row.Revision + 1)
                .SetProperty(row => row.RecordedAt, stamp.At)
                .SetProperty(row => row.ChangeNo, stamp.ChangeNo),
            cancellation);
    }
}
