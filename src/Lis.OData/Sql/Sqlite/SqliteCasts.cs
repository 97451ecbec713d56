using Lis.OData.Model;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// <c>cast</c> on SQLite; beside <c>Postgres/PostgresCasts.cs</c>. A text that does not say a value of the type gives null; a number that
/// the type cannot hold is an error.
/// </summary>
static class SqliteCasts
{
    static readonly Dictionary<(StoreType From, PrimitiveKind To), SqlTemplate> Lines = new()
    {
        [(StoreType.Integer, PrimitiveKind.String)] = "CAST({0} AS TEXT)",
        [(StoreType.DecimalText, PrimitiveKind.String)] = "{0}",
        [(StoreType.Boolean, PrimitiveKind.String)] = "(CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)",
        [(StoreType.UuidText, PrimitiveKind.String)] = "{0}",
        [(StoreType.DateText, PrimitiveKind.String)] = "{0}",
        [(StoreType.UnixMicroseconds, PrimitiveKind.String)] = "odata_instant_text({0})",

        [(StoreType.Integer, PrimitiveKind.Int32)] = "odata_int_add({0}, 0, 32)",
        [(StoreType.Integer, PrimitiveKind.Int64)] = "{0}",
        [(StoreType.Integer, PrimitiveKind.Decimal)] = "odata_decimal({0})",
        [(StoreType.Integer, PrimitiveKind.Double)] = "CAST({0} AS REAL)",
        [(StoreType.DecimalText, PrimitiveKind.Int32)] = "odata_int_add(odata_decimal_int({0}), 0, 32)",
        [(StoreType.DecimalText, PrimitiveKind.Int64)] = "odata_decimal_int({0})",
        [(StoreType.DecimalText, PrimitiveKind.Double)] = "odata_decimal_float({0})",
        [(StoreType.Float, PrimitiveKind.Int32)] = "odata_int_add(odata_decimal_int(odata_decimal({0})), 0, 32)",
        [(StoreType.Float, PrimitiveKind.Int64)] = "odata_decimal_int(odata_decimal({0}))",
        [(StoreType.Float, PrimitiveKind.Decimal)] = "odata_decimal({0})",
        [(StoreType.Float, PrimitiveKind.Double)] = "{0}",

        [(StoreType.Text, PrimitiveKind.Int32)] = "odata_parse_int({0}, 32)",
        [(StoreType.Text, PrimitiveKind.Int64)] = "odata_parse_int({0}, 64)",
        [(StoreType.Text, PrimitiveKind.Decimal)] = "odata_parse_decimal({0})",
        [(StoreType.Text, PrimitiveKind.Boolean)] = "(CASE {0} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END)",
        [(StoreType.Text, PrimitiveKind.Guid)] = "odata_parse_guid({0})",
        [(StoreType.Text, PrimitiveKind.Date)] = "odata_parse_date({0})",

        [(StoreType.UnixMicroseconds, PrimitiveKind.Date)] = "odata_date({0})",
        [(StoreType.UnixMicroseconds, PrimitiveKind.TimeOfDay)] = "(({0} % 86400000000 + 86400000000) % 86400000000)",
        [(StoreType.DateText, PrimitiveKind.DateTimeOffset)] = "odata_instant({0})",
    };

    /// <summary>The line of a conversion; null when there is none.</summary>
    public static SqlTemplate? Find(StoreType from, PrimitiveKind to) => Lines.GetValueOrDefault((from, to));
}
