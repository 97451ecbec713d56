using System.Text.RegularExpressions;
using Lis.Api.Security;
using Lis.Api.V1;
using Lis.Conformance.Harness;
using Lis.OData.Execution;
using Lis.OData.Execution.Sqlite;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Sql;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Lis.Storage.Map;
using Microsoft.Data.Sqlite;

namespace Lis.Conformance.Storage;

/// <summary>
/// Indexes serve the reads that clients do, with the rules of access on: no statement of them walks through all observations. Asked of the
/// databases themselves, of the statements that the service sends for a reader of one municipality.
/// </summary>
public partial class ReadPlanTests
{
    const string Filtered = "$filter=IndicatorCode eq 'i' and AreaCode eq '657' and PeriodStart ge 2018-01-01";

    static readonly string[] Requests =
    [
        "Observations(2018000000000001)",
        "Observations(2018000000000001)/Value",
        $"Observations?{Filtered}&$orderby=PeriodStart desc&$top=100&$count=true",
        "Observations?$filter=AreaCode eq '657'&$orderby=PeriodStart desc&$top=5",
        "Observations?$filter=Period eq '2018M01'&$top=100",
        "Observations?$filter=IndicatorCode in ('i','j') and PeriodStart ge 2018-01-01&$orderby=PeriodStart&$top=10",
        "Observations/$count?$filter=IndicatorCode eq 'i'",
        "Observations?$apply=filter(IndicatorCode eq 'i')/groupby((AreaCode,BreakdownKey),aggregate(Value with average as Mean,$count as Rows))",
        "Areas?$filter=Code ge '657'&$top=20&$expand=Observations($orderby=PeriodStart desc;$top=5)",
        "Indicators('i')/Observations?$orderby=PeriodStart desc&$top=1",
        "FlatObservations?$filter=IndicatorCode eq 'i' and AreaCode eq '657'&$top=10",
    ];

    public static TheoryData<DatabaseKind, string> Cases
    {
        get
        {
            var cases = new TheoryData<DatabaseKind, string>();
            foreach (var request in Requests)
            {
                cases.Add(DatabaseKind.Sqlite, request);
                cases.Add(DatabaseKind.Postgres, request);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_statement_walks_through_all_observations(DatabaseKind kind, string request)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        foreach (var statement in StatementsOf(kind, request).SelectMany(plain => new[] { plain, plain.Gathered }).OfType<Statement>())
        {
            var plan = kind == DatabaseKind.Sqlite
                ? await ExplainOnSqliteAsync(database, statement)
                : await ExplainOnPostgresAsync(database, statement);

            Assert.DoesNotMatch(WalksThrough(), plan);
        }
    }

    /// <summary>How many rows a series has, and what they come to, its index tells on SQLite without a look at any row.</summary>
    [Theory]
    [InlineData($"Observations?{Filtered}&$orderby=PeriodStart desc&$top=100&$count=true")]
    [InlineData($"Observations/$count?{Filtered}")]
    [InlineData("Observations?$apply=filter(IndicatorCode eq 'i' and AreaCode eq '657')/aggregate(Value with average as Mean)")]
    [InlineData("Observations?$apply=filter(IndicatorCode eq 'i')/groupby((AreaCode,BreakdownKey),aggregate(Value with average as Mean,$count as Rows))")]
    public async Task The_index_of_series_counts_and_adds_up_alone(string request)
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Sqlite);
        var statement = StatementsOf(DatabaseKind.Sqlite, request).Last();
        var plan = await ExplainOnSqliteAsync(database, statement);

        Assert.Contains("USING COVERING INDEX IX_Observations_Series (IndicatorCode=?", plan, StringComparison.Ordinal);
        plan = await ExplainOnSqliteAsync(database, statement.Gathered ?? statement);
        Assert.Contains("USING COVERING INDEX IX_Observations_Series (IndicatorCode=?", plan, StringComparison.Ordinal);
    }

    /// <summary>The other half of the promise: the test sees a walk where there is one.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_walk_is_seen(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        var statement = StatementsOf(kind, "Observations?$filter=contains(Note,'x')&$orderby=Note").Single();
        var plan = kind == DatabaseKind.Sqlite
            ? await ExplainOnSqliteAsync(database, statement)
            : await ExplainOnPostgresAsync(database, statement);

        Assert.Matches(WalksThrough(), plan);
    }

    static IEnumerable<Statement> StatementsOf(DatabaseKind kind, string request)
    {
        var (_, read) = Prepare(kind, request);
        return [read.Main.Statement, .. read.Main.Children.Select(child => child.Rows.Statement), .. read.Count is { } count ? [count] : Array.Empty<Statement>()];
    }

    /// <summary>A request of a reader of Herning as the service prepares it.</summary>
    internal static (BoundRequest Request, PreparedRead Read) Prepare(DatabaseKind kind, string request)
    {
        var map = EfMap.Of(kind == DatabaseKind.Sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres);
        var model = ModelV1.Draft().Bind(map);
        var parser = new RequestParser(model, new ParserLimits());
        var planner = new Planner(model, map.Dialect, new AccessRules(), parser.ParseExpression);
        var parts = request.Split('?', 2);
        var bound = parser.Parse(parts[0], parts.Length == 1 ? "" : parts[1].Replace(" ", "%20", StringComparison.Ordinal));
        return (bound, PreparedRead.Of(planner.Plan(bound, Reader, null), query => SqlEmitter.Emit(query, map.Dialect)));
    }

    internal static Caller Reader { get; } = new LisCaller(Roles.Read, "657").ToCaller();

    static async Task<string> ExplainOnSqliteAsync(StorageDatabase database, Statement statement)
    {
        await using var connection = new SqliteConnection(database.Database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        SqliteFunctions.Register(connection);
        SqliteGathering.Register(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement.Text;
        for (var i = 1; i <= statement.Parameters.Length; i++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"?{i}"), DBNull.Value);
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(3));
        }

        var observations = AliasOnSqlite().Match(statement.Text).Groups[1].Value;
        return string.Join('\n', lines).Replace($"SCAN {observations}", "SCAN Observations", StringComparison.Ordinal);
    }

    /// <summary>
    /// On empty tables walking through them costs nothing and would be chosen, so it is forbidden; what still walks has no index to go by. The
    /// statement is planned as it is kept prepared, without values.
    /// </summary>
    internal static async Task<string> ExplainOnPostgresAsync(StorageDatabase database, Statement statement, string settings = "")
    {
        var types = string.Join(", ", statement.Parameters.Select(TypeOf));
        var values = string.Join(", ", statement.Parameters.Select(_ => "NULL"));
        var (head, call) = types.Length == 0 ? ("p", "p") : ($"p({types})", $"p({values})");
        // Partitions that no value reaches are left out of a plan with values; of a plan without them all are told.
        var plan = await database.Lis.QueryAsync(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_partition_pruning = off; SET LOCAL plan_cache_mode = force_generic_plan; "
            + $"{settings} PREPARE {head} AS {statement.Text}; EXPLAIN EXECUTE {call}; DEALLOCATE p");
        return string.Join('\n', plan);
    }

    static string TypeOf(ParameterSpec spec) => (spec.Store switch
    {
        StoreType.Boolean => "boolean",
        StoreType.Integer or StoreType.Microseconds or StoreType.ScaledInteger or StoreType.UnixMicroseconds => "bigint",
        StoreType.Float => "double precision",
        StoreType.Numeric => "numeric",
        StoreType.Uuid => "uuid",
        StoreType.Date => "date",
        StoreType.Timestamp => "timestamptz",
        StoreType.Bytes => "bytea",
        _ => "text",
    }) + (spec.Origin is ParameterOrigin.SlotList or ParameterOrigin.ParentKey ? "[]" : "");

    /// <summary>A scan of the table, or of a whole index of it, in the words of either database.</summary>
    [GeneratedRegex("Seq Scan on \"Observations_|SCAN Observations")]
    private static partial Regex WalksThrough();

    [GeneratedRegex("\"Observations\" AS (t[0-9]+)")]
    private static partial Regex AliasOnSqlite();
}
