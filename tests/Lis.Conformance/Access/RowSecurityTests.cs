using Lis.Conformance.Harness;
using Npgsql;

namespace Lis.Conformance.Access;

/// <summary>
/// The second wall, PostgreSQL's alone: whatever the service asks, its role sees no row unless the transaction names a municipality,
/// and then only shared rows and that municipality's.
/// </summary>
public sealed class RowSecurityTests(RowSecurityTests.SampleDatabase sample)
    : IClassFixture<RowSecurityTests.SampleDatabase>, IAsyncLifetime
{
    /// <summary>Tables without a municipality: reference data that all share, and the books of the database itself.</summary>
    static readonly string[] Shared =
    [
        "AreaMembers", "Areas", "BreakdownMembers", "Breakdowns", "ChangeCounter", "DataVersions", "DeferredPieces", "DeferredReads", "DeltaBarriers", "Fetches", "ImportJobs",
        "RequestKeys", "SchemaVersions", "Sources",
        "StagedBreakdowns", "StagedObservations",
    ];

    PostgresDatabase? _database;

    PostgresDatabase Sample => _database ?? throw new InvalidOperationException("only within a test");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        PostgresCluster.SkipWhenAbsent();
        _database = (PostgresDatabase)await sample.Copy.Value;
    }

    /// <summary>Tables that are nothing but a key link two rows, which are walled off themselves.</summary>
    [Fact]
    public async Task Every_table_has_a_municipality_or_a_reason()
    {
        var without = await ListAsync(
            Sample.SuperuserConnectionString,
            """
            SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
              AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'MunicipalityCode')
              AND EXISTS (
                SELECT FROM pg_attribute a JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attnum = ANY (i.indkey))
            """);

        Assert.Equal(Shared, without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Row_level_security_is_forced_on_every_table_with_a_municipality()
    {
        var open = await ListAsync(
            Sample.SuperuserConnectionString,
            """
            SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'MunicipalityCode'
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
              AND NOT (relrowsecurity AND relforcerowsecurity)
            """);

        Assert.Empty(open);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_municipality_no_row_is_seen(string? municipality)
    {
        foreach (var table in await MunicipalTablesAsync())
        {
            Assert.Empty(await SeenAsync(table, municipality));
        }
    }

    [Theory]
    [InlineData("657", new[] { "657" })]
    [InlineData("766", new[] { "766" })]
    [InlineData("-", new string[0])]
    [InlineData("*", new[] { "330", "657", "766" })]
    public async Task With_one_its_rows_are_seen_and_shared_ones(string municipality, string[] expected)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in await MunicipalTablesAsync())
        {
            seen.UnionWith((await SeenAsync(table, municipality)).Where(code => code.Length > 0));
        }

        Assert.Equal(expected, seen);
    }

    /// <summary>Partitions are tables of their own that the policy of their parent does not bind.</summary>
    [Fact]
    public async Task No_partition_is_open_to_the_service()
    {
        var open = await ListAsync(
            Sample.ConnectionString,
            """
            SELECT relname FROM pg_class
            WHERE relispartition AND relkind = 'r' AND has_any_column_privilege(oid, 'SELECT,INSERT,UPDATE')
            """);

        Assert.Empty(open);
    }

    [Fact]
    public async Task The_service_cannot_change_the_schema_or_its_own_role()
    {
        string[] attempts =
        [
            "CREATE TABLE x (y int)",
            "ALTER TABLE \"Indicators\" DISABLE ROW LEVEL SECURITY",
            "DROP POLICY \"Municipality\" ON \"Indicators\"",
            $"ALTER ROLE {new NpgsqlConnectionStringBuilder(Sample.ConnectionString).Username} BYPASSRLS",
            "DELETE FROM \"AuditEntries\"",
        ];
        foreach (var attempt in attempts)
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => ListAsync(Sample.ConnectionString, attempt));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    Task<List<string>> MunicipalTablesAsync() => ListAsync(
        Sample.SuperuserConnectionString,
        """
        SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'MunicipalityCode'
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        """);

    /// <summary>The municipalities of the rows that the service's role sees, an empty text for shared rows.</summary>
    Task<List<string>> SeenAsync(string table, string? municipality) => ListAsync(
        Sample.ConnectionString,
        municipality is null ? "SELECT 1 WHERE false" : $"SELECT set_config('lis.municipality', '{municipality}', true)",
        $"SELECT DISTINCT coalesce(\"MunicipalityCode\", '') FROM \"{table}\"");

    /// <summary>Runs statements in one transaction and gives the first column of the last one.</summary>
    static async Task<List<string>> ListAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        var rows = new List<string>();
        foreach (var statement in statements)
        {
            rows.Clear();
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                rows.Add(reader.GetString(0));
            }
        }

        return rows;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One copy for all tests here, made by the first; nothing in them changes it.</summary>
    public sealed class SampleDatabase : IAsyncDisposable
    {
        public Lazy<Task<TestDatabase>> Copy { get; } = new(() => TestDatabase.CreateAsync(DatabaseKind.Postgres, DatabaseContent.Sample));

        public async ValueTask DisposeAsync()
        {
            if (Copy.IsValueCreated)
            {
                await (await Copy.Value).DisposeAsync();
            }
        }
    }
}
