using Lis.Storage.Connections;

namespace Lis.Storage.Commits;

/// <summary>
/// Forgets deleted rows in time. Before the last one that is forgotten no delta of its set may begin any more (410), which the set's barrier
/// tells in the same commit. Observations have revisions instead, which are kept.
/// </summary>
public static class TombstonePruning
{
    private const string Old = "\"At\" < @oldest";

    /// <summary>Forgets what was deleted longer ago than <paramref name="age"/>; gives how many.</summary>
    public static async Task<int> RunAsync(LisDatabase database, TimeSpan age, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!await IsAnyOldAsync(database, database.Time.GetUtcNow() - age, cancellation))
        {
            return 0;
        }

        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, cancellation);
        var oldest = write.Connection.Instant(write.Stamp.At - age);
        await using var barriers = write.Connection.Command(
            $"""
            INSERT INTO "DeltaBarriers" ("EntitySet", "ChangeNo")
            SELECT "EntitySet", max("ChangeNo") FROM "Tombstones" WHERE {Old} GROUP BY "EntitySet"
            ON CONFLICT ("EntitySet") DO UPDATE SET "ChangeNo" =
                CASE WHEN excluded."ChangeNo" > "DeltaBarriers"."ChangeNo" THEN excluded."ChangeNo" ELSE "DeltaBarriers"."ChangeNo" END
            """,
            write.Transaction);
        barriers.Add("oldest", oldest);
        await barriers.ExecuteNonQueryAsync(cancellation);
        await using var tombstones = write.Connection.Command($"DELETE FROM \"Tombstones\" WHERE {Old}", write.Transaction);
        tombstones.Add("oldest", oldest);
        var gone = await tombstones.ExecuteNonQueryAsync(cancellation);
        await write.CommitAsync(cancellation);
        return gone;
    }

    // Without it every day would begin with an empty commit.
    private static async Task<bool> IsAnyOldAsync(LisDatabase database, DateTimeOffset oldest, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        await using var command = read.Connection.Command($"SELECT count(*) FROM \"Tombstones\" WHERE {Old}", read.Transaction);
        command.Add("oldest", read.Connection.Instant(oldest));
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), null) > 0;
    }
}
