using System.Buffers;

namespace Lis.Import.Tables;

/// <summary>Gathers the faults of one figure, so that all of them are reported and not only the first.</summary>
sealed class RowFaults
{
    static readonly SearchValues<char> Broken = SearchValues.Create("\uFFFD\0");

    readonly List<ImportReject> rejects = [];
    long row;
    int line;

    public bool Any => rejects.Count > 0;

    /// <summary>The faults so far. The list is the caller's; it does not change later.</summary>
    public IReadOnlyList<ImportReject> All => [.. rejects];

    public void Begin(long row, int line)
    {
        (this.row, this.line) = (row, line);
        rejects.Clear();
    }

    public void Add(string? column, string? raw, string rule, string message) => rejects.Add(new ImportReject
    {
        Row = row,
        Line = line,
        Column = column,
        RawValue = raw,
        Rule = rule,
        Message = message,
    });

    /// <summary>Reports characters that were lost on the way, or that no database takes.</summary>
    public bool IsWhole(string column, string text)
    {
        if (!text.AsSpan().ContainsAny(Broken))
        {
            return true;
        }

        Add(column, text.Replace('\0', '\uFFFD'), ImportRules.TextEncoding, "Teksten rummer tegn, der ikke er gyldige i filens tegnsæt.");
        return false;
    }
}
