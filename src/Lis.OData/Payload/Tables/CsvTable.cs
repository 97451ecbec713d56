using System.Buffers;
using System.Collections.Immutable;
using Lis.OData.Execution;
using Lis.OData.Model;

namespace Lis.OData.Payload.Tables;

/// <summary>
/// Comma-separated values (RFC 4180): a header, CRLF after each line, null as an empty cell, empty text as <c>""</c>. Text that a spreadsheet
/// would take for a formula (it begins with = + - @, tab or return) gets an apostrophe before it.
/// </summary>
sealed class CsvTable(ImmutableArray<TableColumn> columns, TableFormat format) : TableWriter
{
    static readonly SearchValues<byte> FormulaStart = SearchValues.Create("=+-@\t\r"u8);

    readonly byte separator = (byte)(format.IsDanish ? ';' : ',');
    readonly SearchValues<byte> special = SearchValues.Create(format.IsDanish ? ";\"\r\n"u8 : ",\"\r\n"u8);
    readonly Utf8Output cell = new(1024);

    public override void Begin(Utf8Output output)
    {
        if (format.HasByteOrderMark)
        {
            output.Write("\uFEFF"u8);
        }

        foreach (var column in columns)
        {
            cell.Clear();
            cell.Write(column.Name);
            WriteCell(output, cell.Written.Span);
            output.Write(separator);
        }

        EndLine(output);
    }

    public override void Write(Utf8Output output, Row row)
    {
        foreach (var column in columns)
        {
            if (!column.IsNull(row))
            {
                WriteValue(output, column, row);
            }

            output.Write(separator);
        }

        EndLine(output);
    }

    public override void End(Utf8Output output)
    {
    }

    protected override void Dispose(bool isDisposing) => cell.Dispose();

    void WriteValue(Utf8Output output, TableColumn column, Row row)
    {
        cell.Clear();
        column.WriteText(cell, row);
        var text = cell.Written.Span;
        if (column.IsFreeText && text.Length > 0 && FormulaStart.Contains(text[0]))
        {
            cell.Clear();
            cell.Write((byte)'\'');
            column.WriteText(cell, row);
            text = cell.Written.Span;
        }

        if (format.IsDanish && IsFraction(column) && text.IndexOf((byte)'.') is >= 0 and var point)
        {
            output.Write(text[..point]);
            output.Write((byte)',');
            output.Write(text[(point + 1)..]);
            return;
        }

        WriteCell(output, text);
    }

    void WriteCell(Utf8Output output, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text.IndexOfAny(special) < 0)
        {
            output.Write(text);
            return;
        }

        output.Write((byte)'"');
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            output.Write(text[..(quote + 1)]);
            output.Write((byte)'"');
            text = text[(quote + 1)..];
        }

        output.Write(text);
        output.Write((byte)'"');
    }

    static bool IsFraction(TableColumn column) => column.Kind is PrimitiveKind.Decimal or PrimitiveKind.Double or PrimitiveKind.Single;

    static void EndLine(Utf8Output output)
    {
        output.CutTo(output.Length - 1);
        output.Write("\r\n"u8);
    }
}
