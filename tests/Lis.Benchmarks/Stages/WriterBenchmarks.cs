using System.Text;
using BenchmarkDotNet.Attributes;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Payload;
using Lis.OData.Payload.Columns;
using Lis.OData.Planning;

namespace Lis.Benchmarks.Stages;

/// <summary>What one value costs to write.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class WriterBenchmarks
{
    readonly Utf8Output output = new(64 * 1024);
    readonly FixedRow row = new();
    readonly ColumnWriter text = Writer(PrimitiveType.String, StoreType.Text);
    readonly ColumnWriter scaled = Writer(PrimitiveType.Decimal, StoreType.ScaledInteger);
    readonly ColumnWriter instant = Writer(PrimitiveType.DateTimeOffset, StoreType.UnixMicroseconds);

    [Benchmark]
    public void Text() => Write(text);

    [Benchmark]
    public void Scaled() => Write(scaled);

    [Benchmark]
    public void Instant() => Write(instant);

    void Write(ColumnWriter writer)
    {
        output.Clear();
        writer.WriteJson(output, row, 0);
    }

    static ColumnWriter Writer(PrimitiveType type, StoreType store) => ColumnWriters.For(type, new ColumnRead(0, store, 6, true), numbersAsText: false);

    /// <summary>A row that is always the same, so that only writing is measured.</summary>
    sealed class FixedRow : Row
    {
        readonly byte[] value = Encoding.UTF8.GetBytes("Fuldtidspersoner på ydelse");

        public override bool IsNull(int ordinal) => false;

        public override bool GetBoolean(int ordinal) => true;

        public override long GetInt64(int ordinal) => 9_500_000;

        public override double GetDouble(int ordinal) => 9.5;

        public override decimal GetDecimal(int ordinal) => 9.5m;

        public override ReadOnlySpan<byte> GetUtf8(int ordinal) => value;

        public override ReadOnlySpan<byte> GetBytes(int ordinal) => value;

        public override Guid GetGuid(int ordinal) => Guid.Empty;

        public override DateOnly GetDate(int ordinal) => new(2018, 1, 1);

        public override long GetInstant(int ordinal) => 1_705_312_800_123_456;
    }
}
