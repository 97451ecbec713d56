using System.Buffers;
using System.Text;

namespace Lis.Import.Formats;

/// <summary>
/// Takes delimited text apart. A quotation mark that is never closed would swallow the lines after it; such a line is given alone, marked,
/// and reading goes on with the next one, so that one slip of the pen costs one line.
/// </summary>
sealed class CsvLineParser(TextWindow text, char delimiter, ImportLimits limits, bool keepSpaces)
{
    readonly SearchValues<char> fieldEnds = SearchValues.Create([delimiter, '\r', '\n', '"']);
    readonly List<Cell> cells = [];
    readonly StringBuilder quoted = new();
    int line = 1;
    int place;
    int lineEnds;
    bool isBad;

    /// <summary>The next line; null at the end. A line without any character has one empty cell.</summary>
    public TableRow? Next()
    {
        if (!text.Has(0))
        {
            return null;
        }

        (place, lineEnds, isBad) = (0, 0, false);
        cells.Clear();
        do
        {
            cells.Add(new Cell(Field()));
            if (cells.Count > limits.Columns)
            {
                throw new ImportFault(ImportRules.FileTooLarge, $"Linjen har flere end {limits.Columns} felter.") { Line = line };
            }
        }
        while (!isBad && text.Has(place) && text[place] == delimiter && ++place > 0);

        return isBad && lineEnds > 0 ? FirstLineAlone() : Finished();
    }

    TableRow Finished()
    {
        var first = line;
        SkipToLineEnd();
        line += lineEnds;
        var row = new TableRow(first, [.. cells]) { LastLine = line, HasBadQuotes = isBad };
        PassLineEnd();
        return row;
    }

    /// <summary>Gives up the quotes of a line that ran over others, and goes on after its first line end.</summary>
    TableRow FirstLineAlone()
    {
        place = 0;
        SkipToLineEnd();
        var row = new TableRow(line, [new Cell(text.Text(0, Math.Min(place, limits.FieldCharacters)))]) { HasBadQuotes = true };
        PassLineEnd();
        return row;
    }

    void SkipToLineEnd()
    {
        while (text.Has(place) && text[place] is not ('\r' or '\n'))
        {
            place++;
            RefuseLongLine();
        }
    }

    void PassLineEnd()
    {
        if (text.Has(place))
        {
            place += text[place] == '\r' && text.Has(place + 1) && text[place + 1] == '\n' ? 2 : 1;
            line++;
        }

        text.Advance(place);
    }

    string Field()
    {
        if (text.Has(place) && text[place] == '"')
        {
            return Quoted();
        }

        var start = place;
        SkipToFieldEnd();
        while (text.Has(place) && text[place] == '"')
        {
            isBad = true;
            place++;
            SkipToFieldEnd();
        }

        var field = text.Span(start, place);
        return keepSpaces ? field.ToString() : field.Trim().ToString();
    }

    void SkipToFieldEnd()
    {
        while (text.Has(place))
        {
            var ahead = text.Ahead(place);
            var end = ahead.IndexOfAny(fieldEnds);
            place += end < 0 ? ahead.Length : end;
            if (end >= 0)
            {
                return;
            }

            RefuseLongLine();
        }
    }

    void RefuseLongLine()
    {
        if (place > limits.LineCharacters)
        {
            throw new ImportFault(ImportRules.FileTooLarge, "Linjen er længere end tilladt.") { Line = line };
        }
    }

    string Quoted()
    {
        quoted.Clear();
        place++;
        while (text.Has(place) && quoted.Length <= limits.FieldCharacters)
        {
            var letter = text[place++];
            if (letter != '"')
            {
                quoted.Append(letter);
                lineEnds += letter == '\n' || (letter == '\r' && !(text.Has(place) && text[place] == '\n')) ? 1 : 0;
            }
            else if (text.Has(place) && text[place] == '"')
            {
                quoted.Append('"');
                place++;
            }
            else
            {
                isBad = text.Has(place) && text[place] != delimiter && text[place] is not ('\r' or '\n');
                return keepSpaces ? quoted.ToString() : quoted.ToString().Trim();
            }
        }

        // Never closed. Where it did not run over a line end it counts as if it had, so that the line is given alone.
        (isBad, lineEnds) = (true, Math.Max(1, lineEnds));
        return "";
    }
}
