using System.Globalization;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Which characters make a name (CSDL 4.01 section 15.2): letters of any language, underscore, then digits and marks too.</summary>
static class Names
{
    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && IsLetter(c));

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c > 127 && (IsLetter(c) || IsMark(c)));

    /// <summary>The end of a name with its dotted parts; equals start when none begins there.</summary>
    public static int EndOf(string text, int start)
    {
        var i = start;
        while (i < text.Length && IsStart(text[i]))
        {
            i++;
            while (i < text.Length && IsPart(text[i]))
            {
                i++;
            }

            if (i + 1 < text.Length && text[i] == '.' && IsStart(text[i + 1]))
            {
                i++;
                continue;
            }

            break;
        }

        return i;
    }

    /// <summary>Whether the whole word is one name without dots.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 128 || !IsStart(word[0]))
        {
            return false;
        }

        foreach (var c in word)
        {
            if (!IsPart(c))
            {
                return false;
            }
        }

        return true;
    }

    static bool IsLetter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format;
}
