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

    LoadDatabase(DatabaseSettings settings, string behind, string? folder, string? superuser, string? name)
    {
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

    public static async Task<LoadDatabase> CreateAsync(bool isSqlite)
    {
        if (isSqlite)
        {
            var folder = Directory.CreateTempSubdirectory("lis-load-").FullName;
            var file = $"Data Source={Path.Combine(folder, "lis.sqlite")}";
            return new(new DatabaseSettings(DatabaseProvider.Sqlite, file), $"{file};Pooling=False", folder, null, null);
        }

        var superuser = Environment.GetEnvironmentVariable("LIS_TEST_POSTGRES") is { Length: > 0 } given
            ? given
            : (await PostgresServerProcess.StartAsync(
                PostgresBinaries.Find() ?? throw new InvalidOperationException("No PostgreSQL here: install it or set LIS_TEST_POSTGRES."))).Superuser;
        var run = "lis_load_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];
        var password = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await ExecuteAsync(
            superuser,
            $"CREATE ROLE {run}_owner LOGIN PASSWORD '{password}'",
            $"CREATE ROLE {run}_service LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{password}'",
            $"CREATE DATABASE {run} OWNER {run}_owner TEMPLATE template0");
        string Connection(string role) => new NpgsqlConnectionStringBuilder(superuser)
        {
            Database = run,
            Username = $"{run}_{role}",
            Password = password,
            Pooling = true,
        }.ConnectionString;
        var behind = new NpgsqlConnectionStringBuilder(superuser) { Database = run, Pooling = true }.ConnectionString;
        return new(new DatabaseSettings(DatabaseProvider.Postgres, Connection("service"), null, Connection("owner")), behind, null, superuser, run);
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
