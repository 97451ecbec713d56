using Lis.Import.Formats;

namespace Lis.Import.Sources;

/// <summary>Where the columns of a lis-long file stand; -1 = not in the file.</summary>
sealed class LisLongColumns
{
    public static readonly string[] Required = ["IndicatorCode", "AreaCode", "Period", "Value"];

    public static readonly string[] Optional =
        ["Breakdown", "Status", "Note", "Numerator", "Denominator", "LowerBound", "UpperBound", "IsBreak", "RawText", "Reference"];

    readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public int Count { get; private init; }

    public int this[string name] => places.GetValueOrDefault(name, -1);

    public bool Has(string name) => places.ContainsKey(name);

    /// <summary>Reads the heading; null and the faults if it does not do.</summary>
    public static LisLongColumns? Bind(TableRow heading, out IReadOnlyList<ImportReject> faults)
    {
        var found = new LisLongColumns { Count = heading.Cells.Length };
        var rejects = new List<ImportReject>();
        for (var i = 0; i < heading.Cells.Length; i++)
        {
            var name = heading.Cells[i].Text.Trim();
            if (!Required.Concat(Optional).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                rejects.Add(Fault(heading, name, ImportRules.ColumnUnknown, $"Kolonnen '{name}' kendes ikke."));
            }
            else if (!found.places.TryAdd(name, i))
            {
                rejects.Add(Fault(heading, name, ImportRules.ColumnTwice, $"Kolonnen '{name}' er der to gange."));
            }
        }

        rejects.AddRange(Required.Where(name => !found.Has(name))
            .Select(name => Fault(heading, name, ImportRules.ColumnMissing, $"Kolonnen '{name}' mangler.")));
        faults = rejects;
        return rejects.Count == 0 ? found : null;
    }

    static ImportReject Fault(TableRow heading, string name, string rule, string message) =>
        new() { Line = heading.Line, Column = name, RawValue = name, Rule = rule, Message = message, EndsReading = true };
}
