using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>
/// The Statbank's streaming format: as its CSV, without byte order mark, and with combinations left out. A combination that is left out
/// has the value that the table names for it, normally zero.
/// </summary>
static class DstBulk
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "dst-bulk",
        Description = "Danmarks Statistiks Statistikbank, formatet BULK: som dst-csv, men kombinationer, der ikke står i filen, er 0, "
            + "medmindre absent siger andet.",
        Parameters =
        [
            ParameterTexts.Indicator, ParameterTexts.Area, DstTable.Part, ParameterTexts.Year, DstTable.Language, ParameterTexts.Totals,
            ParameterTexts.Absent,
        ],
        Read = request => AbsentRows.Fill(request, AbsentPolicy.Of(request, byDefault: "0"), DstTable.Read),
    };
}
