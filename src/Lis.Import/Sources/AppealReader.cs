using System.Text.RegularExpressions;
using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>
/// Reads the lines of a table of appeals: a line is a case of its own, or one outcome of a case that other lines complete.
/// </summary>
sealed partial class AppealReader
{
    const int MostOpenCases = 1_000_000;

    static readonly SymbolMap Symbols = SymbolMap.Create().Says(ObservationValueStatus.Missing, "..", ".", "*");

    readonly AppealColumns columns;
    readonly RowFaults faults = new();
    readonly CodeReading codes;
    readonly FigureReading figures;
    readonly MemberReading members;
    readonly IReadOnlyList<(string Indicator, string? Basis)> choices;
    readonly Dictionary<string, AppealCase> open = new(StringComparer.Ordinal);
    readonly HashSet<string> spoiled = new(StringComparer.Ordinal);
    long row;
    int passed;
    int totals;

    public AppealReader(AppealColumns columns, ImportRequest request)
    {
        this.columns = columns;
        codes = new CodeReading(request, faults);
        figures = new FigureReading(NumberCulture.Danish, Symbols, faults);
        members = new MemberReading([], faults);
        choices = MeasureChoice.Of(request);
    }

    /// <summary>The row of a line that is a case of its own, and every fault of a line.</summary>
    public IReadOnlyList<ImportItem> Read(TableRow line)
    {
        if (line.IsBlank && !line.HasBadQuotes)
        {
            return [];
        }

        if (columns.Outcome >= 0 && BreakdownWords.IsTotal(columns.Captions[columns.Outcome], line[columns.Outcome].Text))
        {
            totals++;
            return [];
        }

        if (IndicatorOf(line) is not { } indicator)
        {
            passed++;
            return [];
        }

        faults.Begin(row + 1, line.Line);
        var found = CaseOf(line, indicator);
        if (columns.Outcome >= 0)
        {
            return Gather(line, found);
        }

        row++;
        foreach (var (column, outcome) in columns.Counts)
        {
            if (CountAt(line, column, found, outcome) is { } count)
            {
                found?.Increase(outcome, count);
            }
        }

        var item = found?.ToRow();
        if (!faults.Any)
        {
            Compare(line, item!);
        }

        return faults.Any ? faults.All : [item!];
    }

    /// <summary>The cases whose outcomes stood in several lines.</summary>
    public IEnumerable<ImportItem> Finish()
    {
        foreach (var (key, found) in open.Where(found => !spoiled.Contains(found.Key)))
        {
            yield return found.ToRow();
        }

        if (totals > 0)
        {
            yield return new ImportNotice { Message = $"{totals} linjer er summer af de andre og er ikke læst." };
        }

        if (passed > 0)
        {
            yield return new ImportNotice
            {
                Message = $"{passed} linjer hører til andre kort eller lovgrundlag end de valgte og er ikke læst.",
            };
        }
    }

    string? IndicatorOf(TableRow line)
    {
        if (choices is [(var only, null)])
        {
            return only;
        }

        var basis = columns.Basis < 0 ? "" : line[columns.Basis].Text;
        return choices
            .FirstOrDefault(choice => basis.Equals(choice.Basis, StringComparison.OrdinalIgnoreCase) || CodeOf(basis) == choice.Basis)
            .Indicator;
    }

    AppealCase? CaseOf(TableRow line, string indicator)
    {
        if (line.HasBadQuotes)
        {
            faults.Add(null, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted.");
            return null;
        }

        if (line.Cells.Length != columns.Captions.Count)
        {
            faults.Add(null, null, ImportRules.RowWidth,
                $"Linjen har {line.Cells.Length} felter; overskriften har {columns.Captions.Count}.");
            return null;
        }

        var area = codes.Area(Name(columns.Area, "area"), columns.Area < 0 ? columns.FixedArea! : line[columns.Area].Text);
        var period = codes.Period(Name(columns.Period, "year"), columns.Period < 0 ? columns.FixedPeriod! : line[columns.Period].Text);
        members.Begin();
        if (columns.Basis >= 0 && choices is [(_, null)])
        {
            members.Add(Name(columns.Basis, ""), columns.Captions[columns.Basis], line[columns.Basis].Text, CodeOf);
        }

        return faults.Any ? null : new AppealCase
        {
            Row = row + 1,
            Line = line.Line,
            Indicator = indicator,
            Area = area!,
            Period = period!,
            BreakdownKey = members.Key,
            Breakdown = members.Members,
        };
    }

    IReadOnlyList<ImportItem> Gather(TableRow line, AppealCase? found)
    {
        var key = found is null ? null : $"{found.Indicator}|{found.Area}|{found.Period.Code}|{found.BreakdownKey}";
        if (key is not null && !open.TryAdd(key, found!))
        {
            found = open[key];
            faults.Begin(found.Row, line.Line);
        }
        else
        {
            row++;
        }

        if (open.Count > MostOpenCases)
        {
            throw new ImportFault(ImportRules.FileTooLarge, "Filen har for mange kombinationer til, at afgørelserne kan samles.")
            {
                Line = line.Line,
            };
        }

        var text = line[columns.Outcome].Text;
        var read = AppealOutcomeWords.Read(text);
        var count = line.Cells.Length == columns.Captions.Count ? CountAt(line, columns.Count, found, read) : null;
        if (line.HasBadQuotes || line.Cells.Length != columns.Captions.Count)
        {
            return faults.All;
        }

        if (read is not { } outcome)
        {
            faults.Add(Name(columns.Outcome, ""), text, ImportRules.BreakdownInvalid, "Teksten er ikke en afgørelse.");
        }
        else if (count is { } number && found?.Add(outcome, number) == false)
        {
            faults.Add(Name(columns.Outcome, ""), text, ImportRules.ValueContradiction, "Afgørelsen står to gange for det samme.");
        }

        if (faults.Any && key is not null)
        {
            spoiled.Add(key);
        }

        return faults.All;
    }

    /// <summary>A count; where there is none the case has no rate, unless the count is one that the rate does not ask for.</summary>
    decimal? CountAt(TableRow line, int column, AppealCase? found, AppealOutcome? outcome)
    {
        var name = Name(column, "");
        if (line.Cells.Length != columns.Captions.Count || figures.Read(name, line[column]) is not { } figure)
        {
            return null;
        }

        if (figure.Value is null)
        {
            if (found is not null && outcome != AppealOutcome.Dismissed)
            {
                found.Sign = figure.RawText ?? "";
            }

            return null;
        }

        if (figure.Value < 0 || !decimal.IsInteger(figure.Value.Value))
        {
            faults.Add(name, line[column].Text, ImportRules.ValueRange, "Et antal sager er et helt tal fra 0.");
            return null;
        }

        return figure.Value;
    }

    /// <summary>The printed rate is rounded, so it may differ by half of its last digit.</summary>
    void Compare(TableRow line, ImportRow item)
    {
        if (columns.Printed < 0 || figures.Read(Name(columns.Printed, ""), line[columns.Printed]) is not { Value: { } printed })
        {
            return;
        }

        var text = line[columns.Printed].Text.TrimEnd('%', ' ');
        var sign = text.IndexOfAny([',', '.']);
        var half = 0.5m / (decimal)Math.Pow(10, sign < 0 ? 0 : text.Length - sign - 1);
        if (item.Value is not { } computed || Math.Abs(computed - printed) > half)
        {
            faults.Add(Name(columns.Printed, ""), line[columns.Printed].Text, ImportRules.ValueContradiction,
                "Omgørelsesprocenten er ikke den, som antallene giver.");
        }
    }

    string Name(int column, string parameter) => column < 0 ? parameter : columns.Captions[column];

    /// <summary>The number in front of a legal basis, which stays when its words change; else the words.</summary>
    static string CodeOf(string basis) => LeadingCode().Match(basis) is { Success: true } match ? match.Groups[1].Value : basis;

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)*) \p{L}")]
    private static partial Regex LeadingCode();
}
