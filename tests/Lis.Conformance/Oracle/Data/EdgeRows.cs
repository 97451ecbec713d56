using Lis.Domain;
using Lis.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Conformance.Oracle.Data;

/// <summary>
/// Adds to every table rows that bite: null in every nullable property, ties, edge values, navigations filled and empty in both
/// directions. The same rows on every database, found by walking EF's model, so that a new table gets its rows without a word here.
/// </summary>
public sealed class EdgeRows
{
    /// <summary>How many rows of each type.</summary>
    public const int Count = 14;

    /// <summary>All edge rows belong to one municipality, as children must belong to their parents'.</summary>
    public const string Municipality = "657";

    const int FirstId = 90001;

    static readonly DateTimeOffset Stamp = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero).AddMicroseconds(123_450);

    readonly LisDbContext _context;
    readonly Dictionary<IEntityType, List<EntityEntry>> _rows = [];

    EdgeRows(LisDbContext context) => _context = context;

    public static async Task InsertAsync(LisDbContext context)
    {
        var rows = new EdgeRows(context);
        foreach (var type in rows.InOrder())
        {
            rows.Insert(type);
        }

        EdgeObservations.Insert(
            context, rows.Keys<Indicator, string>(), rows.Keys<Area, string>(), rows.Keys<Breakdown, string>(), rows.Keys<ImportRun, int>());
        foreach (var link in context.Model.GetEntityTypes().Where(IsLink))
        {
            rows.Link(link);
        }

        await StampAsync(context);
        await context.SaveChangesAsync();
    }

    /// <summary>The sample data was stamped when it was loaded, on each database at another time; here all were stamped at one.</summary>
    static async Task StampAsync(LisDbContext context)
    {
        await OracleLoader.TrackAsync(context);
        var stamps = context.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Unchanged)
            .SelectMany(entry => entry.Properties)
            .Where(property => property.Metadata.Name is "CreatedAt" or "UpdatedAt" or "RecordedAt");
        foreach (var stamp in stamps)
        {
            stamp.CurrentValue = Stamp;
        }
    }

    static bool IsLink(IEntityType type) => type.ClrType == typeof(Dictionary<string, object>);

    /// <summary>Types with a domain class, parents before children; observations have a maker of their own.</summary>
    List<IEntityType> InOrder()
    {
        var waiting = _context.Model.GetEntityTypes()
            .Where(type => type.ClrType.Assembly == typeof(Area).Assembly && !typeof(ObservationState).IsAssignableFrom(type.ClrType))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToList();
        var ordered = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var ready = waiting.First(type => type.GetForeignKeys()
                .All(key => key.PrincipalEntityType == type || !waiting.Contains(key.PrincipalEntityType)));
            ordered.Add(ready);
            waiting.Remove(ready);
        }

        return ordered;
    }

    void Insert(IEntityType type)
    {
        var entries = _rows[type] = [];
        for (var row = 0; row < Count; row++)
        {
            var entry = _context.Entry(Activator.CreateInstance(type.ClrType)!);
            foreach (var (property, column) in type.GetProperties().Select((property, column) => (property, column)))
            {
                if (!property.IsShadowProperty() || property.IsForeignKey())
                {
                    entry.Property(property.Name).CurrentValue = Value(type, property, row, column);
                }
            }

            entry.State = EntityState.Added;
            entries.Add(entry);
        }
    }

    object? Value(IEntityType type, IProperty property, int row, int column)
    {
        if (property.GetContainingForeignKeys().FirstOrDefault() is { } foreign)
        {
            return Reference(type, property, foreign, row, column);
        }

        if (property.IsPrimaryKey())
        {
            return Key(type, property, row);
        }

        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return property.Name switch
        {
            "MunicipalityCode" => Municipality,
            "ChangeNo" => (long)row,
            _ when property.IsNullable && (row + column) % 4 == 0 => null,
            _ => EdgeValues.Of(clr, row + (column * 3), property.GetMaxLength()),
        };
    }

    static object Key(IEntityType type, IProperty property, int row) => property.ClrType switch
    {
        var clr when clr == typeof(int) => FirstId + row,
        var clr when clr == typeof(long) => (long)FirstId + row,
        _ when type.ClrType == typeof(Breakdown) => $"alder={EdgeValues.Codes[row]}",
        _ => $"{Municipality}-{EdgeValues.Codes[row]}",
    };

    /// <summary>The first half of the parents has children, the other half none; a parent of the same type stands before its children.</summary>
    object? Reference(IEntityType type, IProperty property, IForeignKey foreign, int row, int column)
    {
        if (property.IsNullable && row % 3 == 0)
        {
            return null;
        }

        var parents = _rows[foreign.PrincipalEntityType];
        var parent = foreign.PrincipalEntityType == type
            ? parents.ElementAtOrDefault(row / 2)
            : parents[(row + column) % (Count / 2)];
        var principal = foreign.PrincipalKey.Properties[foreign.Properties.ToList().IndexOf(property)];
        return parent?.Property(principal.Name).CurrentValue;
    }

    void Link(IEntityType link)
    {
        var sides = link.GetForeignKeys().ToList();
        for (var row = 0; row < Count; row++)
        {
            foreach (var other in row % 3 == 0 ? [] : new[] { row / 2, (row + 5) % Count }.Distinct())
            {
                var values = new Dictionary<string, object>();
                Fill(values, sides[0], row);
                Fill(values, sides[1], other);
                _context.Set<Dictionary<string, object>>(link.Name).Add(values);
            }
        }
    }

    void Fill(Dictionary<string, object> values, IForeignKey side, int row)
    {
        foreach (var (property, principal) in side.Properties.Zip(side.PrincipalKey.Properties))
        {
            values[property.Name] = _rows[side.PrincipalEntityType][row].Property(principal.Name).CurrentValue!;
        }
    }

    List<TKey> Keys<T, TKey>() =>
        [.. _rows.Single(pair => pair.Key.ClrType == typeof(T)).Value
            .Select(entry => (TKey)entry.Properties.Single(property => property.Metadata.IsPrimaryKey()).CurrentValue!)];
}
