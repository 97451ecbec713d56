using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>
/// CSV of the Statbank: UTF-8 with byte order mark, semicolons, variable codes as captions, the figure in <c>INDHOLD</c>.
/// </summary>
static class DstCsv
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "dst-csv",
        Description = "Danmarks Statistiks Statistikbank, formatet CSV: variabelkoder i overskriften, tid i TID og tallet i INDHOLD.",
        Parameters =
        [
            ParameterTexts.Indicator, ParameterTexts.Area, DstTable.Part, ParameterTexts.Year, DstTable.Language, ParameterTexts.Totals,
            ParameterTexts.Sheet,
        ],
        Read = DstTable.Read,
    };
}
