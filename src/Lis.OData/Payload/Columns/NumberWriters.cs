using System.Buffers.Text;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Columns;

/// <summary>A boolean, however kept.</summary>
sealed class BooleanWriter() : ColumnWriter(false)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Write(row.GetBoolean(ordinal) ? "true"u8 : "false"u8);
}

/// <summary>A whole number.</summary>
sealed class IntegerWriter(bool isQuoted) : ColumnWriter(isQuoted)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Write(row.GetInt64(ordinal));
}

/// <summary>A decimal of a database that has the type: never an exponent, no trailing zeros.</summary>
sealed class DecimalWriter(bool isQuoted) : ColumnWriter(isQuoted)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var start = output.Length;
        output.Format(row.GetDecimal(ordinal), default);
        DecimalDigits.Trim(output, start);
    }
}

/// <summary>A decimal kept as whole number with a fixed count of digits after the point.</summary>
sealed class ScaledWriter(int scale, bool isQuoted) : ColumnWriter(isQuoted)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => DecimalDigits.Write(output, row.GetInt64(ordinal), scale);
}

/// <summary>A decimal kept as text of digits.</summary>
sealed class DecimalTextWriter(bool isQuoted) : ColumnWriter(isQuoted)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var start = output.Length;
        output.Write(row.GetUtf8(ordinal));
        DecimalDigits.Trim(output, start);
    }
}

/// <summary>A floating-point number in the shortest form that reads back the same; JSON has INF, -INF and NaN as strings.</summary>
sealed class FloatWriter(bool isSingle) : ColumnWriter(false)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var value = row.GetDouble(ordinal);
        if (double.IsFinite(value))
        {
            WriteFinite(output, value);
        }
        else
        {
            output.Write(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "INF"u8 : "-INF"u8);
        }
    }

    protected override void WriteInside(Utf8Output output, Row row, int ordinal)
    {
        var isFinite = double.IsFinite(row.GetDouble(ordinal));
        if (!isFinite)
        {
            output.Write((byte)'"');
        }

        WriteText(output, row, ordinal);
        if (!isFinite)
        {
            output.Write((byte)'"');
        }
    }

    void WriteFinite(Utf8Output output, double value)
    {
        if (isSingle)
        {
            output.Format((float)value, default);
        }
        else
        {
            output.Format(value, default);
        }
    }
}

/// <summary>A decimal that a computation left as floating-point number: at most 15 digits, never an exponent.</summary>
sealed class FloatAsDecimalWriter(bool isQuoted) : ColumnWriter(isQuoted)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var start = output.Length;
        output.Format((decimal)row.GetDouble(ordinal), default);
        DecimalDigits.Trim(output, start);
    }
}

/// <summary>Digits of exact decimals.</summary>
static class DecimalDigits
{
    /// <summary>Writes value / 10^scale without trailing zeros.</summary>
    public static void Write(Utf8Output output, long value, int scale)
    {
        Span<byte> digits = stackalloc byte[20];
        var magnitude = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        Utf8Formatter.TryFormat(magnitude, digits, out var count);
        if (value < 0)
        {
            output.Write((byte)'-');
        }

        var whole = count - scale;
        output.Write(whole > 0 ? digits[..whole] : "0"u8);
        var rest = digits[Math.Max(whole, 0)..count].TrimEnd((byte)'0');
        if (rest.Length > 0)
        {
            output.Write((byte)'.');
            for (var zeros = whole; zeros < 0; zeros++)
            {
                output.Write((byte)'0');
            }

            output.Write(rest);
        }
    }

    /// <summary>Takes zeros off the end of what was written from a position on, as far as they stand after a decimal point.</summary>
    public static void Trim(Utf8Output output, int start)
    {
        var text = output.Written.Span[start..];
        if (text.IndexOf((byte)'.') < 0)
        {
            return;
        }

        var length = text.TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        output.CutTo(start + length);
    }
}
