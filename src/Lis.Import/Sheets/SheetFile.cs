using Lis.Import.Formats;

namespace Lis.Import.Sheets;

/// <summary>Reads a sheet: finds its heading, understands the columns, then reads line by line.</summary>
static class SheetFile
{
    const int LongestStart = 40;

    public static IEnumerable<ImportItem> Read(SheetProfile profile, ImportRequest request)
    {
        using var lines = TableFile.Open(request).GetEnumerator();
        var start = new List<TableRow>();
        while (start.Count < LongestStart && lines.MoveNext())
        {
            start.Add(lines.Current);
        }

        if (start.Count == 0)
        {
            throw new ImportFault(ImportRules.FileEmpty, "Filen er tom.");
        }

        var areas = new SheetAreas(profile, request);
        var heading = new SheetHeadingSearch(profile, request, areas).Find(start);
        foreach (var item in heading.Items)
        {
            yield return item;
        }

        var reader = new SheetReader(profile, heading, request, areas);
        for (var place = heading.FirstLine; place < start.Count; place++)
        {
            foreach (var item in reader.Read(start[place]))
            {
                yield return item;
            }
        }

        while (lines.MoveNext())
        {
            foreach (var item in reader.Read(lines.Current))
            {
                yield return item;
            }
        }

        foreach (var item in reader.Finish())
        {
            yield return item;
        }
    }
}
