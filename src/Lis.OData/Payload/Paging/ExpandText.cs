using System.Globalization;

namespace Lis.OData.Payload.Paging;

/// <summary>
/// One item of <c>$expand</c> as it was written: the name and the options between its parentheses. Used to ask for the rest of an expand
/// by an address of its own.
/// </summary>
/// <param name="Name">The navigation's name, or <c>*</c>.</param>
/// <param name="Options">Names with dollar sign and values, decoded.</param>
sealed record ExpandText(string Name, IReadOnlyList<KeyValuePair<string, string>> Options)
{
    /// <summary>The nested expands; <c>$levels</c> nests the item in itself.</summary>
    public IReadOnlyList<ExpandText> Expands => [.. Read(Value("$expand") ?? ""), .. Deeper is { } deeper ? [deeper] : Array.Empty<ExpandText>()];

    /// <summary>The options as they stand on a request of its own, where <c>$levels</c> is an expand of the next level.</summary>
    public IEnumerable<KeyValuePair<string, string>> AsRequest()
    {
        var expands = new[] { Value("$expand"), Deeper?.ToString() }.OfType<string>().ToList();
        var others = Options.Where(option => option.Key is not ("$levels" or "$expand"));
        return expands.Count == 0 ? others : others.Append(KeyValuePair.Create("$expand", string.Join(',', expands)));
    }

    /// <inheritdoc />
    public override string ToString() =>
        Options.Count == 0 ? Name : $"{Name}({string.Join(';', Options.Select(option => $"{option.Key}={option.Value}"))})";

    ExpandText? Deeper => Value("$levels") switch
    {
        null or "1" => null,
        var levels when int.TryParse(levels, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
            WithLevels((count - 1).ToString(CultureInfo.InvariantCulture)),
        _ => this,
    };

    /// <summary>Reads the decoded value of <c>$expand</c>, which is known to be well-formed.</summary>
    public static IReadOnlyList<ExpandText> Read(string text) => [.. Split(text, ',').Select(ReadItem)];

    string? Value(string name) => Options.FirstOrDefault(option => option.Key == name).Value;

    ExpandText WithLevels(string levels) =>
        this with { Options = [.. Options.Select(option => option.Key == "$levels" ? KeyValuePair.Create(option.Key, levels) : option)] };

    static ExpandText ReadItem(string item)
    {
        var open = item.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? item : item[..open]).Split('/')[0].Trim();
        if (open < 0)
        {
            return new ExpandText(name, []);
        }

        var inside = item[(open + 1)..item.LastIndexOf(')')];
        return new ExpandText(name, [.. Split(inside, ';').Select(ReadOption)]);
    }

    static KeyValuePair<string, string> ReadOption(string option)
    {
        var parts = option.Split('=', 2);
        return KeyValuePair.Create("$" + parts[0].Trim().TrimStart('$').ToLowerInvariant(), parts.Length == 2 ? parts[1] : "");
    }

    /// <summary>The parts between separators that stand outside parentheses and quotes.</summary>
    static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, isQuoted, start) = (0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '\'';
            depth += isQuoted ? 0 : text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == separator && depth == 0 && !isQuoted)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
