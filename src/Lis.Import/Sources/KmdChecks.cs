using System.Globalization;
using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>What KMD's guide demands of a line beyond what every table must obey.</summary>
static class KmdChecks
{
    const int MostDigits = 16;
    const int MostDecimals = 4;

    public static void Check(TableRow line, KmdColumns columns, RowFaults faults)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            if (!line[column].IsEmpty)
            {
                CheckCell(line[column].Text, column, columns, faults);
            }
        }
    }

    static void CheckCell(string text, int column, KmdColumns columns, RowFaults faults)
    {
        var name = columns.NameOf(column);
        if (columns.Is(column, "Metadata"))
        {
            if (text is not ("0" or "1"))
            {
                faults.Add(name, text, ImportRules.ValueRange, "Under Metadata står der 1 ved kolonnernes navne og ellers intet.");
            }
        }
        else if (columns.Is(column, "CPR"))
        {
            faults.Add(name, null, ImportRules.PersonalData, "Personnumre hører ikke hjemme i en ledelsesinformation og bliver ikke læst.");
        }
        else if (!columns.IsUsed(column))
        {
            faults.Add(name, text, ImportRules.ColumnUnknown, "Kolonnen har en værdi, men intet navn.");
        }
        else if (columns.Is(column, "Klokkeslæt") && !IsTime(text))
        {
            faults.Add(name, text, ImportRules.DateInvalid, "Klokkeslæt skrives hh:mm:ss.");
        }
        else if (columns.Is(column, "Dato") && KmdCustomData.DayOf(text) is null && !IsPeriod(column, columns))
        {
            faults.Add(name, text, ImportRules.DateInvalid, "Datoer skrives yyyy-MM-dd eller dd-MM-yyyy.");
        }
        else if (columns.Is(column, "Numerisk"))
        {
            CheckDigits(text, name, faults);
        }
    }

    static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // The date of the period is read, and reported, as the period.
    static bool IsPeriod(int column, KmdColumns columns) => column == columns.PeriodColumn;

    static void CheckDigits(string text, string name, RowFaults faults)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var digits = text.Count(char.IsAsciiDigit);
        if (digits > MostDigits || (comma >= 0 && text.Length - comma - 1 > MostDecimals))
        {
            faults.Add(name, text, ImportRules.ValueDigits, $"Tal har højst {MostDigits} cifre, heraf {MostDecimals} decimaler.");
        }
    }
}
