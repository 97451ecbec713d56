using System.Globalization;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.OData.Sql.Sqlite;
using Lis.Tests.Planning;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Sql;

/// <summary>Answers requests from a database in memory that holds <see cref="SampleRows"/>: parses, plans, emits, runs.</summary>
sealed class SqliteAnswers : IDisposable
{
    static readonly DateTimeOffset Now = new(2018, 6, 8, 12, 0, 0, TimeSpan.Zero);
    static readonly PlanModel Model = new(DatabaseDialect.Sqlite);
    static readonly RequestParser Parser = new(Model.Service, new ParserLimits());

    readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteAnswers()
    {
        connection.Open();
        SqliteFunctions.Register(connection);
        foreach (var table in SampleRows.All.GroupBy(row => row.Table, row => row.Values))
        {
            var columns = Model.Columns(table.Key);
            Run($"CREATE TABLE \"{table.Key}\" ({string.Join(", ", columns.Select(column => $"\"{column.Key}\""))})", []);
            foreach (var row in table)
            {
                var places = string.Join(", ", row.Select((_, index) => FormattableString.Invariant($"?{index + 1}")));
                var values = row.Select(pair => columns[pair.Column] is { } kept ? StoreValue.Of(pair.Value, kept) : pair.Value);
                Run($"INSERT INTO \"{table.Key}\" ({string.Join(", ", row.Select(pair => $"\"{pair.Column}\""))}) VALUES ({places})", [.. values]);
            }
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>The rows of the main statement, columns of the payload only, as text.</summary>
    public IReadOnlyList<string> Ask(string url, PageStart? start = null, IReadOnlyList<object>? last = null, int rows = 100)
    {
        var parts = url.Split('?', 2);
        var request = Parser.Parse(parts[0], parts.ElementAtOrDefault(1) ?? "");
        var plan = new Planner(Model.Service, DatabaseDialect.Sqlite, new OpenAccess(), Parser.ParseExpression).Plan(request, Caller.Unrestricted, start);
        var statement = SqlEmitter.Emit(plan.Statement.Query, DatabaseDialect.Sqlite);
        using var reader = Command(statement.Text, [.. statement.Parameters.Select(Value)]).ExecuteReader();
        var answer = new List<string>();
        while (reader.Read())
        {
            answer.Add(string.Join(' ', plan.Statement.Shape.Items.OfType<ColumnItem>().Select(item => Text(reader, item))));
        }

        return answer;

        object Value(ParameterSpec parameter) => parameter.Origin switch
        {
            ParameterOrigin.Slot => StoreValue.Of(request.Literals[parameter.Index], parameter),
            ParameterOrigin.SlotList => StoreValue.JsonOf(StoreValue.OfList(request.Literals.List(parameter.Index), parameter)),
            ParameterOrigin.Constant => StoreValue.Of(parameter.Value!, parameter),
            ParameterOrigin.Now => StoreValue.Of(Now, parameter),
            ParameterOrigin.PageKey => last![parameter.Index],
            _ => rows,
        };
    }

    void Run(string text, object[] values)
    {
        using var command = Command(text, values);
        command.ExecuteNonQuery();
    }

    SqliteCommand Command(string text, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"?{i + 1}"), values[i]);
        }

        return command;
    }

    static string Text(SqliteDataReader reader, ColumnItem item)
    {
        var ordinal = item.Column.Ordinal;
        if (reader.IsDBNull(ordinal))
        {
            return "null";
        }

        return item.Column.Store switch
        {
            StoreType.Boolean => reader.GetBoolean(ordinal) ? "true" : "false",
            StoreType.ScaledInteger => $"{reader.GetInt64(ordinal)}e-{item.Column.Scale}",
            StoreType.Float => reader.GetDouble(ordinal).ToString("R", CultureInfo.InvariantCulture),
            StoreType.Integer or StoreType.UnixMicroseconds or StoreType.Microseconds => reader.GetInt64(ordinal).ToString(CultureInfo.InvariantCulture),
            _ => reader.GetString(ordinal),
        };
    }
}
