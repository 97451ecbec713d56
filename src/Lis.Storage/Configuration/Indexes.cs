using Lis.Domain;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Configuration;

/// <summary>Indexes beside those of keys and foreign keys: delta answers by change number everywhere, names for the catalogue.</summary>
internal static class Indexes
{
    public static void Configure(ModelBuilder model)
    {
        var numbered = model.Model.GetEntityTypes()
            .Where(type => typeof(IChangeNumbered).IsAssignableFrom(type.ClrType) && !typeof(ObservationState).IsAssignableFrom(type.ClrType))
            .ToList();
        foreach (var type in numbered)
        {
            model.Entity(type.ClrType).HasIndex(nameof(IChangeNumbered.ChangeNo));
        }

        model.Entity<Area>().HasIndex(area => area.Kind);
        model.Entity<Area>().HasIndex(area => area.Name);
        model.Entity<Indicator>().HasIndex(indicator => indicator.Name);
        model.Entity<Indicator>().HasIndex(indicator => new { indicator.Visibility, indicator.Code });
        model.Entity<BreakdownMemberRow>().HasIndex(row => new { row.Dimension, row.Member });
        model.Entity<Case>().HasIndex(item => item.MeetingDate);
        model.Entity<Case>().HasIndex(item => item.CaseNumber);
        model.Entity<ReportingEvent>().HasIndex(item => item.DueBy);
        model.Entity<ImportRun>().HasIndex(run => run.FileSha256);
        model.Entity<ImportRun>().HasIndex(run => run.State);
        model.Entity<ImportJob>().HasIndex(job => job.Fingerprint);
        model.Entity<AuditEntry>().HasIndex(entry => entry.At);
        model.Entity<AuditEntry>().HasIndex(entry => new { entry.EntitySet, entry.EntityKey });
        model.Entity<RequestKey>().HasIndex(request => request.At);
        model.Entity<Tombstone>().HasIndex(tombstone => tombstone.ChangeNo);
    }
}
