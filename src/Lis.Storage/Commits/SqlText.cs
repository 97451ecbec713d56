using System.Data.Common;
using Lis.Storage.Configuration;
using Microsoft.Data.Sqlite;

namespace Lis.Storage.Commits;

/// <summary>The few lines of ADO.NET that the plain SQL of this project needs.</summary>
internal static class SqlText
{
    // A step of the schema may have to rewrite a large table, and a process that starts waits for another's step.
    private const int StepTimeoutSeconds = 3600;

    public static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    public static async Task ExecuteAsync(this DbConnection connection, string sql, DbTransaction? transaction, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, transaction);
        command.CommandTimeout = StepTimeoutSeconds;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<object?> ScalarAsync(
        this DbConnection connection, string sql, DbTransaction? transaction, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, transaction);
        return await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>An instant as a parameter of the connection's database.</summary>
    public static object Instant(this DbConnection connection, DateTimeOffset instant) =>
        connection is SqliteConnection ? SqliteTypes.Microseconds(instant) : instant.ToUniversalTime();
}
