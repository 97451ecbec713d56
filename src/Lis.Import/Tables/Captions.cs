using System.Globalization;

namespace Lis.Import.Tables;

/// <summary>
/// The captions of a table, and how a person may point at one: by its text, <c>text#2</c> for the second of that text, or <c>@5</c>.
/// </summary>
sealed class Captions(IReadOnlyList<string> texts)
{
    public int Count => texts.Count;

    public string this[int column] => texts[column].Length > 0 ? texts[column] : string.Create(CultureInfo.InvariantCulture, $"@{column + 1}");

    /// <summary>The first column with one of the texts; -1 = none.</summary>
    public int Find(params ReadOnlySpan<string> wanted)
    {
        for (var column = 0; column < texts.Count; column++)
        {
            foreach (var text in wanted)
            {
                if (string.Equals(texts[column], text, StringComparison.OrdinalIgnoreCase))
                {
                    return column;
                }
            }
        }

        return -1;
    }

    /// <summary>The column that a person points at; -1 = none.</summary>
    public int PointedAt(string text)
    {
        if (Find(text) is var plain and >= 0)
        {
            return plain;
        }

        if (text.StartsWith('@') && Number(text[1..]) is { } place)
        {
            return place <= texts.Count ? place - 1 : -1;
        }

        var mark = text.LastIndexOf('#');
        return mark > 0 && Number(text[(mark + 1)..]) is { } nth ? Nth(text[..mark], nth) : -1;
    }

    int Nth(string text, int nth)
    {
        for (var column = 0; column < texts.Count; column++)
        {
            if (string.Equals(texts[column], text, StringComparison.OrdinalIgnoreCase) && --nth == 0)
            {
                return column;
            }
        }

        return -1;
    }

    static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;
}
