using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lis.Import.Formats;

/// <summary>Walks over JSON of any size token by token, holding no more than one of them.</summary>
sealed class JsonTokens : IDisposable
{
    // Stands for a number that no decimal holds; it is more than any figure may be.
    const decimal TooLarge = 1e20m;

    readonly Stream stream;
    readonly int longestToken;
    byte[] buffer = new byte[1 << 16];
    int start;
    int end;
    bool isFinal;
    JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 32 });

    public JsonTokens(ImportFile file, ImportLimits limits)
    {
        stream = file.Open();
        longestToken = limits.FieldCharacters * 4;
        Fill();
        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble))
        {
            start = Encoding.UTF8.Preamble.Length;
        }
    }

    public JsonTokenType Type { get; private set; }

    /// <summary>Text of a string, a name or a number; else empty.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Line where the token stands, from 1.</summary>
    public int Line { get; private set; } = 1;

    public int Depth { get; private set; }

    /// <summary>Goes to the next token; false at the end of the file.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
            if (TryRead(ref reader))
            {
                Take(ref reader);
                return true;
            }

            if (isFinal)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>Goes to the next token and expects one of that type.</summary>
    public void Expect(JsonTokenType type, string what)
    {
        if (!Read() || Type != type)
        {
            throw Unexpected(what);
        }
    }

    /// <summary>Passes over the value that begins with the present token.</summary>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = Depth;
        while (Read() && Depth > depth)
        {
        }
    }

    /// <summary>The present token as a cell; what is inside brackets is passed over.</summary>
    public Cell Cell()
    {
        switch (Type)
        {
            case JsonTokenType.String:
                return new Cell(Text.Trim());
            case JsonTokenType.Number:
                var isDecimal = decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
                return new Cell(Text, isDecimal ? number : TooLarge);
            case JsonTokenType.True or JsonTokenType.False:
                return new Cell(Type == JsonTokenType.True ? "true" : "false");
            case JsonTokenType.Null:
                return new Cell("");
            default:
                Skip();
                return new Cell("[…]");
        }
    }

    public ImportFault Unexpected(string what) => new(ImportRules.FileFormat, $"Filen har ikke den ventede form: {what}.") { Line = Line };

    public void Dispose() => stream.Dispose();

    bool TryRead(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException fault)
        {
            var line = Line + (int)(fault.LineNumber ?? 0);
            throw new ImportFault(ImportRules.FileFormat, "Filen er ikke gyldig JSON.") { Line = line };
        }
    }

    void Take(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        Line += buffer.AsSpan(start, consumed).Count((byte)'\n');
        Type = reader.TokenType;
        Depth = reader.CurrentDepth;
        Text = Type switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            _ => "",
        };
        state = reader.CurrentState;
        start += consumed;
    }

    void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length > longestToken)
            {
                throw new ImportFault(ImportRules.FileTooLarge, "Filen rummer en tekst, der er længere end tilladt.") { Line = Line };
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        isFinal = read == 0;
    }
}
