namespace Lis.Import.Formats;

/// <summary>Reads delimited text, quoted as RFC 4180 says, one line at a time.</summary>
static class CsvTable
{
    static readonly char[] Delimiters = [';', '\t', ','];

    /// <summary>Every line that is not empty. The delimiter is found from the first line; Excel's <c>sep=;</c> is obeyed and no line.</summary>
    /// <param name="text">The file as text; disposed at the end.</param>
    /// <param name="limits">How large things may become.</param>
    /// <param name="keepSpaces">Whether spaces around a field belong to it.</param>
    public static IEnumerable<TableRow> Read(StreamReader text, ImportLimits limits, bool keepSpaces = false)
    {
        using var window = new TextWindow(text);
        var first = FirstLine(window, limits.FieldCharacters);
        var isSaid = first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        var parser = new CsvLineParser(window, isSaid ? first[4] : DelimiterOf(first), limits, keepSpaces);
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

    static string FirstLine(TextWindow window, int longest)
    {
        var start = 0;
        while (window.Has(start) && window[start] is '\r' or '\n')
        {
            start++;
        }

        var end = start;
        while (end - start < longest && window.Has(end) && window[end] is not ('\r' or '\n'))
        {
            end++;
        }

        return window.Text(start, end);
    }

    static char DelimiterOf(string line) => Delimiters.FirstOrDefault(delimiter => IsOutsideQuotes(line, delimiter), ';');

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
