using System.Text.Json;

namespace Lis.Import.Formats;

/// <summary>A piece of JSON in memory, for the small part of a file that describes the large one.</summary>
sealed class JsonTree
{
    const int MostNodes = 4_000_000;

    /// <summary>Text of a string, number or flag; null for null and for what has parts.</summary>
    public string? Text { get; private init; }

    /// <summary>Line in the file where a string, number or flag stands, from 1.</summary>
    public int Line { get; private init; }

    /// <summary>Parts of an object, in their order.</summary>
    public List<(string Name, JsonTree Value)> Fields { get; } = [];

    /// <summary>Parts of a list.</summary>
    public List<JsonTree> Items { get; } = [];

    /// <summary>A part of an object; null = there is none.</summary>
    public JsonTree? this[string name] => Fields.Find(field => field.Name == name).Value;

    /// <summary>
    /// Reads a file whose outermost value is an object, without the value of fields of one name where that is a list or object.
    /// </summary>
    public static JsonTree Read(ImportFile file, ImportLimits limits, string passOver)
    {
        using var tokens = new JsonTokens(file, limits);
        var left = MostNodes;
        if (!tokens.Read() || tokens.Type != JsonTokenType.StartObject)
        {
            throw tokens.Unexpected("yderst står der ikke et objekt");
        }

        return Node(tokens, passOver, ref left);
    }

    static JsonTree Node(JsonTokens tokens, string passOver, ref int left)
    {
        if (--left < 0)
        {
            throw new ImportFault(ImportRules.FileTooLarge, "Filens beskrivelse af dimensionerne er for stor.") { Line = tokens.Line };
        }

        switch (tokens.Type)
        {
            case JsonTokenType.StartObject:
                var owner = new JsonTree();
                while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
                {
                    AddField(owner, tokens, passOver, ref left);
                }

                return owner;
            case JsonTokenType.StartArray:
                var list = new JsonTree();
                while (tokens.Read() && tokens.Type != JsonTokenType.EndArray)
                {
                    list.Items.Add(Node(tokens, passOver, ref left));
                }

                return list;
            default:
                return new JsonTree { Text = tokens.Type == JsonTokenType.Null ? null : tokens.Cell().Text, Line = tokens.Line };
        }
    }

    static void AddField(JsonTree owner, JsonTokens tokens, string passOver, ref int left)
    {
        var name = tokens.Text;
        tokens.Read();
        if (name == passOver && tokens.Type is (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            tokens.Skip();
            return;
        }

        owner.Fields.Add((name, Node(tokens, passOver, ref left)));
    }
}
