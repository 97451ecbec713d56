using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using Lis.OData.Planning.Scalars;
using Lis.OData.Sql.Sqlite;

namespace Lis.OData.Execution.Sqlite;

/// <summary>Groups as a JSON array of arrays: first the keys, then the values. Bytes of text go as they are, so nothing is lost of them.</summary>
static class GroupJson
{
    const int LongestNumber = 20;

    public static ReadOnlySpan<byte> Of(GroupTable table)
    {
        var json = new ArrayBufferWriter<byte>(512);
        json.Write("["u8);
        for (var group = 0; group < table.Keys.Count; group++)
        {
            json.Write(group == 0 ? "["u8 : ",["u8);
            Keys(json, table.Keys[group]);
            foreach (var value in table.Form.Values)
            {
                json.Write(","u8);
                Value(json, value, table, group);
            }

            json.Write("]"u8);
        }

        json.Write("]"u8);
        return json.WrittenSpan;
    }

    static void Keys(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> key)
    {
        for (var isFirst = true; !key.IsEmpty; isFirst = false)
        {
            json.Write(isFirst ? ""u8 : ","u8);
            var text = GroupKeys.Take(ref key, out var number, out var isText);
            if (isText)
            {
                Text(json, text);
            }
            else if (number is { } whole)
            {
                Number(json, whole);
            }
            else
            {
                json.Write("null"u8);
            }
        }
    }

    static void Value(ArrayBufferWriter<byte> json, GroupValue value, GroupTable table, int group)
    {
        if (value.Kind == AggregateKind.CountRows)
        {
            Number(json, table.Rows(group));
            return;
        }

        ref readonly var totals = ref table.Totals(group, value.Operand);
        switch (value.Kind)
        {
            case AggregateKind.CountValues:
                Number(json, totals.Values);
                break;
            case var _ when totals.Values == 0:
                json.Write("null"u8);
                break;
            case AggregateKind.Sum:
                json.Write("\""u8);
                json.Write(Encoding.UTF8.GetBytes(new ExactDecimal((BigInteger)totals.Sum, value.Scale).ToString()));
                json.Write("\""u8);
                break;
            default:
                Number(json, value.Kind == AggregateKind.Min ? totals.Least : totals.Greatest);
                break;
        }
    }

    static void Number(ArrayBufferWriter<byte> json, long number)
    {
        _ = number.TryFormat(json.GetSpan(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        json.Advance(length);
    }

    static void Text(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> text)
    {
        json.Write("\""u8);
        while (text.IndexOfAny(Escaped) is var place and >= 0)
        {
            json.Write(text[..place]);
            json.Write(Encoding.ASCII.GetBytes($"\\u{text[place]:x4}"));
            text = text[(place + 1)..];
        }

        json.Write(text);
        json.Write("\""u8);
    }

    static SearchValues<byte> Escaped { get; } = SearchValues.Create([.. "\"\\"u8, .. Enumerable.Range(0, 32).Select(unit => (byte)unit)]);
}
