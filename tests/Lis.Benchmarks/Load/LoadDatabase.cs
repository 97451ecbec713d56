using System.Data.Common;
using System.Globalization;
using Lis.Conformance.Harness;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.Benchmarks.Load;

/// <summary>The database of a run: a SQLite file, or a database of a private PostgreSQL server (or of the one that LIS_TEST_POSTGRES names).</summary>
sealed class LoadDatabase : IAsyncDisposable
{
    readonly string? folder;
    readonly string? superuser;
    readonly string? name;

    readonly bool isKept;

    LoadDatabase(DatabaseSettings settings, string behind, string? folder, string? superuser, string? name, bool isKept)
    {
        this.isKept = isKept;
        Settings = settings;
        Behind = behind;
        (this.folder, this.superuser, this.name) = (folder, superuser, name);
    }

    public DatabaseSettings Settings { get; }

    /// <summary>A connection that no rule binds: for filling, and for the floors, which have no rules.</summary>
    public string Behind { get; }

    public bool IsSqlite => Settings.Provider == DatabaseProvider.Sqlite;

    /// <summary>The service's settings that name the database.</summary>
    public IEnumerable<string> Arguments =>
    [
        $"--Database:Provider={Settings.Provider}",
        $"--ConnectionStrings:Lis={Settings.Primary}",
        .. Settings.Owner is { } owner ? [$"--ConnectionStrings:LisOwner={owner}"] : Array.Empty<string>(),
    ];

    /// <summary>Makes an empty database, or finds the one that a run before kept. On PostgreSQL only a server that is named is there again.</summary>
    public static async Task<LoadDatabase> CreateAsync(LoadOptions options)
    {
        var isKept = options.Keep is not null;
        var rows = options.Rows.ToString(CultureInfo.InvariantCulture);
        if (options.IsSqlite)
        {
            var folder = options.Keep is { } keep ? Directory.CreateDirectory(keep).FullName : Directory.CreateTempSubdirectory("lis-load-").FullName;
            var file = $"Data Source={Path.Combine(folder, $"lis-{rows}.sqlite")}";
            return new(new DatabaseSettings(DatabaseProvider.Sqlite, file), $"{file};Pooling=False", folder, null, null, isKept);
        }

        var superuser = Environment.GetEnvironmentVariable("LIS_TEST_POSTGRES") is { Length: > 0 } given
            ? given
            : (await PostgresServerProcess.StartAsync(
                PostgresBinaries.Find() ?? throw new InvalidOperationException("No PostgreSQL here: install it or set LIS_TEST_POSTGRES."))).Superuser;
        var run = "lis_load_" + (isKept ? rows : Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]);
        var password = isKept ? run : Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        if (!await ExistsAsync(superuser, run))
        {
            await ExecuteAsync(
                superuser,
                $"CREATE ROLE {run}_owner LOGIN PASSWORD '{password}'",
                $"CREATE ROLE {run}_service LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{password}'",
                $"CREATE DATABASE {run} OWNER {run}_owner TEMPLATE template0");
        }

        string Connection(string role) => new NpgsqlConnectionStringBuilder(superuser)
        {
            Database = run,
            Username = $"{run}_{role}",
            Password = password,
            Pooling = true,
        }.ConnectionString;
        var behind = new NpgsqlConnectionStringBuilder(superuser) { Database = run, Pooling = true }.ConnectionString;
        return new(new DatabaseSettings(DatabaseProvider.Postgres, Connection("service"), null, Connection("owner")), behind, null, superuser, run, isKept);
    }

    public DbConnection ConnectBehind()
    {
        if (!IsSqlite)
        {
            return new NpgsqlConnection(Behind);
        }

        var connection = new SqliteConnection(Behind);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == System.Data.ConnectionState.Open)
            {
                SqliteFunctions.Register(connection);
            }
        };
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (isKept)
        {
            return;
        }

        if (folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return;
        }

        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(
            superuser!, $"DROP DATABASE {name} WITH (FORCE)", $"DROP ROLE {name}_service", $"DROP ROLE {name}_owner");
    }

    static async Task<bool> ExistsAsync(string connectionString, string name)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync() is 1L;
    }

    static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
