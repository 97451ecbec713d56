namespace Lis.Import.Formats;

/// <summary>Reads delimited text, quoted as RFC 4180 says, one line at a time.</summary>
static class CsvTable
{
    static readonly char[] Delimiters = [';', '\t', ','];

    const int LinesLookedAt = 10;

    /// <summary>Every line that is not empty. Excel's <c>sep=;</c> in the first line is obeyed and no line.</summary>
    /// <param name="text">The file as text; disposed at the end.</param>
    /// <param name="limits">How large things may become.</param>
    /// <param name="isHeadingFirst">
    /// Whether the first line is the heading and so decides the delimiter; else titles may come first, and the lines after it have a say.
    /// </param>
    /// <param name="keepSpaces">Whether spaces around a field belong to it.</param>
    public static IEnumerable<TableRow> Read(StreamReader text, ImportLimits limits, bool isHeadingFirst = false, bool keepSpaces = false)
    {
        using var window = new TextWindow(text);
        var start = FirstLines(window, limits.FieldCharacters, isHeadingFirst ? 1 : LinesLookedAt);
        var isSaid = start is [{ Length: 5 } first, ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        var parser = new CsvLineParser(window, isSaid ? start[0][4] : DelimiterOf(start), limits, keepSpaces);
        if (isSaid)
        {
            parser.Next();
        }

        while (parser.Next() is { } line)
        {
            if (line.Cells.Length > 1 || !line.Cells[0].IsEmpty || line.HasBadQuotes)
            {
                yield return line;
            }
        }
    }

    /// <summary>The first lines that are not empty, as far as so many characters reach; nothing is taken from the window.</summary>
    static List<string> FirstLines(TextWindow window, int longest, int count)
    {
        var lines = new List<string>();
        var start = 0;
        for (var end = 0; lines.Count < count && end <= longest; end++)
        {
            var isInside = window.Has(end) && end < longest;
            if (isInside && window[end] is not ('\r' or '\n'))
            {
                continue;
            }

            if (end > start)
            {
                lines.Add(window.Text(start, end));
            }

            start = end + 1;
            if (!isInside)
            {
                break;
            }
        }

        return lines;
    }

    /// <summary>
    /// Decimal commas and commas in titles are common, so a comma parts fields only where nothing else can: the first of the delimiters that
    /// the first line or two of the others have.
    /// </summary>
    static char DelimiterOf(IReadOnlyList<string> lines) => Delimiters.FirstOrDefault(
        delimiter => lines.Take(1).Any(line => IsOutsideQuotes(line, delimiter) && delimiter != ',')
            || lines.Count(line => IsOutsideQuotes(line, delimiter)) >= Math.Min(2, lines.Count),
        ';');

    static bool IsOutsideQuotes(string line, char delimiter)
    {
        var isQuoted = false;
        foreach (var letter in line)
        {
            isQuoted ^= letter == '"';
            if (letter == delimiter && !isQuoted)
            {
                return true;
            }
        }

        return false;
    }
}
