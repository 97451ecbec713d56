using System.Buffers.Binary;
using System.IO.Compression;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Tables.Parquet;

/// <summary>Where a finished chunk stands in the file and what it holds.</summary>
/// <param name="Offset">Where its page begins.</param>
/// <param name="Plain">Its length before compression, header included.</param>
/// <param name="Packed">Its length in the file.</param>
/// <param name="Nulls">Rows without value.</param>
/// <param name="Least">The smallest value; null = not told.</param>
/// <param name="Most">The largest value; null = not told.</param>
sealed record ChunkFacts(long Offset, int Plain, int Packed, long Nulls, byte[]? Least, byte[]? Most);

/// <summary>The values of one column in the row group that is being gathered: one page, plain and compressed by gzip.</summary>
sealed class ParquetChunk(TableColumn column, ParquetType type) : IDisposable
{
    const int LongestStatistic = 64;
    const int LevelsHeader = sizeof(int);

    readonly ParquetValues values = new(column, type);
    readonly Utf8Output levels = new(256);
    readonly Utf8Output plain = new(16 * 1024);
    readonly byte[] least = new byte[LongestStatistic];
    readonly byte[] most = new byte[LongestStatistic];
    int leastLength = -1;
    int mostLength;
    bool isUntold;
    long nulls;
    int run;
    bool runHasValue;
    int bit;

    /// <summary>Bytes that wait.</summary>
    public int Length => plain.Length + levels.Length;

    public TableColumn Column => column;

    public ParquetType Type => type;

    public void Add(Row row)
    {
        var hasValue = !column.IsNull(row);
        AddLevel(hasValue);
        if (!hasValue)
        {
            nulls++;
            return;
        }

        var value = values.Of(row);
        switch (type.Physical)
        {
            case PhysicalType.Boolean:
                AddBit(value[0] != 0);
                break;
            case PhysicalType.Bytes:
                BinaryPrimitives.WriteInt32LittleEndian(plain.Reserve(sizeof(int)), value.Length);
                plain.Advance(sizeof(int));
                plain.Write(value);
                break;
            default:
                plain.Write(value);
                break;
        }

        Note(value);
    }

    /// <summary>Adds the page to the file and forgets it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="packed">Room for the compressed page, the same for all columns.</param>
    /// <param name="offset">Where the page begins.</param>
    /// <param name="rows">Rows of the group.</param>
    public ChunkFacts WriteTo(Utf8Output file, MemoryStream packed, long offset, int rows)
    {
        EndRun();
        packed.SetLength(0);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            Span<byte> levelsLength = stackalloc byte[LevelsHeader];
            BinaryPrimitives.WriteInt32LittleEndian(levelsLength, levels.Length);
            gzip.Write(levelsLength);
            gzip.Write(levels.Written.Span);
            gzip.Write(plain.Written.Span);
        }

        var (start, length) = (file.Length, LevelsHeader + levels.Length + plain.Length);
        WriteHeader(new ThriftWriter(file), rows, length, (int)packed.Length);
        var header = file.Length - start;
        file.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        var isTold = !isUntold && leastLength >= 0;
        var facts = new ChunkFacts(
            offset,
            header + length,
            header + (int)packed.Length,
            nulls,
            isTold ? least.AsSpan(0, leastLength).ToArray() : null,
            isTold ? most.AsSpan(0, mostLength).ToArray() : null);
        Clear();
        return facts;
    }

    public void Dispose()
    {
        values.Dispose();
        levels.Dispose();
        plain.Dispose();
    }

    static void WriteHeader(ThriftWriter thrift, int rows, int plainLength, int packedLength) => thrift.Root(() =>
    {
        const int DataPage = 0;
        const int Plain = 0;
        const int RunLengths = 3;
        thrift.Int32(1, DataPage);
        thrift.Int32(2, plainLength);
        thrift.Int32(3, packedLength);
        thrift.Struct(5, () =>
        {
            thrift.Int32(1, rows);
            thrift.Int32(2, Plain);
            thrift.Int32(3, RunLengths);
            thrift.Int32(4, RunLengths);
        });
    });

    void AddLevel(bool hasValue)
    {
        if (run > 0 && hasValue != runHasValue)
        {
            EndRun();
        }

        runHasValue = hasValue;
        run++;
    }

    void EndRun()
    {
        if (run > 0)
        {
            levels.WriteVarInt((ulong)run << 1);
            levels.Write(runHasValue ? (byte)1 : (byte)0);
            run = 0;
        }
    }

    void AddBit(bool value)
    {
        var before = bit == 0 ? (byte)0 : plain.Last;
        if (bit > 0)
        {
            plain.CutTo(plain.Length - 1);
        }

        plain.Write((byte)(before | (value ? 1 << bit : 0)));
        bit = (bit + 1) % 8;
    }

    /// <summary>Keeps the extremes. NaN has no place in an order, and long text would fill the footer: then nothing is told.</summary>
    void Note(ReadOnlySpan<byte> value)
    {
        isUntold |= type.Physical is PhysicalType.Double or PhysicalType.Boolean || value.Length > LongestStatistic;
        if (isUntold)
        {
            return;
        }

        var isFirst = leastLength < 0;
        if (isFirst || values.IsBefore(value, least.AsSpan(0, leastLength)))
        {
            value.CopyTo(least);
            leastLength = value.Length;
        }

        if (isFirst || values.IsBefore(most.AsSpan(0, mostLength), value))
        {
            value.CopyTo(most);
            mostLength = value.Length;
        }
    }

    void Clear()
    {
        levels.Clear();
        plain.Clear();
        (leastLength, isUntold, nulls, run, bit) = (-1, false, 0, 0, 0);
    }
}
