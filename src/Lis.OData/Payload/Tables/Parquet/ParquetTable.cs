using System.Collections.Immutable;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Tables.Parquet;

/// <summary>
/// A Parquet file, written from front to back: rows are gathered to a group, the group is written column by column with its statistics, and
/// the footer tells at the end where everything stands. Memory is bounded by one group. Why by hand: decision 0014.
/// </summary>
sealed class ParquetTable(ImmutableArray<TableColumn> columns) : TableWriter
{
    const int GroupBytes = 8 * 1024 * 1024;
    const int GroupRows = 100_000;
    const int Gzip = 2;

    static ReadOnlySpan<byte> Magic => "PAR1"u8;

    readonly ParquetChunk[] chunks = [.. columns.Select(column => new ParquetChunk(column, ParquetType.Of(column)))];
    readonly List<Group> groups = [];
    readonly MemoryStream packed = new();
    long offset;
    int rows;

    public override void Begin(Utf8Output output)
    {
        output.Write(Magic);
        offset = Magic.Length;
    }

    public override void Write(Utf8Output output, Row row)
    {
        foreach (var chunk in chunks)
        {
            chunk.Add(row);
        }

        if (++rows == GroupRows || (rows % 256 == 0 && chunks.Sum(chunk => (long)chunk.Length) >= GroupBytes))
        {
            WriteGroup(output);
        }
    }

    public override void End(Utf8Output output)
    {
        if (rows > 0)
        {
            WriteGroup(output);
        }

        var start = output.Length;
        WriteFooter(new ThriftWriter(output));
        var length = output.Length - start;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(output.Reserve(sizeof(int)), length);
        output.Advance(sizeof(int));
        output.Write(Magic);
    }

    protected override void Dispose(bool isDisposing)
    {
        foreach (var chunk in chunks)
        {
            chunk.Dispose();
        }

        packed.Dispose();
    }

    void WriteGroup(Utf8Output output)
    {
        var facts = new List<ChunkFacts>(chunks.Length);
        foreach (var chunk in chunks)
        {
            facts.Add(chunk.WriteTo(output, packed, offset, rows));
            offset += facts[^1].Packed;
        }

        groups.Add(new Group(rows, facts));
        rows = 0;
    }

    void WriteFooter(ThriftWriter thrift) => thrift.Root(() =>
    {
        thrift.Int32(1, 1);
        thrift.StructList(2, [null, .. chunks], chunk =>
        {
            if (chunk is null)
            {
                thrift.Text(4, "schema");
                thrift.Int32(5, chunks.Length);
            }
            else
            {
                chunk.Type.WriteSchema(thrift, chunk.Column.Name);
            }
        });
        thrift.Int64(3, groups.Sum(group => (long)group.Rows));
        thrift.StructList(4, groups, group =>
        {
            thrift.StructList(1, [.. chunks.Zip(group.Chunks)], pair => WriteChunk(thrift, pair.First, pair.Second, group.Rows));
            thrift.Int64(2, group.Chunks.Sum(chunk => (long)chunk.Plain));
            thrift.Int64(3, group.Rows);
        });
        thrift.Text(6, "Lis.OData version 1.0.0");
        thrift.StructList(7, chunks, _ => thrift.Struct(1, () => { }));
    });

    static void WriteChunk(ThriftWriter thrift, ParquetChunk chunk, ChunkFacts facts, int rows)
    {
        thrift.Int64(2, facts.Offset);
        thrift.Struct(3, () =>
        {
            thrift.Int32(1, (int)chunk.Type.Physical);
            thrift.Int32List(2, 0);
            thrift.TextList(3, chunk.Column.Name);
            thrift.Int32(4, Gzip);
            thrift.Int64(5, rows);
            thrift.Int64(6, facts.Plain);
            thrift.Int64(7, facts.Packed);
            thrift.Int64(9, facts.Offset);
            thrift.Struct(12, () =>
            {
                thrift.Int64(3, facts.Nulls);
                if (facts is { Least: { } least, Most: { } most })
                {
                    thrift.Binary(5, most);
                    thrift.Binary(6, least);
                }
            });
        });
    }

    sealed record Group(int Rows, IReadOnlyList<ChunkFacts> Chunks);
}
