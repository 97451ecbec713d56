using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Storage.Commits;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>
/// Stores that revisions are hidden, or shown again. A row that stood shown before this commit goes on as a new revision with the same
/// figures, hidden, so that its change number and its time tell every reader; its old revision is hidden with it (decision 0011). One that
/// is shown again goes on in the same way (decision 0021).
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
        var reasons = judged.ToDictionary(found => (found.Figure.Id, found.Figure.Revision), found => found.Suppression);
        long[] current = [.. judged.Where(found => found.Figure.To is null).Select(found => found.Figure.Id)];
        foreach (var row in await table.Current.Where(row => current.Contains(row.Id)).ToListAsync(cancellation))
        {
            Store(row, reasons[(row.Id, row.Revision)]);
            if (row.ChangeNo != stamp.ChangeNo)
            {
                Continue(context, row, stamp);
            }
        }

        long[] closed = [.. judged.Where(found => found.Figure.To is not null).Select(found => found.Figure.Id)];
        foreach (var row in await table.Closed.Where(row => closed.Contains(row.Id)).ToListAsync(cancellation))
        {
            if (reasons.TryGetValue((row.Id, row.Revision), out var reason))
            {
                Store(row, reason);
                row.ChangeNo = stamp.ChangeNo;
            }
        }

        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
    }

    private static void Store(ObservationState row, Suppression reason) => row.Store(
        new(row.Value, row.Numerator, row.Denominator, row.LowerBound, row.UpperBound, row.RawText, row.ValueStatus), reason);

    private static void Continue(LisDbContext context, Observation row, ChangeStamp stamp)
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
        row.Revision++;
        row.RecordedAt = stamp.At;
        row.ChangeNo = stamp.ChangeNo;
    }
}
