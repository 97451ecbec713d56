using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Sql;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>Puts statements together that go to the server in one message.</summary>
static class PostgresBatch
{
    static readonly ConcurrentDictionary<(int Count, bool IsGeneral), SettingsText> Texts = [];

    const string GenericPlan = SettingsText.GenericPlan;

    const string OwnPlan = "set_config('plan_cache_mode', 'auto', true)";

    /// <summary>Opens the transaction of a read that sends more than one message; statements of one message are one without it.</summary>
    public static void AddBegin(this NpgsqlBatch batch) => batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));

    /// <summary>
    /// Sets what holds until the end of the transaction; as part of the message it costs no round trip, and no statement can come before it.
    /// </summary>
    /// <param name="batch">The message.</param>
    /// <param name="settings">Settings by name.</param>
    /// <param name="isGeneral">
    /// Whether the way to the rows is the same whatever the values are: then it is planned once, since planning anew (over all partitions) takes
    /// longer than going it.
    /// </param>
    /// <param name="first">
    /// A query of two columns to be answered along the way, which saves a statement of its own; null = none. Nothing is set later for it: it
    /// asks what all may know.
    /// </param>
    /// <returns>Whether there was something to set or to ask; then its result comes first, that of the query in front.</returns>
    public static bool AddSettings(
        this NpgsqlBatch batch, ImmutableArray<KeyValuePair<string, string>> settings, bool isGeneral, string? first = null)
    {
        if (settings.IsEmpty && !isGeneral && first is null)
        {
            return false;
        }

        var command = new NpgsqlBatchCommand(Texts.GetOrAdd((settings.Length, isGeneral), static key => new SettingsText(key.Count, key.IsGeneral)).With(first));
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

    /// <summary>Chooses for the rest of the transaction how statements are planned; the first result is that of this.</summary>
    public static void BeginWithPlanning(this NpgsqlBatch batch, bool isGeneral) =>
        batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(isGeneral ? $"SELECT {GenericPlan}" : $"SELECT {OwnPlan}"));

    /// <summary>
    /// Whether no value of the request chooses among the rows: what is left, such as the caller, the parents, how many rows or from which on,
    /// makes no other way to them the better one.
    /// </summary>
    public static bool IsGeneral(this Statement statement) => statement.Parameters.All(parameter =>
        parameter.Origin is not (ParameterOrigin.Slot or ParameterOrigin.SlotList));

    /// <summary>Ends the transaction.</summary>
    public static void AddCommit(this NpgsqlBatch batch) => batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));

    /// <summary>Which store type a parent's value has, as the child statement's parameter says.</summary>
    public static StoreType StoreOfParentKey(this Statement statement, int index, StoreType otherwise) =>
        statement.Parameters.FirstOrDefault(spec => spec.Origin == ParameterOrigin.ParentKey && spec.Index == index)?.Store ?? otherwise;
}
