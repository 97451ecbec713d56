namespace Lis.Import.Directories;

/// <summary>Finds what a person probably meant: the word that the fewest typing errors part from the text.</summary>
static class NearestWord
{
    const int LongestText = 80;

    /// <summary>
    /// The nearest of the items; null when every one is further away than a third of the text's length (at least two errors).
    /// </summary>
    public static T? To<T>(string text, IEnumerable<T> items, Func<T, string> wordOf)
        where T : class
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var least = Math.Max(2, text.Length / 3) + 1;
        T? nearest = null;
        foreach (var item in items)
        {
            var word = wordOf(item);
            if (Math.Abs(word.Length - text.Length) < least && Errors(text, word) is var errors && errors < least)
            {
                (nearest, least) = (item, errors);
            }
        }

        return nearest;
    }

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; case does not count.
    /// </summary>
    static int Errors(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(a, b, rows, i, j);
            }
        }

        return rows[a.Length, b.Length];
    }

    static int Step(string a, string b, int[,] rows, int i, int j)
    {
        var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}
