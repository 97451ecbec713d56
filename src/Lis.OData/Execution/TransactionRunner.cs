using System.Data.Common;
using Lis.OData.Execution.Postgres;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.OData.Execution;

/// <summary>Runs statements inside a transaction that the host began.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="timeout">The longest wait for one statement.</param>
sealed class TransactionRunner(DbTransaction transaction, TimeSpan timeout)
{
    static readonly ReadInputs NoInputs = new(
        new BoundRequest(new BoundPath([]), QueryOptions.None, new LiteralTable()), Caller.Unrestricted, default, PageSize.One);

    /// <summary>The rows of a query, each value as the driver gives it (NULL is null).</summary>
    public async Task<List<object?[]>> RowsAsync(Statement statement, ReadInputs? inputs, CancellationToken cancellationToken)
    {
        await using var command = Command(statement, inputs ?? NoInputs);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Runs a change; gives the number of rows that it met.</summary>
    public async Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        await using var command = Command(statement, NoInputs);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    DbCommand Command(Statement statement, ReadInputs inputs)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement.Text;
        command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(timeout.TotalSeconds));
        var isPostgres = command is NpgsqlCommand;
        var values = ParameterValues.Of(statement, inputs, default, (spec, list) => isPostgres ? PostgresParameters.ArrayOf(spec.Store, list) : StoreValue.JsonOf(list));
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(isPostgres
                ? PostgresParameters.Parameter(statement.Parameters[i], values[i])
                : new SqliteParameter(FormattableString.Invariant($"?{i + 1}"), values[i] ?? DBNull.Value));
        }

        return command;
    }
}
