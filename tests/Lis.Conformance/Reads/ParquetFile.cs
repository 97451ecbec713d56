using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;

namespace Lis.Conformance.Reads;

/// <summary>A column of a Parquet file with its values as JSON would write them; null = no value.</summary>
sealed record ParquetColumn(string Name, List<string?> Values, long Nulls, string? Least, string? Most);

/// <summary>Reads flat Parquet files: optional columns, plain values, pages compressed by gzip.</summary>
sealed record ParquetFile(IReadOnlyList<ParquetColumn> Columns)
{
    public static ParquetFile Read(byte[] file)
    {
        Assert.Equal("PAR1"u8, file.AsSpan(0, 4));
        Assert.Equal("PAR1"u8, file.AsSpan(file.Length - 4));
        var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8));
        var footer = new ThriftReader(file, file.Length - 8 - length).Struct();
        var schema = footer.List(2).Skip(1).ToList();
        Assert.Equal(schema.Count, footer.List(7).Count);
        var columns = schema.Select(element => new ParquetColumn(element.Text(4), [], 0, null, null)).ToArray();
        foreach (var group in footer.List(4))
        {
            foreach (var (chunk, index) in group.List(1).Select((chunk, index) => (chunk.Struct(3), index)))
            {
                var statistics = chunk.Struct(12);
                string? Told(int field) => statistics.Has(field) ? Value(statistics.Bytes(field), schema[index]) : null;
                columns[index].Values.AddRange(Page(file, (int)chunk.Number(9), schema[index]));
                columns[index] = columns[index] with { Nulls = columns[index].Nulls + statistics.Number(3), Least = Told(6), Most = Told(5) };
            }
        }

        Assert.All(columns, column => Assert.Equal(footer.Number(3), column.Values.Count));
        return new(columns);
    }

    static IEnumerable<string?> Page(byte[] file, int offset, ThriftStruct element)
    {
        var reader = new ThriftReader(file, offset);
        var header = reader.Struct();
        using var gzip = new GZipStream(new MemoryStream(file, reader.At, (int)header.Number(3)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        var page = plain.ToArray();
        Assert.Equal(header.Number(2), page.Length);
        var levels = BinaryPrimitives.ReadInt32LittleEndian(page);
        var runs = new ThriftReader(page, 4);
        var (at, bit) = (4 + levels, 0);
        while (runs.At < 4 + levels)
        {
            var count = (int)(runs.VarInt() >> 1);
            var hasValue = page[runs.At++] == 1;
            for (var i = 0; i < count; i++)
            {
                yield return hasValue ? Next(page, ref at, ref bit, element) : null;
            }
        }

        Assert.Equal(page.Length, at + (bit > 0 ? 1 : 0));
    }

    static string Next(byte[] page, ref int at, ref int bit, ThriftStruct element)
    {
        if (element.Number(1) == 0)
        {
            var flag = (page[at] >> bit & 1) == 1;
            bit = (bit + 1) % 8;
            at += bit == 0 ? 1 : 0;
            return flag ? "true" : "false";
        }

        var length = element.Number(1) switch { 1 => 4, 2 or 5 => 8, 7 => (int)element.Number(2), _ => -1 };
        if (length < 0)
        {
            length = BinaryPrimitives.ReadInt32LittleEndian(page.AsSpan(at));
            at += 4;
        }

        at += length;
        return Value(page[(at - length)..at], element);
    }

    static string Value(byte[] bytes, ThriftStruct element)
    {
        var meaning = element.Has(6) ? element.Number(6) : -1;
        return (element.Number(1), meaning) switch
        {
            (1, 6) => new DateOnly(1970, 1, 1).AddDays(BinaryPrimitives.ReadInt32LittleEndian(bytes)).ToString("O", CultureInfo.InvariantCulture),
            (1, _) => BinaryPrimitives.ReadInt32LittleEndian(bytes).ToString(CultureInfo.InvariantCulture),
            (2, 10) => DateTime.UnixEpoch.AddTicks(BinaryPrimitives.ReadInt64LittleEndian(bytes) * 10).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
            (2, 5) => Decimal(BinaryPrimitives.ReadInt64LittleEndian(bytes), (int)element.Number(7)),
            (2, _) => BinaryPrimitives.ReadInt64LittleEndian(bytes).ToString(CultureInfo.InvariantCulture),
            (5, _) => BinaryPrimitives.ReadDoubleLittleEndian(bytes).ToString(CultureInfo.InvariantCulture),
            (7, _) => Decimal(new BigInteger(bytes, isBigEndian: true), (int)element.Number(7)),
            _ => Encoding.UTF8.GetString(bytes),
        };
    }

    static string Decimal(BigInteger value, int scale)
    {
        var power = BigInteger.Pow(10, scale);
        var fraction = BigInteger.Abs(value % power).ToString(CultureInfo.InvariantCulture).PadLeft(scale, '0').TrimEnd('0');
        var whole = BigInteger.Abs(value / power).ToString(CultureInfo.InvariantCulture);
        return $"{(value.Sign < 0 ? "-" : "")}{whole}{(fraction.Length > 0 ? "." : "")}{fraction}";
    }
}
