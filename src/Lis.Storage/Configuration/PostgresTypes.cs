using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Configuration;

/// <summary>
/// Store types of PostgreSQL. Decimals are numeric without a declared scale, for a declared one rounds in silence; a check refuses more
/// than 12 digits before the point and 6 after it. Identifiers use the collation "C", names and running text "da-x-icu".
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
            JsonText.Configure(property);
            property.SetColumnType("text");
            property.SetCollation("C");
        }
        else if (type == typeof(decimal))
        {
            property.SetPrecision(18);
            property.SetScale(6);
            property.SetColumnType("numeric");
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
            property.SetCollation(TextKinds.IsIdentifier(property) ? "C" : DanishOrder.PostgresName);
        }
    }
}
