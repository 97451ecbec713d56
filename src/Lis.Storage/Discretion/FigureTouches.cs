using Lis.Domain;
using Lis.Storage.Commits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Lis.Storage.Discretion;

/// <summary>Tells from what EF is about to store whose discretion has to be judged anew.</summary>
internal static class FigureTouches
{
    private static readonly string[] RuleProperties =
    [
        nameof(Indicator.SuppressBelow), nameof(Indicator.Unit), nameof(Indicator.Factor), nameof(Indicator.Aggregation),
        nameof(Indicator.NumeratorCode), nameof(Indicator.DenominatorCode),
    ];

    public static void Note(WriteTransaction transaction, LisDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            Note(transaction, entry);
        }
    }

    private static void Note(WriteTransaction transaction, EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case Observation row:
                transaction.TouchObservations(row.IndicatorCode, row.Period);
                break;
            case Indicator row when entry.State == EntityState.Modified && RuleProperties.Any(name => entry.Property(name).IsModified):
                transaction.TouchIndicator(row.Code, mayShow: true);
                break;
            case AreaMember row:
                transaction.TouchArea(row.MemberCode);
                break;
            case Area row when entry.State == EntityState.Modified
                && (entry.Property(nameof(Area.ParentCode)).IsModified || entry.Property(nameof(Area.Kind)).IsModified):
                transaction.TouchArea(row.Code);
                break;
        }
    }
}
