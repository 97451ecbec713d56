using System.Globalization;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Finds kind and end of a literal without quotes: numbers, dates, times, instants, GUIDs.</summary>
static class LiteralScanner
{
    /// <summary>Whether digits or INF stand here, so that a sign before them belongs to a number.</summary>
    public static bool StartsNumber(string text, int index) =>
        index < text.Length && (char.IsAsciiDigit(text[index]) || (StartsWith(text, index, "INF") && !IsWordAt(text, index + 3)));

    public static (LiteralKind Kind, int End) Scan(string text, int start, bool colonEnds)
    {
        if (IsGuid(text, start))
        {
            return (LiteralKind.Guid, start + 36);
        }

        if (IsDate(text, start))
        {
            return start + 10 < text.Length && text[start + 10] is 'T' or 't' && TimeEnd(text, start + 11) is > 0 and var time
                ? (LiteralKind.DateTimeOffset, ZoneEnd(text, time))
                : (LiteralKind.Date, start + 10);
        }

        return TimeOfDayEnd(text, start, colonEnds) is > 0 and var end ? (LiteralKind.TimeOfDay, end) : Number(text, start);
    }

    public static bool IsGuid(string text, int start)
    {
        if (start + 36 > text.Length || text[start + 8] != '-')
        {
            return false;
        }

        for (var i = 0; i < 36; i++)
        {
            var c = text[start + i];
            if (i is 8 or 13 or 18 or 23 ? c != '-' : !char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return !IsWordAt(text, start + 36);
    }

    static bool IsDate(string text, int start) =>
        Digits(text, start, 4) && At(text, start + 4, '-') && Digits(text, start + 5, 2) && At(text, start + 7, '-') && Digits(text, start + 8, 2);

    /// <summary>The end of hh:mm[:ss[.fraction]]; 0 when there is none.</summary>
    static int TimeEnd(string text, int start)
    {
        if (!Digits(text, start, 2) || !At(text, start + 2, ':') || !Digits(text, start + 3, 2))
        {
            return 0;
        }

        var end = start + 5;
        if (!At(text, end, ':') || !Digits(text, end + 1, 2))
        {
            return end;
        }

        end += 3;
        return At(text, end, '.') && Digits(text, end + 1, 1) ? DigitsEnd(text, end + 1) : end;
    }

    /// <summary>Where a colon also separates condition and value, only what has parts of a second, or what a further colon follows, is a time.</summary>
    static int TimeOfDayEnd(string text, int start, bool colonEnds)
    {
        var end = TimeEnd(text, start);
        if (!colonEnds || end == 0 || At(text, start + 8, '.'))
        {
            return end;
        }

        return ColonFollows(text, end) ? end : end > start + 5 && ColonFollows(text, start + 5) ? start + 5 : 0;
    }

    static bool ColonFollows(string text, int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t')
        {
            index++;
        }

        return At(text, index, ':');
    }

    /// <summary>Z, +hh:mm or -hh:mm; a blank is a plus sign that a client forgot to encode. Without a zone the end stays where it is.</summary>
    static int ZoneEnd(string text, int end)
    {
        if (end < text.Length && text[end] is 'Z' or 'z')
        {
            return end + 1;
        }

        return end < text.Length && text[end] is '+' or '-' or ' ' && Digits(text, end + 1, 2) && At(text, end + 3, ':') && Digits(text, end + 4, 2)
            ? end + 6
            : end;
    }

    static (LiteralKind Kind, int End) Number(string text, int start)
    {
        var first = text[start] is '-' or '+' ? start + 1 : start;
        if (StartsWith(text, first, "INF"))
        {
            return (LiteralKind.Double, first + 3);
        }

        var end = DigitsEnd(text, first);
        var kind = LiteralKind.Int64;
        if (At(text, end, '.') && Digits(text, end + 1, 1))
        {
            (kind, end) = (LiteralKind.Decimal, DigitsEnd(text, end + 1));
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1 < text.Length && text[end + 1] is '-' or '+' or ' ' ? end + 2 : end + 1;
            if (Digits(text, exponent, 1))
            {
                return (LiteralKind.Double, DigitsEnd(text, exponent));
            }
        }

        if (kind == LiteralKind.Int64)
        {
            kind = !long.TryParse(text.AsSpan(start, end - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? LiteralKind.Decimal
                : value is >= int.MinValue and <= int.MaxValue ? LiteralKind.Int32 : LiteralKind.Int64;
        }

        return (kind, end);
    }

    static bool StartsWith(string text, int index, string word) => string.CompareOrdinal(text, index, word, 0, word.Length) == 0;

    static bool At(string text, int index, char c) => index < text.Length && text[index] == c;

    static bool IsWordAt(string text, int index) => index < text.Length && Names.IsPart(text[index]);

    static bool Digits(string text, int start, int count)
    {
        if (start + count > text.Length)
        {
            return false;
        }

        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    static int DigitsEnd(string text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            start++;
        }

        return start;
    }
}
