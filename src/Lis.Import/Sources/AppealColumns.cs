using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>Where a table of appeals has what; -1 = nowhere.</summary>
sealed record AppealColumns
{
    static readonly (AppealOutcome Outcome, string Word)[] Needed =
    [
        (AppealOutcome.Upheld, "Stadfæstet"),
        (AppealOutcome.Changed, "Ændret/ophævet"),
        (AppealOutcome.Remitted, "Hjemvist"),
    ];

    public required Captions Captions { get; init; }

    public required int Area { get; init; }

    public string? FixedArea { get; init; }

    public required int Period { get; init; }

    public string? FixedPeriod { get; init; }

    /// <summary>Column of the legal basis or the map.</summary>
    public required int Basis { get; init; }

    /// <summary>Columns of counts, each of one outcome.</summary>
    public required IReadOnlyList<(int Column, AppealOutcome Outcome)> Counts { get; init; }

    /// <summary>Column of the outcome, where each has its own line; then <see cref="Count"/> has its number.</summary>
    public required int Outcome { get; init; }

    public required int Count { get; init; }

    /// <summary>Column of the rate as the source prints it; the computed one must agree.</summary>
    public required int Printed { get; init; }

    public static AppealColumns Of(ImportRequest request, TableRow heading)
    {
        var captions = new Captions([.. heading.Cells.Select(cell => cell.Text)]);
        var area = ColumnBinding.Area(request, captions, heading.Line, IsArea);
        var period = ColumnBinding.Period(request, captions, heading.Line, "År", "TID", "Periode", "Kvartal");
        var columns = new AppealColumns
        {
            Captions = captions,
            Area = area.Column,
            FixedArea = area.Fixed,
            Period = period.Column,
            FixedPeriod = period.Fixed,
            Basis = captions.Find("Lovgrundlag", "Kort", "Sagsområde", "Lovområde"),
            Outcome = captions.Find("Afgørelse", "Afgørelsestype", "Udfald"),
            Count = captions.Find("Antal", "INDHOLD", "Antal sager"),
            Printed = captions.Find("Omgørelsesprocent", "Omgørelsesprocenten"),
            Counts = [.. Enumerable.Range(0, captions.Count)
                .Select(column => (column, Outcome: AppealOutcomeWords.Read(captions[column])))
                .Where(found => found.Outcome is not null)
                .Select(found => (found.column, found.Outcome!.Value))],
        };
        columns.Demand(heading.Line);
        return columns;
    }

    static bool IsArea(string caption) => caption.ToUpperInvariant() is "KOMMUNE" or "OMRÅDE" or "KOMMUNENAVN";

    void Demand(int line)
    {
        if (Outcome >= 0 && Count >= 0)
        {
            return;
        }

        foreach (var (outcome, word) in Needed)
        {
            if (Counts.All(count => count.Outcome != outcome))
            {
                throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ingen kolonne {word}.") { Line = line, Column = word };
            }
        }
    }
}
