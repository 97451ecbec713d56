using System.Security.Cryptography;
using System.Text;

namespace Lis.Import.Values;

/// <summary>
/// Turns a source's words into names that a breakdown key may hold: small ASCII letters, digits, dots and hyphens, at most 40.
/// </summary>
static class TextSlug
{
    const int Longest = 40;

    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().ToLowerInvariant())
        {
            Append(slug, letter);
        }

        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length <= Longest ? trimmed : Shortened(trimmed, text);
    }

    static void Append(StringBuilder slug, char letter)
    {
        switch (letter)
        {
            case 'æ': slug.Append("ae"); break;
            case 'ø': slug.Append("oe"); break;
            case 'å': slug.Append("aa"); break;
            case 'é' or 'è' or 'ë': slug.Append('e'); break;
            case 'ä': slug.Append("ae"); break;
            case 'ö': slug.Append("oe"); break;
            case 'ü': slug.Append('u'); break;
            case '.' or '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9'): slug.Append(letter); break;
            default:
                if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }

                break;
        }
    }

    // Long captions often differ only at their end, so what is cut off stays in the name as a checksum.
    static string Shortened(string slug, string text)
    {
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
        return string.Concat(slug.AsSpan(0, Longest - 9).TrimEnd('-'), "-", checksum);
    }
}
