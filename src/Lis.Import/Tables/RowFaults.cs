using System.Buffers;
using System.Text.RegularExpressions;

namespace Lis.Import.Tables;

/// <summary>Gathers the faults of one figure, so that all of them are reported and not only the first.</summary>
sealed partial class RowFaults
{
    static readonly SearchValues<char> Suspicious = SearchValues.Create("\uFFFD\0\u00C3");

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

    public void Add(string? column, string? raw, string rule, string message) => AddAt(line, column, raw, rule, message);

    /// <summary>Adds a fault that stands in another line than the figure it concerns. What two checks find is one fault.</summary>
    public void AddAt(int faultLine, string? column, string? raw, string rule, string message)
    {
        if (rejects.Exists(reject => reject.Rule == rule && reject.Column == column && reject.RawValue == raw && reject.Line == faultLine))
        {
            return;
        }

        rejects.Add(new ImportReject
        {
            Row = row,
            Line = faultLine,
            Column = column,
            RawValue = raw,
            Rule = rule,
            Message = message,
        });
    }

    /// <summary>
    /// Reports characters that were lost on the way, or that no database takes, and Danish letters that were saved as UTF-8 and read as
    /// something else, as in "LÃ¦sÃ¸".
    /// </summary>
    public bool IsWhole(string column, string text)
    {
        if (!IsBroken(text))
        {
            return true;
        }

        Add(column, text.Replace('\0', '\uFFFD'), ImportRules.TextEncoding, "Teksten rummer tegn, der ikke er gyldige i filens tegnsæt.");
        return false;
    }

    public static bool IsBroken(string text) =>
        text.AsSpan().ContainsAny(Suspicious) && (text.IndexOfAny(['\uFFFD', '\0']) >= 0 || ReadAsOther().IsMatch(text));

    // The second bytes of æ, ø, å, Æ, Ø, Å and é as Windows-1252 and as Latin-1 show them.
    [GeneratedRegex("\u00C3[\u00A6\u00B8\u00A5\u00A9\u2020\u02DC\u2026\u0086\u0098\u0085]")]
    private static partial Regex ReadAsOther();
}
