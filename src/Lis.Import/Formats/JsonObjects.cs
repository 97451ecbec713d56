using System.Text.Json;

namespace Lis.Import.Formats;

/// <summary>
/// Reads JSON that holds a list of flat objects. The first object names the columns; the first row given is that heading. A field that
/// the first object has not is reported by the row's own path.
/// </summary>
static class JsonObjects
{
    /// <summary>Heading and rows of the list that is the file, or of the list of that name in the object that is the file.</summary>
    public static IEnumerable<TableRow> Read(ImportFile file, string name, ImportLimits limits)
    {
        using var tokens = new JsonTokens(file, limits);
        GoIntoList(tokens, name);
        string[]? names = null;
        for (var number = 0; tokens.Read() && tokens.Type != JsonTokenType.EndArray; number++)
        {
            var path = $"[{number}]";
            var line = tokens.Line;
            var fields = Fields(tokens, path);
            if (names is null)
            {
                names = [.. fields.Keys];
                yield return new TableRow(line, [.. names.Select(text => new Cell(text))]);
            }

            yield return RowOf(fields, names, line, path);
        }
    }

    static void GoIntoList(JsonTokens tokens, string name)
    {
        if (tokens.Read() && tokens.Type == JsonTokenType.StartArray)
        {
            return;
        }

        tokens.Read();
        while (tokens.Type == JsonTokenType.PropertyName)
        {
            var isWanted = tokens.Text == name;
            if (tokens.Read() && isWanted && tokens.Type == JsonTokenType.StartArray)
            {
                return;
            }

            tokens.Skip();
            tokens.Read();
        }

        throw tokens.Unexpected($"der er hverken en liste af objekter eller et objekt med listen '{name}'");
    }

    static Dictionary<string, Cell> Fields(JsonTokens tokens, string path)
    {
        if (tokens.Type != JsonTokenType.StartObject)
        {
            throw tokens.Unexpected($"{path} er ikke et objekt");
        }

        var fields = new Dictionary<string, Cell>(StringComparer.Ordinal);
        while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
        {
            var name = tokens.Text;
            tokens.Read();
            fields[name] = tokens.Cell();
        }

        return fields;
    }

    // A row with other fields than the heading gets another width, which the table reports; nothing is guessed.
    static TableRow RowOf(Dictionary<string, Cell> fields, string[] names, int line, string path) =>
        fields.Count == names.Length && Array.TrueForAll(names, fields.ContainsKey)
            ? new TableRow(line, [.. names.Select(name => fields[name])]) { Path = path }
            : new TableRow(line, [.. fields.Values.Take(names.Length - 1)]) { Path = path };
}
