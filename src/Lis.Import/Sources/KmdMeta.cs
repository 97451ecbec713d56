using Lis.Import.Formats;

namespace Lis.Import.Sources;

/// <summary>Reads a <c>Meta_</c> file: the names that the municipality has given to KMD's technical columns.</summary>
static class KmdMeta
{
    /// <summary>Own names by technical name.</summary>
    public static IReadOnlyDictionary<string, string> Read(ImportFile file, ImportLimits limits)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (technical, own) = (-1, -1);
        foreach (var line in CsvTable.Read(TextOpening.Sniffed(file), limits))
        {
            if (technical < 0)
            {
                technical = Array.FindIndex(line.Cells, cell => cell.Text.Equals("TekniskNavn", StringComparison.OrdinalIgnoreCase));
                own = Array.FindIndex(line.Cells, cell => cell.Text.Equals("EgetNavn", StringComparison.OrdinalIgnoreCase));
                if (technical < 0 || own < 0)
                {
                    throw Fault(line, "Meta-filen begynder ikke med Kolonnenummer;TekniskNavn;EgetNavn.", null);
                }
            }
            else if (!names.TryAdd(line[technical].Text, line[own].Text))
            {
                throw Fault(line, "Meta-filen nævner den samme kolonne to gange.", line[technical].Text);
            }
        }

        return names;
    }

    static ImportFault Fault(TableRow line, string message, string? raw) =>
        new(raw is null ? ImportRules.ColumnMissing : ImportRules.ColumnTwice, message) { Line = line.Line, Column = "TekniskNavn", RawValue = raw };
}
