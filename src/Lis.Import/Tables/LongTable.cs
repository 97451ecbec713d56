using Lis.Import.Formats;

namespace Lis.Import.Tables;

/// <summary>Reads a table in long form from its heading to its end.</summary>
static class LongTable
{
    /// <summary>Every row, fault and notice.</summary>
    /// <param name="request">The import.</param>
    /// <param name="lines">The lines, the heading first.</param>
    /// <param name="bind">Says what the columns mean, from the heading and the first line after it (null = there is none).</param>
    /// <param name="rules">How the source writes.</param>
    public static IEnumerable<ImportItem> Read(
        ImportRequest request, IEnumerable<TableRow> lines, Func<TableRow, TableRow?, LongShape> bind, LongRules rules)
    {
        using var line = lines.GetEnumerator();
        if (!line.MoveNext())
        {
            throw new ImportFault(ImportRules.FileEmpty, "Filen er tom.");
        }

        var heading = line.Current;
        var hasLines = line.MoveNext();
        var shape = bind(heading, hasLines ? line.Current : null);
        var reader = new LongReader(shape, rules, request);
        for (; hasLines; hasLines = line.MoveNext())
        {
            foreach (var item in reader.Read(line.Current))
            {
                yield return item;
            }
        }

        if (reader.PassedOver > 0)
        {
            yield return new ImportNotice
            {
                Message = $"{reader.PassedOver} linjer hører ikke til {shape.Only!.Value.Text} og er ikke læst.",
            };
        }
    }
}
