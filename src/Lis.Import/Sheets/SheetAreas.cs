namespace Lis.Import.Sheets;

/// <summary>Turns a source's words for areas into what the directory knows.</summary>
sealed class SheetAreas(SheetProfile profile, ImportRequest request)
{
    readonly Dictionary<string, string> words = new(profile.Areas, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text to look up; null = the area is left out, since its parameter is not given.</summary>
    public string? NameOf(string text)
    {
        if (!words.TryGetValue(text, out var meaning))
        {
            return text;
        }

        return meaning.StartsWith('{') && meaning.EndsWith('}') ? request[meaning[1..^1]] : meaning;
    }

    /// <summary>Whether a caption names an area, known or left out.</summary>
    public bool IsArea(string text) => words.ContainsKey(text) || request.Areas.Find(text).Code is not null;
}
