using System.Buffers;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>The current row of a reader; text goes from the driver's buffer into ours as bytes, no strings are made.</summary>
/// <param name="reader">The reader.</param>
/// <param name="isJsonb">Which columns are of the type jsonb.</param>
sealed class PostgresRow(NpgsqlDataReader reader, bool[] isJsonb) : Row, IDisposable
{
    const int JsonbVersionLength = 1;

    byte[] scratch = ArrayPool<byte>.Shared.Rent(1024);

    /// <summary>Which columns of a reader are of the type jsonb; the same for every run of a statement.</summary>
    public static bool[] JsonColumns(NpgsqlDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i) == "jsonb")];

    public override bool IsNull(int ordinal) => reader.IsDBNull(ordinal);

    public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

    public override long GetInt64(int ordinal) => reader.GetFieldValue<long>(ordinal);

    public override double GetDouble(int ordinal) => reader.GetFieldValue<double>(ordinal);

    public override decimal GetDecimal(int ordinal)
    {
        try
        {
            return reader.GetDecimal(ordinal);
        }
        catch (OverflowException)
        {
            throw DatabaseFaults.Arithmetic();
        }
    }

    public override ReadOnlySpan<byte> GetUtf8(int ordinal) => GetBytes(ordinal)[(isJsonb[ordinal] ? JsonbVersionLength : 0)..];

    public override ReadOnlySpan<byte> GetBytes(int ordinal)
    {
        var count = (int)reader.GetBytes(ordinal, 0, scratch, 0, scratch.Length);
        if (count < scratch.Length)
        {
            return scratch.AsSpan(0, count);
        }

        var length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        ArrayPool<byte>.Shared.Return(scratch);
        scratch = ArrayPool<byte>.Shared.Rent(length + 1);
        return scratch.AsSpan(0, (int)reader.GetBytes(ordinal, 0, scratch, 0, length));
    }

    public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

    public override DateOnly GetDate(int ordinal) => reader.GetFieldValue<DateOnly>(ordinal);

    public override long GetInstant(int ordinal) => (reader.GetDateTime(ordinal) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public void Dispose() => ArrayPool<byte>.Shared.Return(scratch);
}
