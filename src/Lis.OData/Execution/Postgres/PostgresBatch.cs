using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Sql;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>Puts statements together that go to the server in one message.</summary>
static class PostgresBatch
{
    static readonly ConcurrentDictionary<(int Count, bool IsByKey), string> Texts = [];

    const string GenericPlan = "set_config('plan_cache_mode', 'force_generic_plan', true)";

    /// <summary>Opens the transaction of a read that sends more than one message; statements of one message are one without it.</summary>
    public static void AddBegin(this NpgsqlBatch batch) => batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));

    /// <summary>
    /// Sets what holds until the end of the transaction; as part of the message it costs no round trip, and no statement can come before it.
    /// </summary>
    /// <param name="batch">The message.</param>
    /// <param name="settings">Settings by name.</param>
    /// <param name="isByKey">
    /// Whether at most one row is read, by its key: the way to it is the same whatever the key is, and planning it anew for each (over all
    /// partitions) takes ten times as long as going it.
    /// </param>
    /// <returns>Whether there was something to set; then its result comes first.</returns>
    public static bool AddSettings(this NpgsqlBatch batch, ImmutableArray<KeyValuePair<string, string>> settings, bool isByKey)
    {
        if (settings.IsEmpty && !isByKey)
        {
            return false;
        }

        var command = new NpgsqlBatchCommand(Texts.GetOrAdd((settings.Length, isByKey), static key => TextOf(key.Count, key.IsByKey)));
        foreach (var (name, value) in settings)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }

        batch.BatchCommands.Add(command);
        return true;
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

    static string TextOf(int count, bool isByKey)
    {
        var calls = Enumerable.Range(0, count).Select(index => FormattableString.Invariant($"set_config(${index * 2 + 1}, ${index * 2 + 2}, true)"));
        return $"SELECT {string.Join(", ", isByKey ? calls.Append(GenericPlan) : calls)}";
    }
}
