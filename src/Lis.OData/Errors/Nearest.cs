namespace Lis.OData.Errors;

/// <summary>Finds the legal name that a caller probably meant, for error messages.</summary>
public static class Nearest
{
    /// <summary>The candidate within a third of the word's length in edits (at least one), case ignored; null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, word.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two words, ASCII case ignored. Cost: product of the lengths.</summary>
    public static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
