using Microsoft.Data.Sqlite;

namespace Lis.Storage.Connections;

/// <summary>SQLite connections with what the file itself does not keep: foreign keys on, patience, collations and functions.</summary>
internal sealed class SqliteConnections(string connectionString, Action<SqliteConnection> prepare)
{
    // One try of the driver, which repeats it until the command's own timeout; SQLite polls finer than the driver does.
    private const string BusyTimeout = "PRAGMA busy_timeout = 500";

    private readonly string _connectionString = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ConnectionString;

    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            prepare(connection);
            await using var command = connection.CreateCommand();
            command.CommandText = BusyTimeout;
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
