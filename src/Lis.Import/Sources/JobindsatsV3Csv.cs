using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>
/// Answers of version 3 of the Jobindsats API as CSV: UTF-8 with byte order mark, semicolons, first column <c>Periode</c>.
/// </summary>
static class JobindsatsV3Csv
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "jobindsats-v3-csv",
        Description = "Jobindsats.dk, svar fra API version 3 som CSV, eller den samme tabel gemt fra regneark.",
        Parameters = [.. JobindsatsTable.Parameters, ParameterTexts.Sheet],
        Read = request => JobindsatsTable.Read(request, TableFile.Open(request)),
    };
}
