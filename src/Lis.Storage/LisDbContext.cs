using Lis.Domain;
using Lis.Storage.Configuration;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage;

/// <summary>
/// EF's view of the database: schema, seeding and the jobs' own queries. Reads and writes over OData go through the engine, which takes
/// table, column and store type from this model. Table names are set names, column names are property names.
/// </summary>
public sealed class LisDbContext(DbContextOptions<LisDbContext> options) : DbContext(options)
{
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<AreaMember> AreaMembers => Set<AreaMember>();
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<CoreTask> CoreTasks => Set<CoreTask>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<Breakdown> Breakdowns => Set<Breakdown>();
    public DbSet<Strategy> Strategies => Set<Strategy>();
    public DbSet<StrategyElement> StrategyElements => Set<StrategyElement>();
    public DbSet<FocusList> FocusLists => Set<FocusList>();
    public DbSet<FocusItem> FocusItems => Set<FocusItem>();
    public DbSet<Initiative> Initiatives => Set<Initiative>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<IndicatorBreak> IndicatorBreaks => Set<IndicatorBreak>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<ObservationHistory> ObservationHistory => Set<ObservationHistory>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<TargetAssessment> TargetAssessments => Set<TargetAssessment>();
    public DbSet<BudgetAgreement> BudgetAgreements => Set<BudgetAgreement>();
    public DbSet<Temaanalyse> Temaanalyser => Set<Temaanalyse>();
    public DbSet<Proevehandling> Proevehandlinger => Set<Proevehandling>();
    public DbSet<ProevehandlingStatusChange> ProevehandlingStatuses => Set<ProevehandlingStatusChange>();
    public DbSet<Narrative> Narratives => Set<Narrative>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<ServiceArea> ServiceAreas => Set<ServiceArea>();
    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();
    public DbSet<BudgetExplanation> BudgetExplanations => Set<BudgetExplanation>();
    public DbSet<BudgetTransfer> BudgetTransfers => Set<BudgetTransfer>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<ReportingEvent> ReportingEvents => Set<ReportingEvent>();
    public DbSet<Remark> Remarks => Set<Remark>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportError> ImportErrors => Set<ImportError>();
    public DbSet<StagedRow> StagedRows => Set<StagedRow>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<BreakdownMemberRow> BreakdownMembers => Set<BreakdownMemberRow>();
    public DbSet<StagedObservation> StagedObservations => Set<StagedObservation>();
    public DbSet<StagedBreakdown> StagedBreakdowns => Set<StagedBreakdown>();
    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    public DbSet<FetchState> Fetches => Set<FetchState>();
    public DbSet<ChangeCounter> ChangeCounter => Set<ChangeCounter>();
    public DbSet<DataVersion> DataVersions => Set<DataVersion>();
    public DbSet<RequestKey> RequestKeys => Set<RequestKey>();
    public DbSet<DeferredRead> DeferredReads => Set<DeferredRead>();
    public DbSet<DeferredPiece> DeferredPieces => Set<DeferredPiece>();
    public DbSet<DeltaBarrier> DeltaBarriers => Set<DeltaBarrier>();
    public DbSet<Tombstone> Tombstones => Set<Tombstone>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        JsonText.Configure(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        Keys.Configure(modelBuilder);
        Relations.Configure(modelBuilder);
        ObservationTables.Configure(modelBuilder);
        Indexes.Configure(modelBuilder);
        Defaults.Configure(modelBuilder);
        if (Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL")
        {
            PostgresTypes.Configure(modelBuilder);
        }
        else
        {
            SqliteTypes.Configure(modelBuilder);
        }
    }
}
