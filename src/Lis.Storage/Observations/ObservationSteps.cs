using System.Data.Common;
using Lis.Storage.Commits;
using Microsoft.Data.Sqlite;

namespace Lis.Storage.Observations;

/// <summary>Runs the statements of <see cref="ObservationSql"/> for one batch, and only those that can find something to do.</summary>
internal sealed class ObservationSteps(WriteTransaction transaction, long batch, int? run)
{
    private readonly ObservationSql _sql = transaction.Connection is SqliteConnection ? ObservationSql.Sqlite : ObservationSql.Postgres;

    /// <summary>What was done; the Ids only when they were asked for.</summary>
    public sealed record Done(int Inserted, int Updated, IReadOnlySet<long> InsertedIds, IReadOnlySet<long> UpdatedIds);

    public async Task<Done> RunAsync(int rows, bool deletes, bool listsIds, CancellationToken cancellation)
    {
        var (inserted, updated) = (new HashSet<long>(), new HashSet<long>());
        if (await ExecuteAsync(ObservationSql.AddBreakdowns, null, cancellation) > 0)
        {
            transaction.Touch("Breakdowns", null);
        }

        var deleted = deletes ? await DeleteAsync(cancellation) : 0;

        // New rows first: when all are new, as in a first import, there is nothing to compare.
        var added = await ExecuteAsync(ObservationSql.Reopen(run), listsIds ? inserted : null, cancellation);
        added += await AddAsync(listsIds ? inserted : null, cancellation);
        var changed = added == rows ? 0 : await ChangeAsync(listsIds ? updated : null, cancellation);
        if (added + changed + deleted > 0)
        {
            await TouchAsync(cancellation);
        }

        return new(added, changed, inserted, updated);
    }

    /// <summary>The rows of the batch that exist now.</summary>
    public async Task<Dictionary<long, (long Id, int Revision)>> ExistingAsync(CancellationToken cancellation)
    {
        await using var command = Command(ObservationSql.Existing);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<long, (long, int)>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetInt64(0), (reader.GetInt64(1), reader.GetInt32(2)));
        }

        return found;
    }

    private async Task<int> DeleteAsync(CancellationToken cancellation)
    {
        await ExecuteAsync(ObservationSql.CloseDeleted, null, cancellation);
        return await ExecuteAsync(ObservationSql.Delete, null, cancellation);
    }

    // The numbers are taken after the rows have them: nobody else can come between, since this transaction holds the writers' lock.
    private async Task<int> AddAsync(HashSet<long>? ids, CancellationToken cancellation)
    {
        var last = (long)(await transaction.Connection.ScalarAsync(
            "SELECT \"ObservationNo\" FROM \"ChangeCounter\"", transaction.Transaction, cancellation))!;
        var added = await ExecuteAsync(_sql.Add(run, last + 1), ids, cancellation);
        if (added > 0)
        {
            await transaction.TakeObservationNumbersAsync(added, cancellation);
        }

        return added;
    }

    private async Task<int> ChangeAsync(HashSet<long>? ids, CancellationToken cancellation)
    {
        await ExecuteAsync(ObservationSql.CloseChanged, null, cancellation);
        return await ExecuteAsync(ObservationSql.OpenChanged(run), ids, cancellation);
    }

    private async Task TouchAsync(CancellationToken cancellation)
    {
        await using var command = Command(ObservationSql.Touched);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var owner = await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetString(2);
            transaction.Touch("Observations", owner);
            transaction.Touch("ObservationRevisions", owner);
            transaction.TouchObservations(reader.GetString(0), reader.GetString(1));
        }
    }

    private async Task<int> ExecuteAsync(string sql, HashSet<long>? ids, CancellationToken cancellation)
    {
        await using var command = Command(ids is null ? sql : sql + " RETURNING \"Id\"");
        if (ids is null)
        {
            return await command.ExecuteNonQueryAsync(cancellation);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var count = 0;
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetInt64(0));
            count++;
        }

        return count;
    }

    private DbCommand Command(string sql)
    {
        var command = transaction.Connection.Command(sql, transaction.Transaction);
        command.CommandTimeout = 0;
        foreach (var (name, value) in new (string, object)[]
        {
            ("batch", batch), ("change", transaction.Stamp.ChangeNo), ("at", transaction.Connection.Instant(transaction.Stamp.At)),
        })
        {
            if (sql.Contains("@" + name, StringComparison.Ordinal))
            {
                command.Add(name, value);
            }
        }

        return command;
    }
}
