using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Discretion;

/// <summary>
/// Which tables an area's move concerns: those with a figure of it or of an area below it. In any other the sums over areas have the same
/// terms as before. One look at the areas and one at the figures, however many areas move.
/// </summary>
internal static class MovedAreas
{
    public static async Task AddTablesAsync(LisDbContext context, TouchedFigures touched, CancellationToken cancellation)
    {
        if (touched.Areas.Count == 0)
        {
            return;
        }

        string[] areas = [.. await WithThoseBelowAsync(context, touched.Areas, cancellation)];
        var hiding = context.Indicators.Where(indicator => indicator.SuppressBelow != null).Select(indicator => indicator.Code);
        var concerned = context.Indicators
            .Where(indicator => indicator.SuppressBelow != null
                || hiding.Contains(indicator.NumeratorCode!) || hiding.Contains(indicator.DenominatorCode!))
            .Select(indicator => indicator.Code);
        var current = context.Observations.Where(row => !row.IsTotal && areas.Contains(row.AreaCode) && concerned.Contains(row.IndicatorCode))
            .Select(row => new { row.IndicatorCode, row.Period });
        var closed = context.ObservationHistory.Where(row => !row.IsTotal && areas.Contains(row.AreaCode) && concerned.Contains(row.IndicatorCode))
            .Select(row => new { row.IndicatorCode, row.Period });
        foreach (var table in await current.Union(closed).ToListAsync(cancellation))
        {
            touched.AddTable(table.IndicatorCode, table.Period);
        }
    }

    private static async Task<HashSet<string>> WithThoseBelowAsync(LisDbContext context, IEnumerable<string> moved, CancellationToken cancellation)
    {
        var parents = await context.Areas.AsNoTracking().Where(area => area.ParentCode != null)
            .Select(area => new { area.Code, area.ParentCode }).ToListAsync(cancellation);
        var children = parents.ToLookup(area => area.ParentCode!, area => area.Code, StringComparer.Ordinal);
        var found = new HashSet<string>(moved, StringComparer.Ordinal);
        var open = new Queue<string>(found);
        while (open.TryDequeue(out var code))
        {
            foreach (var child in children[code].Where(found.Add))
            {
                open.Enqueue(child);
            }
        }

        return found;
    }
}
