namespace Lis.Import.Formats;

/// <summary>Opens delimited text or a workbook as the same rows, whichever of the two a person has sent.</summary>
static class TableFile
{
    public static IEnumerable<TableRow> Open(ImportRequest request) =>
        Archive.IsZip(request.File)
            ? XlsxTable.Read(request.File, request["sheet"], request.Limits)
            : CsvTable.Read(TextOpening.Sniffed(request.File), request.Limits);
}
