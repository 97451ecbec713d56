using System.Data.Common;
using Lis.Storage.Commits;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.Storage.Observations;

/// <summary>Puts changes into the staging table, by COPY on PostgreSQL and by one prepared statement on SQLite; holds none of them.</summary>
public static class ObservationStaging
{
    internal static readonly string[] Columns =
    [
        "Batch", "Row", "Line", "IndicatorCode", "AreaCode", "Period", "PeriodKind", "PeriodStart", "PeriodEnd", "BreakdownKey", "IsDeletion",
        "Given", "Value", "Numerator", "Denominator", "LowerBound", "UpperBound", "ValueStatus", "RawText", "Note", "Reference", "IsBreak",
    ];

    /// <summary>Stages the changes under their numbers; gives how many there were. Numbers rise.</summary>
    /// <param name="transaction">The transaction that the rows become part of.</param>
    /// <param name="batch">The import run, or a number below zero that nobody else uses.</param>
    /// <param name="changes">Number within the batch and change; read once.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<int> StageAsync(
        DbTransaction transaction, long batch, IEnumerable<(long Row, ObservationChange Change)> changes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(changes);
        var breakdowns = new NewBreakdowns();
        var watched = breakdowns.Watch(changes);
        var count = transaction switch
        {
            SqliteTransaction sqlite => SqliteStaging.Write(sqlite, batch, watched, cancellation),
            NpgsqlTransaction postgres => await PostgresStaging.WriteAsync(postgres, batch, watched, cancellation),
            _ => throw new NotSupportedException("There are two databases."),
        };
        await breakdowns.StageAsync(transaction, batch, cancellation);
        return count;
    }

    /// <summary>Forgets a batch.</summary>
    public static async Task ClearAsync(DbTransaction transaction, long batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var table in new[] { "StagedObservations", "StagedBreakdowns" })
        {
            await using var command = transaction.Connection!.Command($"DELETE FROM \"{table}\" WHERE \"Batch\" = @batch", transaction);
            command.CommandTimeout = 0;
            command.Add("batch", batch);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
