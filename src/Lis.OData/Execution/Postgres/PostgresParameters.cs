using Lis.OData.Model;
using Lis.OData.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Lis.OData.Execution.Postgres;

/// <summary>Gives parameters the type that their column has, so that the server need not guess and NULL has a type too.</summary>
static class PostgresParameters
{
    public static NpgsqlBatchCommand Command(Statement statement, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(Parameter(statement.Parameters[i], values[i]));
        }

        return command;
    }

    /// <summary>One parameter with its type.</summary>
    public static NpgsqlParameter Parameter(ParameterSpec spec, object? value)
    {
        var type = TypeOf(spec.Store);
        return new NpgsqlParameter
        {
            NpgsqlDbType = spec.Origin is ParameterOrigin.SlotList or ParameterOrigin.ParentKey ? type | NpgsqlDbType.Array : type,
            Value = value ?? DBNull.Value,
        };
    }

    static NpgsqlDbType TypeOf(StoreType store) => store switch
    {
        StoreType.Boolean => NpgsqlDbType.Boolean,
        StoreType.Integer or StoreType.Microseconds or StoreType.ScaledInteger or StoreType.UnixMicroseconds => NpgsqlDbType.Bigint,
        StoreType.Float => NpgsqlDbType.Double,
        StoreType.Numeric => NpgsqlDbType.Numeric,
        StoreType.Uuid => NpgsqlDbType.Uuid,
        StoreType.Date => NpgsqlDbType.Date,
        StoreType.Timestamp => NpgsqlDbType.TimestampTz,
        StoreType.Bytes => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };

    /// <summary>The values of one column over many rows as an array of the type that its parameter has.</summary>
    public static Array ArrayOf(StoreType store, IReadOnlyList<object?> values) => store switch
    {
        StoreType.Boolean => Typed<bool?>(values, value => (bool)value),
        StoreType.Integer or StoreType.Microseconds or StoreType.ScaledInteger or StoreType.UnixMicroseconds =>
            Typed<long?>(values, value => Convert.ToInt64(value, null)),
        StoreType.Float => Typed<double?>(values, value => Convert.ToDouble(value, null)),
        StoreType.Numeric => Typed<decimal?>(values, value => (decimal)value),
        StoreType.Uuid => Typed<Guid?>(values, value => (Guid)value),
        StoreType.Date => Typed<DateOnly?>(values, value => value is DateTime midnight ? DateOnly.FromDateTime(midnight) : (DateOnly)value),
        StoreType.Timestamp => Typed<DateTime?>(values, value => (DateTime)value),
        StoreType.Bytes => Typed<byte[]?>(values, value => (byte[])value),
        _ => Typed<string?>(values, value => value as string ?? System.Text.Encoding.UTF8.GetString((byte[])value)),
    };

    static T[] Typed<T>(IReadOnlyList<object?> values, Func<object, T> convert)
    {
        var typed = new T[values.Count];
        for (var i = 0; i < typed.Length; i++)
        {
            typed[i] = values[i] is { } value ? convert(value) : default!;
        }

        return typed;
    }
}
