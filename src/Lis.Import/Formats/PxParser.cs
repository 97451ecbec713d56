using System.Text;

namespace Lis.Import.Formats;

/// <summary>Takes a PX file apart: keywords up to DATA, then the figures.</summary>
sealed class PxParser(TextWindow text, ImportLimits limits)
{
    const int MostKeywords = 100_000;

    bool isInKeywords = true;

    /// <summary>Line of the next character, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>All keywords in front of the figures, those for another than the file's own language left out.</summary>
    public List<PxKeyword> Keywords()
    {
        var found = new List<PxKeyword>();
        while (found.Count < MostKeywords)
        {
            SkipSpace();
            var name = Word();
            if (name.Length == 0)
            {
                throw Fault("der mangler et nøgleord eller DATA");
            }

            var isOtherLanguage = Skipped('[', ']');
            var subjects = Subjects();
            Demand('=');
            if (name == "DATA")
            {
                isInKeywords = false;
                return found;
            }

            var values = Values();
            if (!isOtherLanguage)
            {
                found.Add(new PxKeyword(name, subjects.Count > 0 ? subjects[0] : null, values));
            }
        }

        throw Fault("der er for mange nøgleord");
    }

    /// <summary>The figures with their lines.</summary>
    public IEnumerable<(string Text, int Line)> Data()
    {
        while (true)
        {
            SkipSpace();
            if (!text.Has(0))
            {
                throw Fault("DATA er ikke afsluttet med semikolon");
            }

            if (text[0] == ';')
            {
                yield break;
            }

            var line = Line;
            yield return (text[0] == '"' ? QuotedText() : PlainText(), line);
        }
    }

    List<string> Subjects()
    {
        var subjects = new List<string>();
        if (!text.Has(0) || text[0] != '(')
        {
            return subjects;
        }

        do
        {
            Next();
            SkipSpace();
            subjects.Add(QuotedText());
            SkipSpace();
        }
        while (text.Has(0) && text[0] == ',');

        Demand(')');
        return subjects;
    }

    List<string> Values()
    {
        var values = new List<string>();
        while (true)
        {
            SkipSpace();
            if (!text.Has(0))
            {
                throw Fault("et nøgleord er ikke afsluttet med semikolon");
            }

            switch (text[0])
            {
                case ';':
                    Next();
                    return values;
                case ',' or '-':
                    Next();
                    break;
                case '"':
                    values.Add(QuotedText());
                    break;
                default:
                    PlainValue(values);
                    break;
            }
        }
    }

    /// <summary>A number, YES, NO, or TLIST(…), whose scale is kept as a value and whose list, if inside, counts as values too.</summary>
    void PlainValue(List<string> values)
    {
        var word = PlainText();
        if (!word.StartsWith("TLIST(", StringComparison.Ordinal))
        {
            values.Add(word);
        }
    }

    bool Skipped(char open, char close)
    {
        if (!text.Has(0) || text[0] != open)
        {
            return false;
        }

        while (text.Has(0) && text[0] != close)
        {
            Next();
        }

        Demand(close);
        return true;
    }

    string Word()
    {
        var length = 0;
        while (text.Has(length) && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '_') && length < 100)
        {
            length++;
        }

        return Take(length).ToUpperInvariant();
    }

    string PlainText()
    {
        var length = 0;
        while (text.Has(length) && !IsEnd(text[length]) && length < limits.FieldCharacters)
        {
            length++;
        }

        return length > 0 ? Take(length) : throw Fault($"'{text[0]}' står et sted, hvor det ikke kan stå");
    }

    // A comma parts values, but among the figures it is a slip to be reported, not a sign between two of them.
    bool IsEnd(char sign) => sign is ';' or '"' || (sign == ',' && isInKeywords) || char.IsWhiteSpace(sign);

    /// <summary>Quoted text; pieces with nothing but space between them are one text.</summary>
    string QuotedText()
    {
        var whole = new StringBuilder();
        do
        {
            Demand('"');
            while (text.Has(0) && text[0] != '"')
            {
                whole.Append(text[0]);
                Next();
                if (whole.Length > limits.FieldCharacters)
                {
                    throw Fault("en tekst er længere end tilladt, eller et anførselstegn er ikke lukket");
                }
            }

            Demand('"');
        }
        while (IsContinued());

        return whole.ToString();
    }

    // Only over a line end: in DATA two signs may stand side by side.
    bool IsContinued()
    {
        var ahead = 0;
        var hasLineEnd = false;
        while (text.Has(ahead) && char.IsWhiteSpace(text[ahead]))
        {
            hasLineEnd |= text[ahead] == '\n';
            ahead++;
        }

        if (!isInKeywords || !hasLineEnd || !text.Has(ahead) || text[ahead] != '"')
        {
            return false;
        }

        SkipSpace();
        return true;
    }

    void SkipSpace()
    {
        while (text.Has(0) && char.IsWhiteSpace(text[0]))
        {
            Next();
        }
    }

    void Demand(char sign)
    {
        SkipSpace();
        if (!text.Has(0) || text[0] != sign)
        {
            throw Fault($"her skulle der stå '{sign}'");
        }

        Next();
    }

    string Take(int length)
    {
        var taken = text.Text(0, length);
        text.Advance(length);
        return taken;
    }

    void Next()
    {
        Line += text[0] == '\n' ? 1 : 0;
        text.Advance(1);
    }

    ImportFault Fault(string what) => new(ImportRules.FileFormat, $"Filen er ikke gyldig PX: {what}.") { Line = Line };
}
