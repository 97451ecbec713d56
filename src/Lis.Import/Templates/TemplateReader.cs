using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Templates;

/// <summary>Reads a template that was filled in. Columns are found by heading, in any order; a column that is absent leaves what is stored.</summary>
sealed class TemplateReader
{
    readonly IReadOnlyList<TemplateColumn?> columns;
    readonly RowFaults faults = new();
    readonly TemplateCells cells;
    readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    long row;

    TemplateReader(IReadOnlyList<TemplateColumn?> columns)
    {
        this.columns = columns;
        cells = new TemplateCells(faults);
    }

    public static IEnumerable<ImportItem> Read(TemplateShape shape, ImportRequest request)
    {
        using var lines = TableFile.Open(request).GetEnumerator();
        if (!lines.MoveNext())
        {
            throw new ImportFault(ImportRules.FileEmpty, "Filen er tom.");
        }

        var heading = lines.Current;
        var columns = TemplateHeading.Bind(shape, heading, out var found);
        foreach (var fault in found)
        {
            yield return fault;
        }

        if (found.Count > 0)
        {
            yield break;
        }

        var reader = new TemplateReader(columns);
        while (lines.MoveNext())
        {
            foreach (var item in reader.Read(lines.Current))
            {
                yield return item;
            }
        }

        if (reader.row == 0)
        {
            throw new ImportFault(ImportRules.FileEmpty, "Skabelonen er ikke udfyldt.");
        }
    }

    IReadOnlyList<ImportItem> Read(TableRow line)
    {
        if (line.IsBlank && !line.HasBadQuotes)
        {
            return [];
        }

        if (++row > TemplateShape.MostRows)
        {
            throw new ImportFault(ImportRules.FileTooLarge, $"En skabelon har højst {TemplateShape.MostRows} rækker; del filen.");
        }

        faults.Begin(row, line.Line);
        if (line.HasBadQuotes)
        {
            faults.Add(null, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted.");
            return faults.All;
        }

        if (line.Cells.Skip(columns.Count).FirstOrDefault(cell => !cell.IsEmpty) is { Text: not null } stray)
        {
            faults.Add(null, stray.Text, ImportRules.RowWidth, $"Linjen har flere felter end overskriften, som har {columns.Count}.");
        }

        var item = RowOf(line);
        return faults.Any ? faults.All : [item];
    }

    TemplateRow RowOf(TableRow line)
    {
        var (values, texts) = (new Dictionary<string, object?>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not { } column)
            {
                continue;
            }

            texts[column.Property] = line[i].Text;
            if (!line[i].IsEmpty)
            {
                values[column.Property] = cells.Read(column, line[i]);
            }
            else if (column is { IsKey: true, IsRequired: true })
            {
                faults.Add(column.Heading, null, ImportRules.KeyMissing, "Rækken har ingen nøgle.");
            }
            else if (column is { IsKey: false, KeepsWhenEmpty: false })
            {
                values[column.Property] = null;
            }
        }

        CheckKey(line, texts);
        return new() { Row = row, Line = line.Line, Values = values, Cells = texts };
    }

    void CheckKey(TableRow line, Dictionary<string, string> texts)
    {
        if (columns.FirstOrDefault(column => column is { IsKey: true }) is not { } key || texts[key.Property] is not { Length: > 0 } text)
        {
            return;
        }

        if (!keys.TryAdd(text, line.Line))
        {
            faults.Add(key.Heading, text, ImportRules.KeyTwice, $"Samme nøgle står allerede i linje {keys[text]}.");
        }
    }
}
