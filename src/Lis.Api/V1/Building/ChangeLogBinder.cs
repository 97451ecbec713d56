using Lis.OData.Model;
using Lis.Storage.Map;
using Lis.Storage.Tables;

namespace Lis.Api.V1.Building;

/// <summary>Where the database keeps what deltas rest on.</summary>
static class ChangeLogBinder
{
    const string Namespace = "Lis.Changes";

    public static ChangeLog Bind(EfMap map) => new(
        Of(map.Table(typeof(ChangeCounter)), "Counter", (nameof(ChangeCounter.ChangeNo), PrimitiveType.Int64)),
        Of(
            map.Table(typeof(DeltaBarrier)),
            "Barrier",
            (nameof(DeltaBarrier.ChangeNo), PrimitiveType.Int64),
            (nameof(DeltaBarrier.EntitySet), PrimitiveType.String)),
        Of(
            map.Table(typeof(Tombstone)),
            "Removal",
            (nameof(Tombstone.ChangeNo), PrimitiveType.Int64),
            (nameof(Tombstone.EntitySet), PrimitiveType.String),
            (nameof(Tombstone.EntityKey), PrimitiveType.String),
            (nameof(Tombstone.MunicipalityCode), PrimitiveType.String),
            (nameof(Tombstone.IsConfidential), PrimitiveType.Boolean)));

    static EntityType Of(EfTable table, string name, params (string Member, PrimitiveType Type)[] members)
    {
        var type = new EntityType(Namespace, name, new Table(table.Name));
        foreach (var (member, kind) in members)
        {
            var column = table.Column(member);
            type.Add(new StructuralProperty { Name = member, Type = kind, Source = column.Source, IsNullable = column.IsNullable, IsHidden = true });
        }

        return type;
    }
}
