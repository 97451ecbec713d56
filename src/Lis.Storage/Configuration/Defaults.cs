using Lis.Domain;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Configuration;

/// <summary>What a required column holds when the writer leaves it out; the engine reads the same defaults for bodies.</summary>
internal static class Defaults
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Tombstone>().Property(tombstone => tombstone.IsConfidential).HasDefaultValue(false);
        model.Entity<ImportJob>().Property(job => job.Roles).HasDefaultValue(0);
        foreach (var type in model.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == typeof(Indicator).Assembly))
        {
            foreach (var property in type.GetProperties())
            {
                if (DefaultOf(property) is { } value)
                {
                    property.SetDefaultValue(value);
                }
            }
        }
    }

    private static object? DefaultOf(IMutableProperty property) => property switch
    {
        { ClrType.IsGenericType: true } when JsonText.IsCollection(property.ClrType) => Activator.CreateInstance(property.ClrType),
        { IsNullable: true } => null,
        _ when property.ClrType == typeof(bool) => false,
        _ when property.ClrType == typeof(ObservationValueStatus) => ObservationValueStatus.Final,
        _ when property.ClrType == typeof(Suppression) => Suppression.None,
        { Name: "BreakdownKey" } => Breakdown.TotalKey,
        { Name: "Revision" } => 1,
        _ => null,
    };
}
