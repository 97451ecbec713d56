using Lis.OData.Model;
using Lis.OData.Sql;
using Lis.Tests.Planning;
using Lis.Tests.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Lis.Conformance.Dialects;

/// <summary>Makes the tables of <see cref="PlanModel"/> on PostgreSQL and fills them with <see cref="SampleRows"/>.</summary>
static class PostgresRowWriter
{
    public static async Task FillAsync(NpgsqlDataSource source, PlanModel model)
    {
        foreach (var table in SampleRows.All.GroupBy(row => row.Table, row => row.Values))
        {
            var columns = model.Columns(table.Key);
            var definitions = columns.Select(column => $"\"{column.Key}\" {SqlType(column.Key, column.Value)}");
            await RunAsync(source, $"CREATE TABLE \"{table.Key}\" ({string.Join(", ", definitions)})", []);
            foreach (var row in table)
            {
                var names = string.Join(", ", row.Select(pair => $"\"{pair.Column}\""));
                var places = string.Join(", ", row.Select((_, index) => FormattableString.Invariant($"${index + 1}")));
                await RunAsync(
                    source, $"INSERT INTO \"{table.Key}\" ({names}) VALUES ({places})", [.. row.Select(pair => Cell(columns[pair.Column], pair))]);
            }
        }
    }

    public static NpgsqlParameter Parameter(object value, ParameterSpec parameter)
    {
        var type = TypeOf(parameter.Store);
        return value is object[] list
            ? new NpgsqlParameter { Value = ArrayOf(list, type), NpgsqlDbType = type | NpgsqlDbType.Array }
            : new NpgsqlParameter { Value = value, NpgsqlDbType = type };
    }

    static NpgsqlParameter Cell(ParameterSpec? column, (string Column, object Value) cell) => (column, cell) switch
    {
        (_, ("Until", long microseconds)) => new NpgsqlParameter { Value = DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond) },
        ({ } kept, { Value: not string }) => Parameter(StoreValue.Of(cell.Value, kept), kept),
        _ => new NpgsqlParameter { Value = cell.Value },
    };

    static async Task RunAsync(NpgsqlDataSource source, string text, NpgsqlParameter[] parameters)
    {
        await using var command = source.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    static string SqlType(string name, ParameterSpec? column) => (name, column?.Store) switch
    {
        ("SaleId", _) => "bigint",
        ("Revision", _) => "int",
        ("Until", _) => "timestamptz",
        ("Name" or "Note", _) => "text COLLATE \"da-x-icu\"",
        (_, StoreType.Boolean) => "boolean",
        (_, StoreType.Integer) => column!.Type is EnumType ? "smallint" : "bigint",
        (_, StoreType.Microseconds) => "bigint",
        (_, StoreType.Float) => "double precision",
        (_, StoreType.Numeric) => "numeric(18, 6)",
        (_, StoreType.Uuid) => "uuid",
        (_, StoreType.Date) => "date",
        (_, StoreType.Timestamp) => "timestamptz",
        _ => "text COLLATE \"C\"",
    };

    static NpgsqlDbType TypeOf(StoreType store) => store switch
    {
        StoreType.Boolean => NpgsqlDbType.Boolean,
        StoreType.Integer or StoreType.Microseconds => NpgsqlDbType.Bigint,
        StoreType.Float => NpgsqlDbType.Double,
        StoreType.Numeric => NpgsqlDbType.Numeric,
        StoreType.Uuid => NpgsqlDbType.Uuid,
        StoreType.Date => NpgsqlDbType.Date,
        StoreType.Timestamp => NpgsqlDbType.TimestampTz,
        _ => NpgsqlDbType.Text,
    };

    static Array ArrayOf(object[] values, NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Bigint => Array.ConvertAll(values, value => (long)value),
        NpgsqlDbType.Numeric => Array.ConvertAll(values, value => (decimal)value),
        NpgsqlDbType.Date => Array.ConvertAll(values, value => (DateOnly)value),
        _ => Array.ConvertAll(values, value => (string)value),
    };
}
