using Lis.Domain;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Configuration;

/// <summary>
/// Relations that EF cannot see by names, and what a deletion does: nothing is deleted along with its parent but what clients cannot
/// delete by themselves, since every other deletion must leave a tombstone.
/// </summary>
internal static class Relations
{
    public static void Configure(ModelBuilder model)
    {
        WithNavigations(model);
        WithoutNavigations(model);
        foreach (var key in model.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
        {
            key.DeleteBehavior = BelongsToParent(key.DeclaringEntityType.ClrType) ? DeleteBehavior.Cascade : DeleteBehavior.Restrict;
        }
    }

    private static void WithNavigations(ModelBuilder model)
    {
        model.Entity<Area>().HasOne(area => area.Parent).WithMany(area => area.Children).HasForeignKey(area => area.ParentCode);
        model.Entity<AreaMember>().HasOne(member => member.Group).WithMany(area => area.Members).HasForeignKey(member => member.GroupCode);
        model.Entity<AreaMember>().HasOne(member => member.Member).WithMany(area => area.MemberOf).HasForeignKey(member => member.MemberCode);
        model.Entity<Strategy>().HasOne(strategy => strategy.Parent).WithMany(strategy => strategy.Children)
            .HasForeignKey(strategy => strategy.ParentId);
        model.Entity<StrategyElement>().HasOne(element => element.Parent).WithMany(element => element.Children)
            .HasForeignKey(element => element.ParentId);
        model.Entity<Target>().HasOne(target => target.PartOf).WithMany(target => target.Parts).HasForeignKey(target => target.PartOfId);
        model.Entity<Target>().HasOne(target => target.Indicator).WithMany(indicator => indicator.Targets)
            .HasForeignKey(target => target.IndicatorCode);
        model.Entity<Claim>().HasOne(claim => claim.Area).WithMany(area => area.Claims).HasForeignKey(claim => claim.AreaCode);
    }

    // Columns that name a row of another table although the contract prints no navigation for them.
    private static void WithoutNavigations(ModelBuilder model)
    {
        model.Entity<Indicator>().HasOne<Indicator>().WithMany().HasForeignKey(indicator => indicator.NumeratorCode);
        model.Entity<Indicator>().HasOne<Indicator>().WithMany().HasForeignKey(indicator => indicator.DenominatorCode);
        model.Entity<Indicator>().HasOne<Indicator>().WithMany().HasForeignKey(indicator => indicator.ReplacedByCode);
        model.Entity<Target>().HasOne<Area>().WithMany().HasForeignKey(target => target.AreaCode);
        model.Entity<Target>().HasOne<Breakdown>().WithMany().HasForeignKey(target => target.BreakdownKey);
        model.Entity<Target>().HasOne<Area>().WithMany().HasForeignKey(target => target.ComparisonAreaCode);
        model.Entity<Target>().HasOne<Indicator>().WithMany().HasForeignKey(target => target.ComparisonIndicatorCode);
        model.Entity<Target>().HasOne<ServiceArea>().WithMany().HasForeignKey(target => target.ServiceAreaCode);
        model.Entity<Claim>().HasOne<Breakdown>().WithMany().HasForeignKey(claim => claim.BreakdownKey);
        model.Entity<Claim>().HasOne<Area>().WithMany().HasForeignKey(claim => claim.ComparatorAreaCode);
        model.Entity<Claim>().HasOne<Target>().WithMany().HasForeignKey(claim => claim.ComparatorTargetId);
        model.Entity<BudgetTransfer>().HasOne<ServiceArea>().WithMany().HasForeignKey(transfer => transfer.FromServiceAreaCode);
        model.Entity<BudgetTransfer>().HasOne<ServiceArea>().WithMany().HasForeignKey(transfer => transfer.ToServiceAreaCode);
        model.Entity<ImportRun>().HasOne<Source>().WithMany().HasForeignKey(run => run.SourceCode);
        model.Entity<ImportJob>().HasOne<ImportRun>().WithOne().HasForeignKey<ImportJob>(job => job.ImportRunId);
        model.Entity<DeferredPiece>().HasOne<DeferredRead>().WithMany().HasForeignKey(piece => piece.Key);
        model.Entity<BreakdownMemberRow>().HasOne<Breakdown>().WithMany().HasForeignKey(row => row.BreakdownKey);
    }

    // A dictionary is EF's type for the rows of a link table.
    private static bool BelongsToParent(Type type) =>
        type == typeof(Dictionary<string, object>)
        || type == typeof(BreakdownMemberRow)
        || type == typeof(ProevehandlingStatusChange)
        || type == typeof(ImportError)
        || type == typeof(StagedRow)
        || type == typeof(DeferredPiece);
}
