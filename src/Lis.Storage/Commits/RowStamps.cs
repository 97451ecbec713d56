using System.Globalization;
using Lis.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Lis.Storage.Commits;

/// <summary>Writes a commit's stamp on the rows that EF is about to store, and tombstones for those that it is about to delete.</summary>
internal static class RowStamps
{
    /// <summary>Stamps the rows and tells the transaction whose rows of which sets they are.</summary>
    public static void Apply(WriteTransaction transaction, LisDbContext context)
    {
        var stamp = transaction.Stamp;
        foreach (var entry in context.ChangeTracker.Entries<IChangeNumbered>().ToList())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                Stamp(entry, stamp);
            }
            else if (entry.State == EntityState.Deleted)
            {
                Bury(context, entry, stamp);
            }
            else
            {
                continue;
            }

            Touch(transaction, entry);
        }
    }

    private static void Touch(WriteTransaction transaction, EntityEntry entry)
    {
        var owner = (entry.Entity as IMunicipal)?.MunicipalityCode;
        transaction.Touch(entry.Metadata.GetTableName()!, owner);
        if (entry.Entity is Observation)
        {
            transaction.Touch("ObservationRevisions", owner);
        }

        if (entry is { Entity: IMunicipal, State: EntityState.Modified }
            && !Equals(entry.Property(nameof(IMunicipal.MunicipalityCode)).OriginalValue, owner))
        {
            transaction.TouchEverything();
        }
    }

    private static void Stamp(EntityEntry<IChangeNumbered> entry, ChangeStamp stamp)
    {
        var isNew = entry.State == EntityState.Added;
        entry.Entity.ChangeNo = stamp.ChangeNo;
        switch (entry.Entity)
        {
            case IStamped row:
                row.CreatedAt = isNew ? stamp.At : row.CreatedAt;
                row.UpdatedAt = stamp.At;
                break;
            case Observation row:
                row.CreatedAt = isNew ? stamp.At : row.CreatedAt;
                row.RecordedAt = stamp.At;
                break;
            case ProevehandlingStatusChange row when isNew:
                row.RecordedAt = stamp.At;
                break;
            case AuditEntry row when isNew:
                row.At = stamp.At;
                break;
        }
    }

    // A deleted observation leaves a closed revision, which its deleter adds; every other row leaves a tombstone.
    private static void Bury(LisDbContext context, EntityEntry entry, ChangeStamp stamp)
    {
        if (entry.Entity is Observation)
        {
            return;
        }

        context.Tombstones.Add(new()
        {
            ChangeNo = stamp.ChangeNo,
            EntitySet = entry.Metadata.GetTableName()!,
            EntityKey = KeyLiteral(entry),
            MunicipalityCode = (entry.Entity as IMunicipal)?.MunicipalityCode,
            IsConfidential = entry.Entity is Indicator { Visibility: IndicatorVisibility.Confidential }
                or Narrative { Visibility: IndicatorVisibility.Confidential },
            At = stamp.At,
        });
    }

    private static string KeyLiteral(EntityEntry entry)
    {
        var properties = entry.Metadata.FindPrimaryKey()!.Properties;
        var values = properties.Select(property => Literal(entry.Property(property).CurrentValue)).ToList();
        return values.Count == 1 ? values[0] : string.Join(',', properties.Select((property, i) => $"{property.Name}={values[i]}"));
    }

    private static string Literal(object? value) => value is string text
        ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'"
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
