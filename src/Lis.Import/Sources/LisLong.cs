using Lis.Import.Formats;

namespace Lis.Import.Sources;

/// <summary>
/// The service's own format: UTF-8 CSV with a decimal point and the columns of contract section 6, found by name in any order.
/// </summary>
static class LisLong
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "lis-long",
        Description = "Tjenestens eget format: én linje pr. tal (CSV, UTF-8, decimalpunktum) med kolonnerne "
            + string.Join(", ", LisLongColumns.Required) + " og eventuelt " + string.Join(", ", LisLongColumns.Optional) + ".",
        Parameters = [],
        Read = request => Read(CsvTable.Read(TextOpening.Utf8(request.File), request.Limits, isHeadingFirst: true, keepSpaces: true), request),
    };

    /// <summary>Reads rows whose first is the heading.</summary>
    public static IEnumerable<ImportItem> Read(IEnumerable<TableRow> rows, ImportRequest request)
    {
        using var lines = rows.GetEnumerator();
        if (!lines.MoveNext())
        {
            throw new ImportFault(ImportRules.FileEmpty, "Filen er tom.");
        }

        var columns = LisLongColumns.Bind(lines.Current, out var faults);
        foreach (var fault in faults)
        {
            yield return fault;
        }

        if (columns is null)
        {
            yield break;
        }

        var reader = new LisLongReader(columns, request);
        while (lines.MoveNext())
        {
            foreach (var item in reader.Read(lines.Current))
            {
                yield return item;
            }
        }
    }
}
