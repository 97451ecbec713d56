using Lis.Import.Formats;

namespace Lis.Import.Sources;

/// <summary>Answers of version 3 of the Jobindsats API in JSON: <c>columns</c> and <c>rows</c>.</summary>
static class JobindsatsV3Json
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "jobindsats-v3-json",
        Description = "Jobindsats.dk, svar fra API version 3 som JSON (columns og rows).",
        Parameters = JobindsatsTable.Parameters,
        Read = request => JobindsatsTable.Read(request, JsonMatrix.Read(request.File, "columns", "rows", request.Limits)),
    };
}
