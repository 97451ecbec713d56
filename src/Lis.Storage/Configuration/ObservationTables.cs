using Lis.Domain;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Configuration;

/// <summary>Observations and their closed revisions: unique keys and the indexes for reading by series, by area, by period and by change.</summary>
internal static class ObservationTables
{
    public static void Configure(ModelBuilder model)
    {
        var current = model.Entity<Observation>();
        current.HasIndex(row => new { row.IndicatorCode, row.AreaCode, row.Period, row.BreakdownKey }).IsUnique();
        current.HasIndex(row => new { row.IndicatorCode, row.PeriodStart, row.Id });
        current.HasIndex(row => new { row.AreaCode, row.PeriodStart, row.Id });
        current.HasIndex(row => new { row.IndicatorCode, row.AreaCode, row.PeriodStart, row.Id, row.MunicipalityCode, row.BreakdownKey, row.ShownValue });
        current.HasIndex(row => new { row.Period, row.Id });
        current.HasIndex(row => row.RecordedAt);
        current.HasIndex(row => row.ChangeNo);

        var closed = model.Entity<ObservationHistory>();
        closed.HasIndex(row => new { row.IndicatorCode, row.PeriodStart, row.Id });
        closed.HasIndex(row => new { row.AreaCode, row.PeriodStart, row.Id });
        closed.HasIndex(row => new { row.IndicatorCode, row.AreaCode, row.Period, row.BreakdownKey, row.Revision });
        closed.HasIndex(row => row.ClosedChangeNo);
        closed.HasIndex(row => row.RecordedTo);
    }
}
