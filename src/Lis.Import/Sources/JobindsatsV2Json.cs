using Lis.Import.Formats;

namespace Lis.Import.Sources;

/// <summary>
/// Stored answers of version 2 of the Jobindsats API, which is closed: a list with one object, <c>Variables</c> and <c>Data</c>, columns
/// matched by their place.
/// </summary>
static class JobindsatsV2Json
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "jobindsats-v2-json",
        Description = "Jobindsats.dk, gemte svar fra API version 2 som JSON (Variables og Data).",
        Parameters = JobindsatsTable.Parameters,
        Read = request => JobindsatsTable.Read(request, JsonMatrix.Read(request.File, "Variables", "Data", request.Limits)),
    };
}
