using System.Globalization;
using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;

namespace Lis.Storage.Imports;

/// <summary>What a process asks again and again; in plain SQL, so that an idle service does next to nothing and wakes EF for work alone.</summary>
public sealed class ImportWatch(LisDatabase database)
{
    private const string Due =
        """
        SELECT EXISTS (SELECT 1 FROM "ImportRuns"
        WHERE "State" = @queued OR "State" = @running OR ("State" = @scheduled AND "PublishAt" <= @now))
        """;

    private const string Left =
        """
        SELECT "Id" FROM "ImportRuns" WHERE "State" IN (@succeeded, @failed, @rejected, @dryRun)
        AND EXISTS (SELECT 1 FROM "StagedObservations" WHERE "Batch" = "ImportRuns"."Id")
        """;

    /// <summary>Whether a run waits or was begun, or the hour of one to be published has come.</summary>
    public async Task<bool> IsAnythingDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        await using var command = read.Connection.Command(Due, read.Transaction);
        command.Add("queued", (int)ImportRunState.Queued);
        command.Add("running", (int)ImportRunState.Running);
        command.Add("scheduled", (int)ImportRunState.Scheduled);
        command.Add("now", read.Connection.Instant(now));
        return Convert.ToBoolean(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs that ended and still have staged rows, since their process was cut off.</summary>
    public async Task<IReadOnlyList<int>> LeftBehindAsync(CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        await using var command = read.Connection.Command(Left, read.Transaction);
        command.Add("succeeded", (int)ImportRunState.Succeeded);
        command.Add("failed", (int)ImportRunState.Failed);
        command.Add("rejected", (int)ImportRunState.Rejected);
        command.Add("dryRun", (int)ImportRunState.DryRun);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<int> runs = [];
        while (await reader.ReadAsync(cancellation))
        {
            runs.Add(reader.GetInt32(0));
        }

        return runs;
    }
}
