using System.Globalization;
using System.Text.Json;
using Lis.Domain;

namespace Lis.Storage.Imports;

/// <summary>The audit trail of imports: who started, approved or rejected which run, and what it stored.</summary>
internal static class ImportAudit
{
    public static AuditEntry Entry(ImportRun run, string? actor, string action) => new()
    {
        Actor = actor,
        Action = action,
        EntitySet = "ImportRuns",
        EntityKey = run.Id.ToString(CultureInfo.InvariantCulture),
        Changes = JsonSerializer.Serialize(new
        {
            run.SourceCode,
            run.Profile,
            run.FileSha256,
            State = run.State.ToString(),
            run.PublishAt,
            run.RowsInserted,
            run.RowsUpdated,
        }),
        MunicipalityCode = run.MunicipalityCode,
    };
}
