using System.Data.Common;
using Npgsql;

namespace Lis.Storage.Connections;

/// <summary>
/// For which municipality a transaction works. PostgreSQL's row-level security reads it from the setting lis.municipality, which ends with
/// the transaction; on SQLite the plans and rules alone keep municipalities apart.
/// </summary>
public static class RowScope
{
    /// <summary>All municipalities: jobs, migrations, and callers whose municipality is <c>*</c>.</summary>
    public const string All = "*";

    /// <summary>No municipality: shared rows only.</summary>
    public const string SharedOnly = "-";

    /// <summary>Binds the transaction to a municipality's code, <see cref="All"/> or <see cref="SharedOnly"/>.</summary>
    public static async Task ApplyAsync(DbTransaction transaction, string municipality, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentException.ThrowIfNullOrEmpty(municipality);
        if (transaction is not NpgsqlTransaction { Connection: { } connection } postgres)
        {
            return;
        }

        await using var command = new NpgsqlCommand("SELECT set_config('lis.municipality', $1, true)", connection, postgres)
        {
            Parameters = { new() { Value = municipality } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
