using Lis.Domain;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Configuration;

/// <summary>Keys that EF does not find by the name Id, and keys that are given by the writer.</summary>
internal static class Keys
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Area>().HasKey(area => area.Code);
        model.Entity<CoreTask>().HasKey(task => task.Code);
        model.Entity<Source>().HasKey(source => source.Code);
        model.Entity<Breakdown>().HasKey(breakdown => breakdown.Key);
        model.Entity<Indicator>().HasKey(indicator => indicator.Code);
        model.Entity<ServiceArea>().HasKey(area => area.Code);
        model.Entity<StagedRow>().HasKey(row => new { row.ImportRunId, row.Line });
        model.Entity<ObservationHistory>().HasKey(row => new { row.Id, row.Revision });
        model.Entity<BreakdownMemberRow>().HasKey(row => new { row.BreakdownKey, row.Dimension });
        model.Entity<StagedObservation>().HasKey(row => new { row.Batch, row.Row });
        model.Entity<StagedBreakdown>().HasKey(row => new { row.Batch, row.Key });
        model.Entity<ImportJob>().HasKey(job => job.ImportRunId);
        model.Entity<ImportJob>().Property(job => job.ImportRunId).ValueGeneratedNever();
        model.Entity<FetchState>().HasKey(fetch => fetch.Code);
        model.Entity<DeferredRead>().HasKey(read => read.Key);
        model.Entity<DeferredPiece>().HasKey(piece => new { piece.Key, piece.Number });
        model.Entity<DeltaBarrier>().HasKey(barrier => barrier.EntitySet);
        model.Entity<DataVersion>().HasKey(version => new { version.EntitySet, version.Scope });
        model.Entity<Tombstone>().HasKey(tombstone => new { tombstone.EntitySet, tombstone.ChangeNo, tombstone.EntityKey });
        model.Entity<RequestKey>().HasKey(request => new { request.Caller, request.Key });
        model.Entity<ChangeCounter>().Property(counter => counter.Id).ValueGeneratedNever();
        model.Entity<Observation>().Property(observation => observation.Id).ValueGeneratedNever();
    }
}
