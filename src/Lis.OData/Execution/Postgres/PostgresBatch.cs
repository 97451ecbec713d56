using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Sql;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>Puts statements together that go to the server in one message.</summary>
static class PostgresBatch
{
    /// <summary>
    /// Opens a transaction that can only read, of one state of the data, and sets its settings; as part of the batch it costs no extra
    /// round trip, and no statement can come before it.
    /// </summary>
    public static void AddBegin(this NpgsqlBatch batch, ImmutableArray<KeyValuePair<string, string>> settings)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        if (settings.IsEmpty)
        {
            return;
        }

        var calls = settings.Select((_, index) => FormattableString.Invariant($"set_config(${index * 2 + 1}, ${index * 2 + 2}, true)"));
        var command = new NpgsqlBatchCommand($"SELECT {string.Join(", ", calls)}");
        foreach (var (name, value) in settings)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Adds a statement with its values.</summary>
    public static void Add(this NpgsqlBatch batch, Statement statement, ReadInputs inputs, StatementScope scope) =>
        batch.BatchCommands.Add(PostgresParameters.Command(
            statement, ParameterValues.Of(statement, inputs, scope, static (spec, values) => PostgresParameters.ArrayOf(spec.Store, values))));

    /// <summary>Ends the transaction.</summary>
    public static void AddCommit(this NpgsqlBatch batch) => batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));

    /// <summary>Which store type a parent's value has, as the child statement's parameter says.</summary>
    public static StoreType StoreOfParentKey(this Statement statement, int index, StoreType otherwise) =>
        statement.Parameters.FirstOrDefault(spec => spec.Origin == ParameterOrigin.ParentKey && spec.Index == index)?.Store ?? otherwise;
}
