using Lis.Domain;
using Lis.Domain.Rules;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>Reads the lines of a lis-long file.</summary>
sealed class LisLongReader
{
    static readonly (string Column, ObservationFields Field)[] Fields =
    [
        ("Value", ObservationFields.Value),
        ("Numerator", ObservationFields.Numerator),
        ("Denominator", ObservationFields.Denominator),
        ("LowerBound", ObservationFields.LowerBound),
        ("UpperBound", ObservationFields.UpperBound),
        ("Status", ObservationFields.ValueStatus),
        ("RawText", ObservationFields.RawText),
        ("Note", ObservationFields.Note),
        ("Reference", ObservationFields.Reference),
        ("IsBreak", ObservationFields.IsBreak),
    ];

    static readonly (string, IReadOnlyList<BreakdownMember>) Total = (Breakdown.TotalKey, []);

    static readonly Dictionary<string, ObservationValueStatus> Statuses =
        Enum.GetValues<ObservationValueStatus>().ToDictionary(status => status.ToString(), StringComparer.OrdinalIgnoreCase);

    readonly LisLongColumns columns;
    readonly RowFaults faults = new();
    readonly CodeReading codes;
    readonly ObservationFields given;
    readonly Dictionary<string, (string Key, IReadOnlyList<BreakdownMember> Members)> breakdowns = new(StringComparer.Ordinal);
    TableRow line = new(0, []);
    long row;

    public LisLongReader(LisLongColumns columns, ImportRequest request)
    {
        this.columns = columns;
        codes = new CodeReading(request, faults);
        given = Fields.Where(field => columns.Has(field.Column)).Aggregate(ObservationFields.None, (all, field) => all | field.Field);
    }

    /// <summary>The row, or every fault, of a line; nothing for a line of empty fields.</summary>
    public IReadOnlyList<ImportItem> Read(TableRow next)
    {
        if (next.IsBlank && !next.HasBadQuotes)
        {
            return [];
        }

        line = next;
        faults.Begin(++row, line.Line);
        if (!HasGoodForm())
        {
            return faults.All;
        }

        var item = ReadRow();
        return faults.Any ? faults.All : [item!];
    }

    bool HasGoodForm()
    {
        if (line.HasBadQuotes)
        {
            var reach = line.LastLine > line.Line ? $" Feltet løber til linje {line.LastLine}." : "";
            faults.Add(null, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted." + reach);
        }
        else if (line.Cells.Length != columns.Count)
        {
            faults.Add(null, null, ImportRules.RowWidth, $"Linjen har {line.Cells.Length} felter; overskriften har {columns.Count}.");
        }

        return !faults.Any;
    }

    ImportRow? ReadRow()
    {
        var indicator = codes.Indicator("IndicatorCode", Code("IndicatorCode"));
        var area = codes.AreaCode("AreaCode", Code("AreaCode"));
        var period = codes.PeriodCode("Period", Code("Period"));
        var (key, members) = ReadBreakdown();
        var value = Number("Value");
        var row = new ImportRow
        {
            Row = this.row,
            Line = line.Line,
            IndicatorCode = indicator ?? "",
            AreaCode = area ?? "",
            Period = period!,
            BreakdownKey = key,
            Breakdown = members,
            Given = given,
            Value = value,
            Numerator = Number("Numerator"),
            Denominator = Number("Denominator"),
            LowerBound = Number("LowerBound"),
            UpperBound = Number("UpperBound"),
            ValueStatus = Status(value),
            RawText = Text("RawText"),
            Note = Text("Note"),
            Reference = Text("Reference"),
            IsBreak = Flag("IsBreak"),
        };
        if (row.LowerBound > row.UpperBound)
        {
            faults.Add("LowerBound", Code("LowerBound"), ImportRules.ValueContradiction, "LowerBound er større end UpperBound.");
        }

        return faults.Any ? null : row;
    }

    string Code(string column) => line[columns[column]].Text.Trim();

    decimal? Number(string column)
    {
        var text = Code(column);
        if (text.Length == 0)
        {
            return null;
        }

        switch (NumberText.Read(text, NumberCulture.Invariant, out var number))
        {
            case NumberFault.None:
                return number;
            case NumberFault.Digits:
                faults.Add(column, text, ImportRules.ValueDigits, "Tallet har flere end 12 cifre før eller 6 efter punktummet.");
                return null;
            default:
                faults.Add(column, text, ImportRules.ValueNotNumber,
                    "Teksten er ikke et tal med decimalpunktum og uden tusindtalsskiller.");
                return null;
        }
    }

    ObservationValueStatus Status(decimal? value)
    {
        var implied = value is null ? ObservationValueStatus.Missing : ObservationValueStatus.Final;
        var text = Code("Status");
        if (text.Length == 0)
        {
            return implied;
        }

        if (!Statuses.TryGetValue(text, out var status))
        {
            faults.Add("Status", text, ImportRules.StatusUnknown, "Status er en af " + string.Join(", ", Statuses.Keys) + ".");
            return implied;
        }

        var isUnreadable = value is null && Code("Value").Length > 0;
        if (status.HasValue() != value.HasValue && !isUnreadable)
        {
            faults.Add("Status", text, ImportRules.StatusContradiction,
                value is null
                    ? $"Der er ingen værdi, men status {status} siger, at der er en."
                    : $"Status {status} siger, at der ingen værdi er.");
        }

        return status;
    }

    (string Key, IReadOnlyList<BreakdownMember> Members) ReadBreakdown()
    {
        var text = Code("Breakdown");
        if (text.Length == 0 || text == Breakdown.TotalKey)
        {
            return Total;
        }

        if (breakdowns.TryGetValue(text, out var known))
        {
            return known;
        }

        if (!BreakdownKey.TryParse(text, out var members))
        {
            faults.Add("Breakdown", text, ImportRules.BreakdownInvalid,
                "Opdelingen skrives dimension=medlem, flere adskilt af semikolon; eller total.");
            return Total;
        }

        return breakdowns[text] = (BreakdownKey.Of(members), members);
    }

    string? Text(string column)
    {
        var text = line[columns[column]].Text;
        return text.Length > 0 && faults.IsWhole(column, text) ? text : null;
    }

    bool Flag(string column)
    {
        switch (Code(column).ToLowerInvariant())
        {
            case "true" or "1":
                return true;
            case "" or "false" or "0":
                return false;
            default:
                faults.Add(column, Code(column), ImportRules.FlagInvalid, "Skriv true eller false.");
                return false;
        }
    }
}
