using Lis.Domain;


namespace Lis.Storage.Commits;

/// <summary>What a write leaves behind besides the rows themselves, in the same transaction: audit entries and tombstones.</summary>
public static class AuditTrail
{
    /// <summary>Adds an audit entry; instant and change number are the transaction's.</summary>
    public static async Task AuditAsync(this WriteTransaction write, AuditEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(entry);
        await using var command = write.Connection.Command(
            """
            INSERT INTO "AuditEntries" ("At", "Actor", "Action", "EntitySet", "EntityKey", "Changes", "MunicipalityCode", "ChangeNo")
            VALUES (@at, @actor, @action, @set, @key, @changes, @municipality, @change)
            """,
            write.Transaction);
        command.Add("at", write.Connection.Instant(write.Stamp.At));
        command.Add("actor", entry.Actor);
        command.Add("action", entry.Action);
        command.Add("set", entry.EntitySet);
        command.Add("key", entry.EntityKey);
        command.Add("changes", entry.Changes);
        command.Add("municipality", entry.MunicipalityCode);
        command.Add("change", write.Stamp.ChangeNo);
        await command.ExecuteNonQueryAsync(cancellation);
        write.Touch("AuditEntries", entry.MunicipalityCode);
    }

    /// <summary>Leaves a tombstone for a deleted row.</summary>
    /// <param name="write">The write.</param>
    /// <param name="entitySet">Its set.</param>
    /// <param name="entityKey">Its key as in a URL, without parentheses.</param>
    /// <param name="municipality">Whose row it was; null = shared.</param>
    /// <param name="isConfidential">Whether it was confidential, so that others must not learn that it was there.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task BuryAsync(
        this WriteTransaction write, string entitySet, string entityKey, string? municipality, bool isConfidential, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        await using var command = write.Connection.Command(
            """
            INSERT INTO "Tombstones" ("ChangeNo", "EntitySet", "EntityKey", "MunicipalityCode", "IsConfidential", "At")
            VALUES (@change, @set, @key, @municipality, @confidential, @at) ON CONFLICT DO NOTHING
            """,
            write.Transaction);
        command.Add("change", write.Stamp.ChangeNo);
        command.Add("set", entitySet);
        command.Add("key", entityKey);
        command.Add("municipality", municipality);
        command.Add("confidential", isConfidential);
        command.Add("at", write.Connection.Instant(write.Stamp.At));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
