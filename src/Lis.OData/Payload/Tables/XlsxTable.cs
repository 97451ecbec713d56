using System.Collections.Immutable;
using System.IO.Compression;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Tables;

/// <summary>
/// A workbook with one sheet, compressed while its rows come: nothing of the sheet is kept. Text stands in its cell, not in a table of
/// strings, which would have to be kept whole.
/// </summary>
sealed class XlsxTable : TableWriter
{
    const int PacketSize = 32 * 1024;

    readonly XlsxCell[] cells;
    readonly string name;
    readonly Utf8Output xml = new(PacketSize + 16 * 1024);
    readonly OutputStream file = new();
    readonly ZipArchive archive;
    Stream? sheet;
    long line = 1;

    public XlsxTable(ImmutableArray<TableColumn> columns, string name)
    {
        cells = [.. columns.Select((column, index) => new XlsxCell(column, index))];
        this.name = name;
        archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    public override void Begin(Utf8Output output)
    {
        file.Output = output;
        foreach (var (path, content) in XlsxParts.Of(name))
        {
            using var part = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
            part.Write(content);
        }

        sheet = archive.CreateEntry(XlsxParts.Sheet, CompressionLevel.Fastest).Open();
        xml.Write(XlsxParts.SheetStart);
        StartLine();
        foreach (var cell in cells)
        {
            cell.WriteName(xml);
        }

        xml.Write("</row>"u8);
    }

    public override void Write(Utf8Output output, Row row)
    {
        line++;
        StartLine();
        foreach (var cell in cells)
        {
            cell.Write(xml, row, line);
        }

        xml.Write("</row>"u8);
        if (xml.Length >= PacketSize)
        {
            file.Output = output;
            Compress();
        }
    }

    public override void End(Utf8Output output)
    {
        file.Output = output;
        xml.Write("</sheetData></worksheet>"u8);
        Compress();
        sheet!.Dispose();
        sheet = null;
        archive.Dispose();
    }

    protected override void Dispose(bool isDisposing)
    {
        // A workbook that was not finished is not finished politely either: what was not written stays unwritten.
        file.Output = null;
        sheet?.Dispose();
        archive.Dispose();
        foreach (var cell in cells)
        {
            cell.Dispose();
        }

        xml.Dispose();
    }

    void StartLine()
    {
        xml.Write("<row r=\""u8);
        xml.Write(line);
        xml.Write("\">"u8);
    }

    void Compress()
    {
        sheet!.Write(xml.Written.Span);
        xml.Clear();
    }

    /// <summary>Where the archive writes: straight into the answer.</summary>
    sealed class OutputStream : Stream
    {
        public Utf8Output? Output { get; set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Output?.Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => Output?.Write(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
