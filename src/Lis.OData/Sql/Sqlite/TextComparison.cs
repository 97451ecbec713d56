using System.Globalization;

namespace Lis.OData.Sql.Sqlite;

/// <summary>The order of text on SQLite; the same as PostgreSQL's "C" and "da-x-icu" (design section 9.7).</summary>
public static class TextComparison
{
    static readonly CompareInfo Danish = CultureInfo.GetCultureInfo("da-DK").CompareInfo;

    /// <summary>By Unicode code point. Not <see cref="string.CompareOrdinal(string, string)"/>, which orders surrogates before U+E000.</summary>
    public static int ByCodePoint(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                return Lifted(left[i]) - Lifted(right[i]);
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>As Danish sorts; texts that Danish sees as equal are ordered by code point, so only equal texts are equal.</summary>
    public static int InDanish(string left, string right) => Danish.Compare(left, right, CompareOptions.None) switch
    {
        0 => ByCodePoint(left, right),
        var order => order,
    };

    /// <summary>Puts surrogates, which stand for code points from U+10000, above the rest of the units.</summary>
    static int Lifted(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
