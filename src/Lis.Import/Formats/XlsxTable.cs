using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Lis.Import.Formats;

/// <summary>Reads one sheet of a workbook row by row. A merged cell's text stands in every cell that it covers.</summary>
static class XlsxTable
{
    // The library asks the runtime for Windows-1252 before it knows that a workbook needs none.
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Every row of the sheet that is not blank.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="sheet">Name of the sheet; null = the first that is not hidden.</param>
    /// <param name="limits">How large things may become.</param>
    /// <param name="keepSpaces">Whether spaces around a text belong to it.</param>
    public static IEnumerable<TableRow> Read(ImportFile file, string? sheet, ImportLimits limits, bool keepSpaces = false)
    {
        using var stream = Seekable(file);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        GoTo(reader, sheet);
        if (reader.FieldCount > limits.Columns)
        {
            throw new ImportFault(ImportRules.FileTooLarge, $"Arket har flere end {limits.Columns} kolonner.");
        }

        var merged = new MergedCells(reader.MergeCells ?? [], limits);
        while (reader.Read())
        {
            var cells = new Cell[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = merged.Covering(reader.Depth, column, CellAt(reader, column, keepSpaces));
            }

            var row = new TableRow(reader.Depth + 1, cells);
            if (!row.IsBlank)
            {
                yield return row;
            }
        }
    }

    static void GoTo(IExcelDataReader reader, string? sheet)
    {
        var names = new List<string>();
        do
        {
            var isWanted = sheet is null
                ? reader.VisibleState == "visible"
                : string.Equals(reader.Name, sheet, StringComparison.OrdinalIgnoreCase);
            if (isWanted)
            {
                return;
            }

            names.Add(reader.Name);
        }
        while (reader.NextResult());

        throw new ImportFault(ImportRules.Parameter, $"Arket findes ikke. Projektmappen har {string.Join(", ", names)}.")
        {
            Column = "sheet",
            RawValue = sheet,
        };
    }

    static Cell CellAt(IExcelDataReader reader, int column, bool keepSpaces) => reader.GetValue(column) switch
    {
        null => new Cell(""),
        double number => NumberCell(number, reader.GetNumberFormatString(column)),
        int number => NumberCell(number, reader.GetNumberFormatString(column)),
        DateTime time => DayCell(DateOnly.FromDateTime(time)),
        bool flag => new Cell(flag ? "true" : "false"),
        string text when keepSpaces => new Cell(text),
        var other => new Cell(Convert.ToString(other, CultureInfo.InvariantCulture)!.Trim()),
    };

    // A workbook holds binary fractions; fifteen digits give back what was typed.
    static Cell NumberCell(double number, string? format)
    {
        if (!double.IsFinite(number) || Math.Abs(number) > 1e27)
        {
            return new Cell(number.ToString(CultureInfo.InvariantCulture));
        }

        var exact = (decimal)number;
        var isPercent = format?.Contains('%', StringComparison.Ordinal) == true;
        return new Cell(exact.ToString("0.############################", CultureInfo.InvariantCulture), exact, null, isPercent);
    }

    static Cell DayCell(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, day);

    // A zip archive must be read from its end, so a workbook inside an archive is unpacked to disk first.
    static Stream Seekable(ImportFile file)
    {
        var stream = file.Open();
        if (stream.CanSeek)
        {
            return stream;
        }

        using (stream)
        {
            var copy = new FileStream(
                Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            try
            {
                stream.CopyTo(copy);
                copy.Position = 0;
                return copy;
            }
            catch
            {
                copy.Dispose();
                throw;
            }
        }
    }
}
