using System.Data.Common;
using Lis.OData.Model;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.ReferenceService.Seed;

/// <summary>A database for the reference model.</summary>
/// <param name="dialect">What it is.</param>
/// <param name="connectionString">Where it is.</param>
/// <param name="ownerConnectionString">As whom its tables are made; null = as whom they are read.</param>
public sealed class ReferenceDatabase(DatabaseDialect dialect, string connectionString, string? ownerConnectionString = null)
{
    public DatabaseDialect Dialect { get; } = dialect;

    public string ConnectionString { get; } = connectionString;

    /// <summary>Makes the tables anew and fills them with the seed.</summary>
    public async Task ResetAsync()
    {
        if (Dialect == DatabaseDialect.Sqlite)
        {
            // Readers go on while somebody writes.
            await using var connection = new SqliteConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL";
            await command.ExecuteNonQueryAsync();
        }

        await RunAsync([.. ReferenceTables.Statements(Dialect), .. new ReferenceRows(Dialect).Statements()]);
    }

    /// <summary>The statements that put the seed in place of all rows there are.</summary>
    public IEnumerable<string> Reseeding() => [.. ReferenceTables.Names.Select(name => $"DELETE FROM {name}"), .. new ReferenceRows(Dialect).Statements()];

    /// <summary>The statements that put the seed's products, with what belongs to them, in place of those there are.</summary>
    public IEnumerable<string> ReseedingProducts() => Reseeding().Where(statement => statement.Split(' ')[2].Contains("product", StringComparison.Ordinal));

    async Task RunAsync(IEnumerable<string> statements)
    {
        var owner = ownerConnectionString ?? ConnectionString;
        await using DbConnection connection = Dialect == DatabaseDialect.Sqlite ? new SqliteConnection(owner) : new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Join(";\n", statements);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
