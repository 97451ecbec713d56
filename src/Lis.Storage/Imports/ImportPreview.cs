using System.Data.Common;
using System.Globalization;
using Lis.Storage.Commits;
using Lis.Storage.Observations;

namespace Lis.Storage.Imports;

/// <summary>What storing the staged rows of a run would do: as counts, and as the rows that people see before they approve.</summary>
internal static class ImportPreview
{
    /// <summary>Counts what would be new, changed and unchanged.</summary>
    public static async Task<ObservationCounts> CountAsync(WriteTransaction write, int run, CancellationToken cancellation)
    {
        await using var command = write.Connection.Command(ObservationSql.CountChanges, write.Transaction);
        command.CommandTimeout = 0;
        command.Add("batch", (long)run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new int[3];
        while (await reader.ReadAsync(cancellation))
        {
            counts[reader.GetInt32(0)] = Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture);
        }

        return new(counts[0], counts[1], counts[2], 0);
    }

    /// <summary>Shows the rows in the set StagedRows. The value that is stored now is shown as readers without special rights meet it.</summary>
    public static Task ShowAsync(WriteTransaction write, int run, string? municipality, CancellationToken cancellation) =>
        ExecuteAsync(write, ObservationSql.ShowStaged, run, municipality, cancellation);

    /// <summary>Takes them away again, and says so to those who follow the set.</summary>
    public static async Task HideAsync(WriteTransaction write, int run, string? municipality, CancellationToken cancellation)
    {
        await ExecuteAsync(
            write,
            """
            INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "At")
            SELECT @change, 'StagedRows', 'ImportRunId=' || "ImportRunId" || ',Line=' || "Line", "MunicipalityCode", @at
            FROM "StagedRows" WHERE "ImportRunId" = @batch
            """,
            run,
            municipality,
            cancellation);
        await ExecuteAsync(write, "DELETE FROM \"StagedRows\" WHERE \"ImportRunId\" = @batch", run, municipality, cancellation);
    }

    private static async Task ExecuteAsync(WriteTransaction write, string sql, int run, string? municipality, CancellationToken cancellation)
    {
        await using DbCommand command = write.Connection.Command(sql, write.Transaction);
        command.CommandTimeout = 0;
        command.Add("batch", (long)run);
        if (sql.Contains("@change", StringComparison.Ordinal))
        {
            command.Add("change", write.Stamp.ChangeNo);
        }

        if (sql.Contains("@at", StringComparison.Ordinal))
        {
            command.Add("at", write.Connection.Instant(write.Stamp.At));
        }

        if (sql.Contains("@municipality", StringComparison.Ordinal))
        {
            command.Add("municipality", municipality);
        }

        if (await command.ExecuteNonQueryAsync(cancellation) > 0)
        {
            write.Touch("StagedRows", municipality);
        }
    }
}
