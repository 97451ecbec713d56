using System.Buffers;
using System.Globalization;
using System.Text;
using Lis.OData.Execution;
using Lis.OData.Model;

namespace Lis.OData.Payload.Tables;

/// <summary>
/// The cells of one column. Whole numbers of more digits than Excel keeps, days before its calendar and numbers that are none are text, so
/// that nothing changes in silence; text longer than a cell holds is cut.
/// </summary>
sealed class XlsxCell(TableColumn column, int index) : IDisposable
{
    const long LargestExact = 999_999_999_999_999;
    const int LongestText = 32_767;
    const int DayZero = 693_593;
    const double UnixEpoch = 25_569;
    const double MicrosecondsOfDay = 86_400_000_000;

    static readonly DateOnly FirstDay = new(1900, 3, 1);
    static readonly SearchValues<byte> FormulaStart = SearchValues.Create("=+-@\t\r"u8);

    // 0xEF begins what XML does not allow at the end of the plane, among much else.
    static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), .. "&<>_"u8, 0xEF]);
    static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (char)i), '&', '<', '>', '_', '\uFFFE', '\uFFFF']);

    readonly byte[] letters = Encoding.ASCII.GetBytes(LettersOf(index));
    readonly Utf8Output value = new(256);

    /// <summary>Adds the cell of the header.</summary>
    public void WriteName(Utf8Output xml) => WriteText(xml, 1, XlsxStyle.Header, Encoding.UTF8.GetBytes(column.Name));

    /// <summary>Adds the cell of a row; nothing when there is no value.</summary>
    public void Write(Utf8Output xml, Row row, long line)
    {
        if (column.IsNull(row))
        {
            return;
        }

        switch (column.Kind)
        {
            case PrimitiveKind.DateTimeOffset:
                WriteInstant(xml, row, line);
                return;
            case PrimitiveKind.Boolean:
                Open(xml, line, XlsxStyle.General, " t=\"b\"><v>"u8);
                xml.Write(row.GetBoolean(column.Column.Ordinal) ? "1</v></c>"u8 : "0</v></c>"u8);
                return;
        }

        value.Clear();
        column.WriteText(value, row);
        var text = value.Written.Span;
        switch (column.Kind)
        {
            case >= PrimitiveKind.Byte and <= PrimitiveKind.Int64 when IsExact(text):
                WriteNumber(xml, line, XlsxStyle.Whole, text);
                break;
            case PrimitiveKind.Decimal when text.Length <= 16:
            case PrimitiveKind.Single or PrimitiveKind.Double when text.IndexOfAnyInRange((byte)'F', (byte)'N') < 0:
                WriteNumber(xml, line, XlsxStyle.General, text);
                break;
            case PrimitiveKind.Date when DayOf(text) is { } day && day >= FirstDay:
                Open(xml, line, XlsxStyle.Day, "><v>"u8);
                xml.Write(day.DayNumber - DayZero);
                xml.Write("</v></c>"u8);
                break;
            default:
                var style = column.IsFreeText && text.Length > 0 && FormulaStart.Contains(text[0]) ? XlsxStyle.Quoted : XlsxStyle.General;
                WriteText(xml, line, style, text);
                break;
        }
    }

    public void Dispose() => value.Dispose();

    void WriteInstant(Utf8Output xml, Row row, long line)
    {
        var serial = row.GetInstant(column.Column.Ordinal) / MicrosecondsOfDay + UnixEpoch;
        if (serial < 61)
        {
            value.Clear();
            column.WriteText(value, row);
            WriteText(xml, line, XlsxStyle.General, value.Written.Span);
            return;
        }

        Open(xml, line, XlsxStyle.Instant, "><v>"u8);
        xml.Format(serial, default);
        xml.Write("</v></c>"u8);
    }

    void WriteNumber(Utf8Output xml, long line, XlsxStyle style, ReadOnlySpan<byte> digits)
    {
        Open(xml, line, style, "><v>"u8);
        xml.Write(digits);
        xml.Write("</v></c>"u8);
    }

    void WriteText(Utf8Output xml, long line, XlsxStyle style, ReadOnlySpan<byte> text)
    {
        Open(xml, line, style, " t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        if (text.Length <= LongestText && text.IndexOfAny(Special) < 0)
        {
            xml.Write(text);
        }
        else
        {
            var letters = Encoding.UTF8.GetString(text);
            WriteEscaped(xml, letters.Length <= LongestText ? letters : string.Concat(letters.AsSpan(0, LongestText - 1), "…"));
        }

        xml.Write("</t></is></c>"u8);
    }

    void Open(Utf8Output xml, long line, XlsxStyle style, ReadOnlySpan<byte> rest)
    {
        xml.Write("<c r=\""u8);
        xml.Write(letters);
        xml.Write(line);
        xml.Write("\" s=\""u8);
        xml.Write((byte)('0' + (int)style));
        xml.Write((byte)'"');
        xml.Write(rest);
    }

    /// <summary>What XML cannot hold stands as _xHHHH_ (ECMA-376 part 1, ST_Xstring), and so does an underscore that would look like it.</summary>
    static void WriteEscaped(Utf8Output xml, string text)
    {
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            xml.Write(rest[..next].ToString());
            xml.Write(rest[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' => "\n",
                '\t' => "\t",
                '_' when rest.Length - next >= 7 && rest[next + 1] == 'x' && rest[next + 6] == '_' => "_x005F_",
                '_' => "_",
                var letter => string.Create(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_"),
            });
            rest = rest[(next + 1)..];
        }

        xml.Write(rest.ToString());
    }

    static bool IsExact(ReadOnlySpan<byte> digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -LargestExact and <= LargestExact;

    /// <summary>The day of <c>yyyy-MM-dd</c>; null when it is written in another way.</summary>
    static DateOnly? DayOf(ReadOnlySpan<byte> text) =>
        text.Length == 10
        && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        && int.TryParse(text[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            ? new DateOnly(year, month, day)
            : null;

    static string LettersOf(int index) => index < 26 ? ((char)('A' + index)).ToString() : LettersOf(index / 26 - 1) + (char)('A' + index % 26);
}
