using System.Globalization;
using Lis.Conformance.Harness;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.Tests.Planning;
using Npgsql;

namespace Lis.Conformance.Dialects;

/// <summary>Answers requests from PostgreSQL over <see cref="Lis.Tests.Sql.SampleRows"/>: parses, plans, emits, runs; no engine around it.</summary>
public sealed class PostgresAnswers : IAsyncDisposable
{
    static readonly DateTimeOffset Now = new(2018, 6, 8, 12, 0, 0, TimeSpan.Zero);
    static readonly PlanModel Model = Unpartitioned();
    static readonly RequestParser Parser = new(Model.Service, new ParserLimits());

    readonly Lazy<Task<(TestDatabase Database, NpgsqlDataSource Source)>> opened = new(OpenAsync);

    public async ValueTask DisposeAsync()
    {
        if (opened.IsValueCreated && opened.Value.IsCompletedSuccessfully)
        {
            var (database, source) = await opened.Value;
            await source.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    /// <summary>The rows of the main statement, columns of the payload only, as text. Every other statement of the plan is run too.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string url, string profile = "")
    {
        var parts = url.Split('?', 2);
        var request = Parser.Parse(parts[0], parts.ElementAtOrDefault(1) ?? "");
        var planner = new Planner(Model.Service, DatabaseDialect.Postgres, new TenantRules(), Parser.ParseExpression);
        var plan = planner.Plan(request, Caller.Unrestricted with { Profile = profile }, null);
        foreach (var further in Further(plan))
        {
            await RunAsync(further, [], request);
        }

        return await RunAsync(plan.Statement.Query, [.. plan.Statement.Shape.Items.OfType<ColumnItem>()], request);
    }

    static IEnumerable<SelectBlock> Further(ReadPlan plan) =>
        new[] { plan.CountQuery, plan.ParentQuery }.OfType<SelectBlock>().Concat(Children(plan.Statement));

    static IEnumerable<SelectBlock> Children(StatementPlan statement) => statement.Children.SelectMany(child =>
        new[] { child.Statement.Query, child.CountQuery }.OfType<SelectBlock>().Concat(Children(child.Statement)));

    async Task<IReadOnlyList<string>> RunAsync(SelectBlock query, ColumnItem[] items, BoundRequest request)
    {
        var (_, source) = await opened.Value;
        var statement = SqlEmitter.Emit(query, DatabaseDialect.Postgres);
        await using var command = source.CreateCommand(statement.Text);
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(PostgresRowWriter.Parameter(Value(parameter, request), parameter));
        }

        await using var reader = await command.ExecuteReaderAsync();
        var answer = new List<string>();
        while (await reader.ReadAsync())
        {
            answer.Add(string.Join(' ', items.Select(item => Text(reader, item.Column))));
        }

        return answer;
    }

    static object Value(ParameterSpec parameter, BoundRequest request) => parameter.Origin switch
    {
        ParameterOrigin.Slot => StoreValue.Of(request.Literals[parameter.Index], parameter),
        ParameterOrigin.SlotList => StoreValue.OfList(request.Literals.List(parameter.Index), parameter),
        ParameterOrigin.Constant => StoreValue.Of(parameter.Value!, parameter),
        ParameterOrigin.Now => StoreValue.Of(Now, parameter),
        ParameterOrigin.Caller => "t",
        ParameterOrigin.ParentKey when parameter.Store == StoreType.Integer => new object[] { 1L, 2L },
        ParameterOrigin.ParentKey => new object[] { "a", "b" },
        _ => 100L,
    };

    static string Text(NpgsqlDataReader reader, ColumnRead column) => reader.IsDBNull(column.Ordinal) ? "null" : column.Store switch
    {
        StoreType.Boolean => reader.GetBoolean(column.Ordinal) ? "true" : "false",
        StoreType.Numeric => reader.GetDecimal(column.Ordinal).ToString("0.############################", CultureInfo.InvariantCulture),
        StoreType.Float => reader.GetDouble(column.Ordinal).ToString("R", CultureInfo.InvariantCulture),
        StoreType.Date => reader.GetFieldValue<DateOnly>(column.Ordinal).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(reader.GetValue(column.Ordinal), CultureInfo.InvariantCulture)!,
    };

    /// <summary>The sample rows have small keys, not those of a partitioned table.</summary>
    static PlanModel Unpartitioned()
    {
        var model = new PlanModel(DatabaseDialect.Postgres);
        foreach (var set in model.Service.EntitySets)
        {
            set.Type.PartitionHint = null;
        }

        return model;
    }

    /// <summary>The session's zone is far from UTC, so that nothing leans on it.</summary>
    static async Task<(TestDatabase Database, NpgsqlDataSource Source)> OpenAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres, DatabaseContent.Empty);
        var owner = ((PostgresDatabase)database).OwnerConnectionString;
        var settings = new NpgsqlConnectionStringBuilder(owner) { Options = "-c TimeZone=America/New_York" };
        var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await PostgresRowWriter.FillAsync(source, Model);
        return (database, source);
    }
}
