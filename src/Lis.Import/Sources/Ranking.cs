using System.Globalization;
using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>
/// A list of ranks: municipality, place, number of participants. That number changes from year to year, so it is stored with each place,
/// as its denominator; without it a place says little.
/// </summary>
static class Ranking
{
    static readonly ImportParameter Participants =
        new("participants", false, "Antallet af deltagere, når listen ikke selv har en kolonne med det.");

    public static ImportProfile Profile { get; } = new()
    {
        Name = "ranking",
        Description = "Rangliste (f.eks. DI's Lokalt Erhvervsklima): kommune, placering og antal deltagere; delplaceringer som flere kolonner.",
        Parameters =
        [
            ParameterTexts.Indicator, ParameterTexts.Measure, ParameterTexts.Area, ParameterTexts.Year, Participants, ParameterTexts.Sheet,
        ],
        Read = Read,
    };

    static IEnumerable<ImportItem> Read(ImportRequest request)
    {
        LongShape? shape = null;
        var participants = -1;
        var said = SaidParticipants(request);
        var rules = new LongRules
        {
            Numbers = NumberCulture.Danish,
            Symbols = SymbolMap.Create().Says(ObservationValueStatus.Missing, "-", ".."),
            Bare = WithoutDot,
            Finish = (line, column, row, faults) => Finish(
                row,
                line[column].Text,
                participants < 0 ? null : (shape!.Captions[participants], line[participants]),
                said,
                faults),
        };
        return LongTable.Read(request, TableFile.Open(request), (heading, _) => shape = Bind(request, heading, out participants), rules);
    }

    static LongShape Bind(ImportRequest request, TableRow heading, out int participants)
    {
        var captions = new Captions([.. heading.Cells.Select(cell => cell.Text)]);
        var area = ColumnBinding.Area(request, captions, heading.Line, IsArea);
        var period = ColumnBinding.Period(request, captions, heading.Line, "År", "Periode");
        var count = captions.Find("Antal", "Antal deltagere", "Antal kommuner", "Deltagere", "Ud af");
        participants = count;
        var rank = captions.Find("Placering", "Rang", "Rank", "Plads", "Nr", "Nr.");
        int[] candidates = rank >= 0
            ? [rank]
            : [.. Enumerable.Range(0, captions.Count).Where(column => column != area.Column && column != period.Column && column != count)];
        return new LongShape
        {
            Captions = captions,
            Area = area.Column,
            FixedArea = area.Fixed,
            Period = period.Column,
            FixedPeriod = period.Fixed,
            Measures = MeasureChoice.Columns(request, captions, candidates, heading.Line),
            Dimensions = [],
        };
    }

    static bool IsArea(string caption) => caption.ToUpperInvariant() is "KOMMUNE" or "OMRÅDE" or "KOMMUNENAVN";

    static decimal? SaidParticipants(ImportRequest request)
    {
        if (request["participants"] is not { } text)
        {
            return null;
        }

        return NumberText.Read(text, NumberCulture.Invariant, out var number) == NumberFault.None && IsCount(number)
            ? number
            : throw new ImportFault(ImportRules.Parameter, "Antallet af deltagere er et helt tal.")
            {
                Column = "participants",
                RawValue = text,
            };
    }

    // People write an ordinal as "3."
    static Cell WithoutDot(Cell cell) => cell.Text.Length > 1 && cell.Text.EndsWith('.') && char.IsAsciiDigit(cell.Text[^2])
        ? cell with { Text = cell.Text[..^1] }
        : cell;

    static ImportRow Finish(ImportRow row, string text, (string Name, Cell Cell)? count, decimal? said, RowFaults faults)
    {
        var participants = count is { Cell.IsEmpty: false } given ? Count(given.Name, given.Cell, faults) : said;
        if (row.Value is { } rank && !IsCount(rank))
        {
            faults.Add(row.Column, text, ImportRules.ValueRange, "En placering er et helt tal fra 1.");
        }
        else if (row.Value > participants)
        {
            faults.Add(row.Column, text, ImportRules.ValueContradiction, $"Der er kun {Shown(participants!.Value)} deltagere.");
        }

        return count is null && said is null ? row : row with { Denominator = participants, Given = row.Given | ObservationFields.Denominator };
    }

    static decimal? Count(string name, Cell cell, RowFaults faults)
    {
        var fault = cell.Number is { } given ? NumberText.Check(given) : NumberText.Read(cell.Text, NumberCulture.Danish, out given);
        if (fault == NumberFault.None && IsCount(given))
        {
            return given;
        }

        faults.Add(name, cell.Text, ImportRules.ValueRange, "Antallet af deltagere er et helt tal fra 1.");
        return null;
    }

    static bool IsCount(decimal number) => number >= 1 && decimal.IsInteger(number);

    static string Shown(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
