using System.Globalization;
using Lis.OData.Model;
using Lis.Storage.Configuration;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Map;

/// <summary>How each kind of column keeps its values on a database; the counterpart of SqliteTypes and PostgresTypes.</summary>
internal sealed class ColumnStores(DatabaseProvider provider)
{
    private const int SecondDigits = 6;

    private bool IsSqlite => provider == DatabaseProvider.Sqlite;

    public EfColumn Describe(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var (store, column) = StoreOf(type, property);
        var found = property.GetColumnType();
        if (!found.Equals(column, StringComparison.OrdinalIgnoreCase) && !found.StartsWith(column + "(", StringComparison.OrdinalIgnoreCase))
        {
            throw new MapException($"{property.DeclaringType.ClrType.Name}.{property.Name} is {found} in the database, and {column} is expected.");
        }

        return new(
            property.GetColumnName(),
            type,
            store,
            property.IsNullable,
            store == StoreType.Text ? property.GetMaxLength() : null,
            type == typeof(DateTimeOffset) ? SecondDigits : property.GetPrecision(),
            property.GetScale(),
            property.GetCollation() is Collations.SqliteDanish or Collations.PostgresDanish ? TextOrder.Danish : TextOrder.CodePoint,
            DefaultOf(property));
    }

    private static object? DefaultOf(IProperty property) => property.TryGetDefaultValue(out var value) ? value switch
    {
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture),
        not null when JsonText.IsCollection(property.ClrType) => "[]",
        _ => value,
    }
    : null;

    private (StoreType Store, string Column) StoreOf(Type type, IProperty property) => type switch
    {
        _ when type == typeof(string) => (StoreType.Text, IsSqlite ? "TEXT" : property.GetMaxLength() is null ? "text" : "character varying"),
        _ when type == typeof(bool) => (StoreType.Boolean, IsSqlite ? "INTEGER" : "boolean"),
        _ when type == typeof(int) => (StoreType.Integer, IsSqlite ? "INTEGER" : "integer"),
        _ when type == typeof(long) => (StoreType.Integer, IsSqlite ? "INTEGER" : "bigint"),
        _ when type.IsEnum => (StoreType.Integer, IsSqlite ? "INTEGER" : "smallint"),
        _ when type == typeof(decimal) => IsSqlite ? (StoreType.ScaledInteger, "INTEGER") : (StoreType.Numeric, "numeric"),
        _ when type == typeof(DateOnly) => IsSqlite ? (StoreType.DateText, "TEXT") : (StoreType.Date, "date"),
        _ when type == typeof(DateTimeOffset) =>
            IsSqlite ? (StoreType.UnixMicroseconds, "INTEGER") : (StoreType.Timestamp, "timestamp with time zone"),
        _ when type == typeof(byte[]) => (StoreType.Bytes, IsSqlite ? "BLOB" : "bytea"),
        _ when JsonText.IsCollection(type) => (StoreType.Json, IsSqlite ? "TEXT" : "text"),
        _ => throw new MapException($"{property.DeclaringType.ClrType.Name}.{property.Name} is of a type that the engine does not read."),
    };
}
