using System.Text.Json;

namespace Lis.Import.Formats;

/// <summary>
/// Reads JSON that holds a list of columns and a list of rows, each a list of cells: Jobindsats. The first row given is the heading.
/// </summary>
static class JsonMatrix
{
    /// <summary>Heading and rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Name of the list of columns: texts, or objects with a Label.</param>
    /// <param name="rows">Name of the list of rows.</param>
    /// <param name="limits">How large things may become.</param>
    public static IEnumerable<TableRow> Read(ImportFile file, string columns, string rows, ImportLimits limits)
    {
        yield return Heading(file, columns, limits);
        using var tokens = new JsonTokens(file, limits);
        if (!GoTo(tokens, rows))
        {
            throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ingen liste '{rows}'.");
        }

        for (var number = 0; tokens.Read() && tokens.Type != JsonTokenType.EndArray; number++)
        {
            yield return Row(tokens, $"{rows}[{number}]", limits);
        }
    }

    static TableRow Heading(ImportFile file, string columns, ImportLimits limits)
    {
        using var tokens = new JsonTokens(file, limits);
        if (!GoTo(tokens, columns))
        {
            throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ingen liste '{columns}'.");
        }

        var line = tokens.Line;
        var captions = new List<Cell>();
        while (tokens.Read() && tokens.Type != JsonTokenType.EndArray && captions.Count <= limits.Columns)
        {
            captions.Add(tokens.Type == JsonTokenType.StartObject ? LabelOf(tokens) : tokens.Cell());
        }

        return new TableRow(line, [.. captions]);
    }

    static Cell LabelOf(JsonTokens tokens)
    {
        var label = new Cell("");
        while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
        {
            var isLabel = tokens.Text == "Label";
            tokens.Read();
            var value = tokens.Cell();
            label = isLabel ? value : label;
        }

        return label;
    }

    /// <summary>Goes into the list of that name, at any depth of objects and lists around it.</summary>
    static bool GoTo(JsonTokens tokens, string name)
    {
        while (tokens.Read())
        {
            if (tokens.Type != JsonTokenType.PropertyName)
            {
                continue;
            }

            var isWanted = tokens.Text == name;
            tokens.Read();
            if (isWanted && tokens.Type == JsonTokenType.StartArray)
            {
                return true;
            }

            tokens.Skip();
        }

        return false;
    }

    static TableRow Row(JsonTokens tokens, string path, ImportLimits limits)
    {
        var line = tokens.Line;
        if (tokens.Type != JsonTokenType.StartArray)
        {
            return new TableRow(line, [tokens.Cell()]) { Path = path };
        }

        var cells = new List<Cell>();
        while (tokens.Read() && tokens.Type != JsonTokenType.EndArray)
        {
            cells.Add(tokens.Cell());
            if (cells.Count > limits.Columns)
            {
                throw new ImportFault(ImportRules.FileTooLarge, $"Linjen har flere end {limits.Columns} felter.") { Line = line };
            }
        }

        return new TableRow(line, [.. cells]) { Path = path };
    }
}
