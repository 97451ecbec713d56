using System.Globalization;
using System.Text.Json;

namespace Lis.Import.Formats;

/// <summary>
/// Opens JSON-stat, 1.x with its envelope and 2.0 without. The file is read twice: once for everything but the figures, once for these,
/// since their order in the file is free.
/// </summary>
static class JsonStat
{
    /// <summary>The cube of the file.</summary>
    public static Cube Open(ImportFile file, ImportLimits limits)
    {
        var root = JsonTree.Read(file, limits, passOver: "value");
        var isEnveloped = root["dataset"] is not null;
        var dataset = isEnveloped ? root["dataset"]! : root;
        if (dataset["dimension"] is null)
        {
            throw new ImportFault(ImportRules.FileFormat, "Filen har ingen dimensioner (dimension) og er ikke JSON-stat.");
        }

        var dimensions = JsonStatDimensions.Of(dataset);
        var marks = Marks(dataset["status"], Cube.SizeOf(dimensions));
        return new Cube(dimensions, Cells(file, limits, isEnveloped, Cube.SizeOf(dimensions), marks), "value");
    }

    static Func<long, CubeMark?> Marks(JsonTree? status, long size)
    {
        if (status?.Text is { } all)
        {
            var mark = new CubeMark(all, status.Line);
            return _ => mark;
        }

        var marks = new Dictionary<long, CubeMark>();
        foreach (var (name, field) in status?.Fields ?? [])
        {
            var isPlace = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < size;
            if (isPlace && field.Text is { Length: > 0 } text)
            {
                marks[place] = new(text, field.Line);
            }
        }

        var items = status?.Items ?? [];
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place].Text is { Length: > 0 } text)
            {
                marks[place] = new(text, items[place].Line);
            }
        }

        return place => marks.TryGetValue(place, out var mark) ? mark : null;
    }

    static IEnumerable<CubeCell> Cells(ImportFile file, ImportLimits limits, bool isEnveloped, long size, Func<long, CubeMark?> marks)
    {
        using var tokens = new JsonTokens(file, limits);
        GoToValues(tokens, isEnveloped);
        var cells = tokens.Type == JsonTokenType.StartArray ? Dense(tokens, size) : Sparse(tokens, size, limits);
        foreach (var cell in cells)
        {
            yield return cell with { Mark = marks(cell.Place) };
        }
    }

    static void GoToValues(JsonTokens tokens, bool isEnveloped)
    {
        var depth = isEnveloped ? 2 : 1;
        while (tokens.Read())
        {
            if (tokens.Type != JsonTokenType.PropertyName)
            {
                continue;
            }

            var name = tokens.Text;
            var isAtValues = name == "value" && tokens.Depth == depth;
            tokens.Read();
            if (isAtValues && tokens.Type is (JsonTokenType.StartArray or JsonTokenType.StartObject))
            {
                return;
            }

            if (!(isEnveloped && name == "dataset"))
            {
                tokens.Skip();
            }
        }

        throw new ImportFault(ImportRules.FileFormat, "Filen har ingen tal (value).");
    }

    static IEnumerable<CubeCell> Dense(JsonTokens tokens, long size)
    {
        var place = 0L;
        for (; tokens.Read() && tokens.Type != JsonTokenType.EndArray; place++)
        {
            if (place == size)
            {
                throw new ImportFault(ImportRules.FileFormat, $"Filen har flere tal end de {size}, som dimensionerne giver plads til.")
                {
                    Line = tokens.Line,
                };
            }

            var line = tokens.Line;
            yield return new CubeCell(place, line, tokens.Cell());
        }

        if (place < size)
        {
            throw new ImportFault(ImportRules.FileFormat, $"Filen har {place} tal; dimensionerne giver {size}.") { Line = tokens.Line };
        }
    }

    // In the sparse form a figure that is not there is the same as null in the list form.
    static IEnumerable<CubeCell> Sparse(JsonTokens tokens, long size, ImportLimits limits)
    {
        if (size > limits.FilledCells)
        {
            throw new ImportFault(ImportRules.FileTooLarge,
                $"Filens dimensioner giver {size} kombinationer; det er for mange for en fil i spredt form.");
        }

        var found = new Dictionary<long, CubeCell>();
        while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
        {
            var (name, line) = (tokens.Text, tokens.Line);
            tokens.Read();
            var isPlace = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < size;
            found[place] = isPlace
                ? new CubeCell(place, line, tokens.Cell())
                : throw new ImportFault(ImportRules.FileFormat, $"Pladsen '{name}' findes ikke blandt de {size}, som dimensionerne giver.")
                {
                    Line = line,
                    Column = "value",
                    RawValue = name,
                };
        }

        for (var place = 0L; place < size; place++)
        {
            yield return found.TryGetValue(place, out var cell) ? cell : new CubeCell(place, 0, new Cell(""));
        }
    }
}
