using System.Collections;
using System.Globalization;
using System.Text.Json;
using Lis.Domain;
using Lis.Storage.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.SampleData;

/// <summary>The rows of the sample data as entities that know each other; whatever is unknown or missing in a file is an error.</summary>
internal sealed class SampleGraph(LisDbContext context)
{
    private readonly Dictionary<(IEntityType Type, string Key), EntityEntry> _entries = [];
    private readonly List<(SampleRow Row, EntityEntry Entry)> _loaded = [];

    public IEnumerable<Observation> Observations => _loaded.Select(pair => pair.Entry.Entity).OfType<Observation>();

    /// <summary>Takes in rows that the database already has, so that files may point at them or fill them in.</summary>
    public void Include(IEnumerable<object> entities)
    {
        foreach (var entry in entities.Select(entity => context.Entry(entity)))
        {
            _entries[(entry.Metadata, KeyText(entry))] = entry;
        }
    }

    public void Add(SampleRow row)
    {
        var type = context.Model.GetEntityTypes().SingleOrDefault(type => type.GetTableName() == row.EntitySet)
            ?? throw row.Fault(null, $"there is no entity set {row.EntitySet}");
        var entry = context.Entry(Activator.CreateInstance(type.ClrType)!);
        foreach (var property in row.Json.EnumerateObject())
        {
            Fill(row, entry, property.Name, property.Value);
        }

        if (entry.Entity is Observation observation)
        {
            SampleObservation.Complete(observation, row);
        }
        else
        {
            RequireValues(row, type);
        }

        Keep(row, entry);
    }

    /// <summary>Hands owners down, joins what the files link by keys, and hands everything new to EF.</summary>
    public void Join()
    {
        foreach (var (row, entry) in _loaded)
        {
            CheckReferences(row, entry);
            Inherit(row, entry);
        }

        foreach (var (_, entry) in _loaded.Where(pair => pair.Entry.State == EntityState.Detached))
        {
            entry.State = EntityState.Added;
        }

        foreach (var (row, entry) in _loaded)
        {
            Link(row, entry);
        }
    }

    private static void Fill(SampleRow row, EntityEntry entry, string name, JsonElement json)
    {
        if (entry.Metadata.FindProperty(name) is { } property)
        {
            var value = SampleValue.Read(row, property, json);
            if (!(entry.Entity is Observation && SampleObservation.IsFigure(name)))
            {
                property.PropertyInfo!.SetValue(entry.Entity, value);
            }
        }
        else if (entry.Metadata.FindSkipNavigation(name) is null)
        {
            throw row.Fault(name, $"{entry.Metadata.ClrType.Name} has no such property");
        }
    }

    private static void RequireValues(SampleRow row, IEntityType type)
    {
        var missing = type.GetProperties().FirstOrDefault(property =>
            !property.IsNullable
            && property.FindAnnotation("Relational:DefaultValue") is null
            && property.DeclaringType.ClrType.GetInterfaces().All(stamp => stamp.GetProperty(property.Name) is null)
            && property.Name != nameof(ProevehandlingStatusChange.RecordedAt)
            && !row.Json.TryGetProperty(property.Name, out _));
        if (missing is not null)
        {
            throw row.Fault(missing.Name, "it is missing");
        }
    }

    private void Keep(SampleRow row, EntityEntry entry)
    {
        if (entry.Entity is Observation)
        {
            _loaded.Add((row, entry));
            return;
        }

        var key = (entry.Metadata, KeyText(entry));
        if (_entries.TryGetValue(key, out var stored) && stored.State == EntityState.Unchanged)
        {
            var (createdAt, changeNo) = (nameof(IStamped.CreatedAt), nameof(IChangeNumbered.ChangeNo));
            entry.Property(createdAt).CurrentValue = stored.Property(createdAt).CurrentValue;
            entry.Property(changeNo).CurrentValue = stored.Property(changeNo).CurrentValue;
            stored.CurrentValues.SetValues(entry.Entity);
            _loaded.Add((row, stored));
        }
        else if (_entries.TryAdd(key, entry))
        {
            _loaded.Add((row, entry));
        }
        else
        {
            throw row.Fault(null, $"the key {key.Item2} stands twice");
        }
    }

    private void CheckReferences(SampleRow row, EntityEntry entry)
    {
        foreach (var key in entry.Metadata.GetForeignKeys())
        {
            if (Text(entry.Property(key.Properties[0].Name).CurrentValue) is { } value && !_entries.ContainsKey((key.PrincipalEntityType, value)))
            {
                throw row.Fault(key.Properties[0].Name, $"there is no {key.PrincipalEntityType.ClrType.Name} {value}");
            }
        }
    }

    // A parent's own owner may come from its parent: the files stand in the order of dependence, so that one is settled already.
    private void Inherit(SampleRow row, EntityEntry entry)
    {
        foreach (var key in entry.Metadata.GetForeignKeys().Where(OwnerFollows.Holds))
        {
            if (Text(entry.Property(key.Properties[0].Name).CurrentValue) is { } value)
            {
                var owner = ((IMunicipal)_entries[(key.PrincipalEntityType, value)].Entity).MunicipalityCode;
                var child = (IMunicipal)entry.Entity;
                child.MunicipalityCode = child.MunicipalityCode is null || child.MunicipalityCode == owner
                    ? owner
                    : throw row.Fault(nameof(IMunicipal.MunicipalityCode), $"it differs from that of {key.Properties[0].Name}");
            }
        }
    }

    private void Link(SampleRow row, EntityEntry entry)
    {
        foreach (var navigation in entry.Metadata.GetSkipNavigations())
        {
            if (!row.Json.TryGetProperty(navigation.Name, out var keys))
            {
                continue;
            }

            var list = (IList)navigation.PropertyInfo!.GetValue(entry.Entity)!;
            foreach (var key in keys.EnumerateArray().Select(key => key.ToString()))
            {
                list.Add(_entries.TryGetValue((navigation.TargetEntityType, key), out var target)
                    ? target.Entity
                    : throw row.Fault(navigation.Name, $"there is no {navigation.TargetEntityType.ClrType.Name} {key}"));
            }
        }
    }

    private static string KeyText(EntityEntry entry) => string.Join(
        ',', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => Text(entry.Property(property.Name).CurrentValue)));

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
