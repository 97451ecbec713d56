using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Configuration;

/// <summary>
/// Store types of PostgreSQL. The model says numeric(18,6), so that the facets are known; the migrations make it numeric without a scale,
/// for a declared scale rounds in silence, and a check refuses more than 12 digits before the point and 6 after it. Identifiers use the
/// collation "C", names and running text "da-x-icu".
/// </summary>
internal static class PostgresTypes
{
    public static void Configure(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().ToList())
        {
            foreach (var property in type.GetProperties())
            {
                Configure(type, property, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
            }
        }
    }

    private static void Configure(IMutableEntityType entity, IMutableProperty property, Type type)
    {
        if (JsonText.IsCollection(type))
        {
            property.IsNullable = false;
            property.SetColumnType("text");
            property.SetCollation(Collations.PostgresBinary);
        }
        else if (type == typeof(decimal))
        {
            property.SetPrecision(18);
            property.SetScale(6);
            entity.AddCheckConstraint(
                $"CK_{entity.GetTableName()}_{property.Name}",
                $"min_scale(\"{property.Name}\") <= 6 AND abs(\"{property.Name}\") < 1000000000000");
        }
        else if (type.IsEnum)
        {
            property.SetProviderClrType(typeof(short));
        }
        else if (type == typeof(string))
        {
            property.SetMaxLength(TextKinds.MaxLength(property));
            property.SetCollation(TextKinds.IsIdentifier(property) ? Collations.PostgresBinary : Collations.PostgresDanish);
        }
    }
}
