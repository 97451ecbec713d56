using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>PX files of the Statbank: Windows-1252 whatever the letters look like, variables by name and, since 2022, by code.</summary>
static class DstPx
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "dst-px",
        Description = "Danmarks Statistiks Statistikbank, formatet PX (PC-Axis).",
        Parameters =
        [
            ParameterTexts.Indicator, DstJsonStat.CubeMeasure, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Totals,
        ],
        Read = request => Px.Read(request.File, request.Limits, cube => ReaderOf(cube, request).Read()),
    };

    static CubeReader ReaderOf(Cube cube, ImportRequest request) =>
        new(cube, CubeShape.Bind(request, cube, DstTable.IsAreaVariable), DstJsonStat.Rules(request), request);
}
