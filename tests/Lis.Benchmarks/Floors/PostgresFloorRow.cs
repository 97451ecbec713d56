using System.Buffers;
using Npgsql;
using NpgsqlTypes;

namespace Lis.Benchmarks.Floors;

/// <summary>A row of PostgreSQL as JSON, text as the bytes that the driver has.</summary>
sealed class PostgresFloorRow(NpgsqlDataReader reader) : IDisposable
{
    readonly byte[] text = ArrayPool<byte>.Shared.Rent(64 * 1024);

    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            var type = value switch { string => NpgsqlDbType.Text, DateOnly => NpgsqlDbType.Date, _ => NpgsqlDbType.Bigint };
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        }

        return command;
    }

    /// <summary>An observation by its key, whose thousands are its year.</summary>
    public static NpgsqlBatchCommand ByKey(long id) => Command(
        $"SELECT {FloorColumn.List(FloorColumn.Observation)} FROM \"Observations\" WHERE \"Id\" = $1 AND \"PeriodStart\" >= $2 AND \"PeriodStart\" < $3",
        id, new DateOnly((int)(id / 1_000_000_000_000), 1, 1), new DateOnly((int)(id / 1_000_000_000_000) + 1, 1, 1));

    public static async Task WriteAsync(FloorOutput output, NpgsqlDataReader reader, FloorColumn[] columns)
    {
        using var row = new PostgresFloorRow(reader);
        for (var i = 0; await reader.ReadAsync(); i++)
        {
            output.Raw(i == 0 ? default : ","u8);
            row.Write(output, columns);
            output.Raw("}"u8);
            await output.FlushAsync();
        }
    }

    /// <summary>Writes the columns from one on; the closing brace is the caller's.</summary>
    public void Write(FloorOutput output, FloorColumn[] columns, int first = 0)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            output.Raw(i == 0 ? "{"u8 : ","u8);
            output.Raw(columns[i].Name.AsSpan(1));
            Value(output, first + i, columns[i].Kind, "null"u8);
        }
    }

    public void Value(FloorOutput output, int i, Kind kind, ReadOnlySpan<byte> missing)
    {
        if (reader.IsDBNull(i))
        {
            output.Raw(missing);
            return;
        }

        switch (kind)
        {
            case Kind.Text: output.Quoted(Bytes(i)); break;
            case Kind.Json: output.Raw(Bytes(i)); break;
            case Kind.Whole: output.Whole(reader.GetFieldValue<long>(i)); break;
            case Kind.Flag: output.Raw(reader.GetBoolean(i) ? "true"u8 : "false"u8); break;
            case Kind.Scaled: output.Number(reader.GetDecimal(i)); break;
            case Kind.Instant: output.Instant((reader.GetDateTime(i) - DateTime.UnixEpoch).Ticks / 10); break;
            case Kind.PeriodKind: output.Raw(FloorOutput.PeriodKinds[reader.GetInt16(i)]); break;
            case Kind.Status: output.Raw(FloorOutput.Statuses[reader.GetInt16(i)]); break;
            case Kind.AreaKind: output.Raw(FloorOutput.AreaKinds[reader.GetInt16(i)]); break;
            case Kind.Version: output.Raw("\"W/\\\""u8); output.Whole(reader.GetInt64(i)); output.Raw("\\\"\""u8); break;
            default: output.Day(reader.GetFieldValue<DateOnly>(i)); break;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(text);

    ReadOnlySpan<byte> Bytes(int i) => text.AsSpan(0, (int)reader.GetBytes(i, 0, text, 0, text.Length));
}
