using System.Data.Common;

namespace Lis.ReferenceService.Changes;

/// <summary>Statements of the service's own within a transaction; parameters are named <c>@p0</c> and on, which both databases take.</summary>
readonly struct Sql(DbTransaction transaction)
{
    public async Task ExecuteAsync(string text, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(text, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<object?> ScalarAsync(string text, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(text, values);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    DbCommand Command(string text, object[] values)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (index, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"@p{index}");
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
