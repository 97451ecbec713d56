using System.Data.Common;
using System.Globalization;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;

namespace Lis.Storage.Imports;

/// <summary>
/// The rows of a run before they are stored. They are put here in pieces, each in a short transaction of its own, so that no other writer
/// waits for a large file; what a crash leaves behind is cleared when the run is taken on again.
/// </summary>
public sealed class ImportStage(LisDatabase database, int run)
{
    private const int RowsPerPiece = 50_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How many rows to put in at once.</summary>
    public static int Piece(LisDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Provider == DatabaseProvider.Sqlite ? RowsPerPiece / 5 : RowsPerPiece;
    }

    /// <summary>Puts a piece in.</summary>
    public Task AddAsync(IReadOnlyList<(long Row, ObservationChange Change)> piece, CancellationToken cancellation) =>
        InShortTransactionAsync(transaction => ObservationStaging.StageAsync(transaction, run, piece, cancellation), cancellation);

    /// <summary>Forgets all rows, some at a time.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        var (first, last) = await BoundsAsync(cancellation);
        for (var from = first; from <= last; from += RowsPerPiece)
        {
            var upTo = from + RowsPerPiece;
            await InShortTransactionAsync(
                transaction => ExecuteAsync(
                    transaction,
                    "DELETE FROM \"StagedObservations\" WHERE \"Batch\" = @batch AND \"Row\" < @row",
                    upTo,
                    cancellation),
                cancellation);
        }

        await InShortTransactionAsync(transaction => ObservationStaging.ClearAsync(transaction, run, cancellation), cancellation);
    }

    /// <summary>
    /// Takes out every row whose key an earlier row of the file has already, and tells of each: its number, its line, the first row's line,
    /// and the key in words.
    /// </summary>
    public async Task RemoveTwinsAsync(Action<long, int, int, string> tell, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var found = 0;
        await using (var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation))
        {
            if (!await HasTwinsAsync(read, cancellation))
            {
                return;
            }

            await using var command = read.Connection.Command(Twins + InOrder, read.Transaction);
            command.CommandTimeout = 0;
            command.Add("batch", (long)run);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                tell(reader.GetInt64(0), reader.GetInt32(1), Convert.ToInt32(reader.GetValue(2), CultureInfo.InvariantCulture), reader.GetString(3));
                found++;
            }
        }

        if (found > 0)
        {
            await InShortTransactionAsync(
                transaction => ExecuteAsync(
                    transaction,
                    $"DELETE FROM \"StagedObservations\" WHERE \"Batch\" = @batch AND \"Row\" IN (SELECT \"Row\" FROM ({Twins}) AS twins)",
                    null,
                    cancellation),
                cancellation);
        }
    }

    /// <summary>Grouping is much cheaper than naming each twin, and nearly every file has none.</summary>
    private const string AnyTwin =
        """
        SELECT count(*) FROM (SELECT 1 FROM "StagedObservations" WHERE "Batch" = @batch
        GROUP BY "IndicatorCode", "AreaCode", "Period", "BreakdownKey" HAVING count(*) > 1 LIMIT 1) AS twins
        """;

    private const string Twins =
        """
        SELECT "Row", "Line", "First", "IndicatorCode" || ' ' || "AreaCode" || ' ' || "Period" || ' ' || "BreakdownKey" AS "Words" FROM (
            SELECT "Row", "Line", min("Line") OVER key AS "First", row_number() OVER (key ORDER BY "Row") AS "Nth",
            "IndicatorCode", "AreaCode", "Period", "BreakdownKey"
            FROM "StagedObservations" WHERE "Batch" = @batch
            WINDOW key AS (PARTITION BY "IndicatorCode", "AreaCode", "Period", "BreakdownKey")) AS rows
        WHERE "Nth" > 1
        """;

    private const string InOrder = "\nORDER BY \"Row\"";

    private async Task<bool> HasTwinsAsync(ReadTransaction read, CancellationToken cancellation)
    {
        await using var command = read.Connection.Command(AnyTwin, read.Transaction);
        command.CommandTimeout = 0;
        command.Add("batch", (long)run);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0;
    }

    private async Task<(long First, long Last)> BoundsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            "SELECT coalesce(min(\"Row\"), 0), coalesce(max(\"Row\"), -1) FROM \"StagedObservations\" WHERE \"Batch\" = @batch", null);
        command.Add("batch", (long)run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    // On SQLite a file has one writer: these pieces queue with all others, but take no change number, since nothing that is read changes.
    private async Task InShortTransactionAsync(Func<DbTransaction, Task> work, CancellationToken cancellation)
    {
        if (database.Provider == DatabaseProvider.Postgres)
        {
            await using var connection = await database.OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await work(transaction);
            await transaction.CommitAsync(cancellation);
            return;
        }

        await using var turn = await TakeTurnAsync(cancellation);
        await work(turn.Transaction);
        await turn.Transaction.CommitAsync(cancellation);
    }

    private async Task<WriterTurn> TakeTurnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await WriterTurn.TakeAsync(database, cancellation);
            }
            catch (WritersBusyException)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private async Task ExecuteAsync(DbTransaction transaction, string sql, long? row, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.Command(sql, transaction);
        command.CommandTimeout = 0;
        command.Add("batch", (long)run);
        if (row is { } number)
        {
            command.Add("row", number);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
