namespace Lis.Import.Values;

/// <summary>Danish names of months, in full and as their first three letters.</summary>
static class DanishMonth
{
    static readonly string[] Names =
    [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
    ];

    /// <summary>Number of the month, from 1; null when the word is none.</summary>
    public static int? NumberOf(string word)
    {
        var lower = word.ToLowerInvariant();
        var index = Array.FindIndex(Names, name => name == lower || name[..3] == lower);
        return index < 0 ? null : index + 1;
    }
}
