using System.Collections;
using System.Globalization;
using System.Reflection;
using Lis.Conformance.Oracle.Evaluation;
using Lis.Domain;
using Lis.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Lis.Conformance.Oracle.Data;

/// <summary>Reads every table through EF, and so independently of the engine: values and relations by the names of the CLR members.</summary>
public static class OracleLoader
{
    static readonly MethodInfo Load = typeof(OracleLoader).GetMethod(nameof(LoadOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The rows of each table, related to each other. Table names are set names.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<OracleRow>>> LoadAsync(LisDbContext context)
    {
        await TrackAsync(context);
        var entries = context.ChangeTracker.Entries().Where(entry => !entry.Metadata.HasSharedClrType).ToList();
        var rows = entries.ToDictionary(entry => entry.Entity, Row, ReferenceEqualityComparer.Instance);
        foreach (var entry in entries)
        {
            foreach (var navigation in entry.Navigations)
            {
                rows[entry.Entity].Related[navigation.Metadata.Name] = [.. Targets(navigation.CurrentValue).Select(target => rows[target])];
            }
        }

        return context.Model.GetEntityTypes().Where(type => !type.HasSharedClrType).ToDictionary(
            type => type.GetTableName()!,
            type => (IReadOnlyList<OracleRow>)[.. entries.Where(entry => entry.Metadata == type).Select(entry => rows[entry.Entity])]);
    }

    /// <summary>Makes the context know every row of every table, and so the relations between them.</summary>
    public static async Task TrackAsync(LisDbContext context)
    {
        foreach (var type in context.Model.GetEntityTypes())
        {
            await (type.HasSharedClrType
                ? context.Set<Dictionary<string, object>>(type.Name).LoadAsync()
                : (Task)Load.MakeGenericMethod(type.ClrType).Invoke(null, [context])!);
        }
    }

    static async Task LoadOfAsync<T>(LisDbContext context) where T : class => await context.Set<T>().LoadAsync();

    static IEnumerable<object> Targets(object? value) => value switch
    {
        null => [],
        IEnumerable many => many.Cast<object>(),
        _ => [value],
    };

    static OracleRow Row(EntityEntry entry)
    {
        var row = new OracleRow(entry.Metadata.GetTableName()!);
        foreach (var property in entry.Properties)
        {
            row.Values[property.Metadata.Name] = Value(property.CurrentValue);
        }

        return row;
    }

    static object? Value(object? value) => value switch
    {
        Enum or int or short => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal number => ExactDecimal.From(number),
        DateTimeOffset at => at.ToUniversalTime(),
        List<string> texts => texts.ToList<object?>(),
        List<int> numbers => numbers.Select(number => (object?)(long)number).ToList(),
        List<BreakdownMember> members => members.Select(Parts).ToList<object?>(),
        _ => value,
    };

    static Dictionary<string, object?> Parts(BreakdownMember member) => new()
    {
        [nameof(member.Dimension)] = member.Dimension,
        [nameof(member.Member)] = member.Member,
        [nameof(member.Label)] = member.Label,
    };
}
