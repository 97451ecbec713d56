using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>
/// Rows that were read to the end before they are used: the parents of expands, whose children come by another statement, and those
/// children. Text is kept as bytes.
/// </summary>
sealed class BufferedRows : Row, IChildRows
{
    readonly List<object?[]> rows = [];
    int first;
    int end;
    int current = -1;

    public int Count => rows.Count;

    /// <summary>The number of the current row among all.</summary>
    public int Number => current;

    public Row Row => this;

    public static async Task<BufferedRows> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var buffered = new BufferedRows();
        using var row = new PostgresRow(reader, PostgresRow.JsonColumns(reader));
        var isText = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetFieldType(i) == typeof(string)).ToArray();
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = new object?[isText.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = row.IsNull(i) ? null : isText[i] ? row.GetUtf8(i).ToArray() : reader.GetValue(i);
            }

            buffered.rows.Add(values);
        }

        buffered.end = buffered.rows.Count;
        return buffered;
    }

    /// <summary>The values of one column in some rows.</summary>
    public IReadOnlyList<object?> Column(int ordinal, int start, int count) => [.. rows.Skip(start).Take(count).Select(row => row[ordinal])];

    /// <summary>Sets the reading to the rows of one parent; rows stand in the order of the parents' numbers, which the first column has.</summary>
    public BufferedRows Of(int parent)
    {
        first = LowerBound(parent);
        end = LowerBound(parent + 1);
        current = first - 1;
        return this;
    }

    public bool Read() => ++current < end;

    public void Dispose()
    {
    }

    public override bool IsNull(int ordinal) => rows[current][ordinal] is null;

    public override bool GetBoolean(int ordinal) => (bool)rows[current][ordinal]!;

    public override long GetInt64(int ordinal) => ToInt64(rows[current][ordinal]);

    public override double GetDouble(int ordinal) => rows[current][ordinal] is float single ? single : (double)rows[current][ordinal]!;

    public override decimal GetDecimal(int ordinal) => (decimal)rows[current][ordinal]!;

    public override ReadOnlySpan<byte> GetUtf8(int ordinal) => (byte[])rows[current][ordinal]!;

    public override ReadOnlySpan<byte> GetBytes(int ordinal) => (byte[])rows[current][ordinal]!;

    public override Guid GetGuid(int ordinal) => (Guid)rows[current][ordinal]!;

    public override DateOnly GetDate(int ordinal) =>
        rows[current][ordinal] is DateTime midnight ? DateOnly.FromDateTime(midnight) : (DateOnly)rows[current][ordinal]!;

    public override long GetInstant(int ordinal) =>
        ((DateTime)rows[current][ordinal]! - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    static long ToInt64(object? value) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        decimal number => (long)number,
        _ => throw new InvalidCastException($"{value?.GetType().Name ?? "null"} is no whole number."),
    };

    int LowerBound(int parent)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ToInt64(rows[middle][0]) < parent ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Some of the rows.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Start">The number of the first.</param>
/// <param name="Count">How many.</param>
readonly record struct BufferedSlice(BufferedRows Rows, int Start, int Count)
{
    /// <summary>The values of one column.</summary>
    public IReadOnlyList<object?> Column(int ordinal) => Rows.Column(ordinal, Start, Count);
}
