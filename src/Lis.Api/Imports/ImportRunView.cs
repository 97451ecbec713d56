using System.Text.Json;
using System.Text.Json.Serialization;
using Lis.Domain;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Api.Imports;

/// <summary>A run as <c>/api/v1/imports</c> answers it: the properties of the entity ImportRun.</summary>
public sealed record ImportRunView(
    int Id,
    string? SourceCode,
    string? Profile,
    string? FileName,
    string? FileSha256,
    ImportRunState State,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? PublishAt,
    int? RowsRead,
    int? RowsInserted,
    int? RowsUpdated,
    int? RowsUnchanged,
    int? RowsRejected,
    string? Message,
    string? MunicipalityCode)
{
    /// <summary>How a run is written: names as in the model, states by name.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Whether nothing happens any more without a person or the clock.</summary>
    [JsonIgnore]
    public bool IsAtRest => State is not (ImportRunState.Queued or ImportRunState.Running);

    public static async Task<ImportRunView> ReadAsync(LisDatabase database, int id, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        return await read.Context.ImportRuns.Where(run => run.Id == id)
            .Select(run => new ImportRunView(
                run.Id,
                run.SourceCode,
                run.Profile,
                run.FileName,
                run.FileSha256,
                run.State,
                run.StartedAt,
                run.FinishedAt,
                run.PublishAt,
                run.RowsRead,
                run.RowsInserted,
                run.RowsUpdated,
                run.RowsUnchanged,
                run.RowsRejected,
                run.Message,
                run.MunicipalityCode))
            .SingleAsync(cancellation);
    }
}
