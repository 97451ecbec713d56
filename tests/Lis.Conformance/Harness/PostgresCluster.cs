using Npgsql;

namespace Lis.Conformance.Harness;

/// <summary>
/// The one PostgreSQL server of this test process: a private one from the binaries on the machine, or the one that the environment
/// variable LIS_TEST_POSTGRES (connection string of a superuser) names. Two roles are made for the run, as in a real installation:
/// an owner of the databases, and a plain role for the service that row-level security binds.
/// </summary>
public sealed class PostgresCluster
{
    static readonly string? External = Environment.GetEnvironmentVariable("LIS_TEST_POSTGRES") is { Length: > 0 } given ? given : null;
    static readonly string? Binaries = External is null ? PostgresBinaries.Find() : null;
    static readonly Lazy<Task<PostgresCluster>> Started = new(StartAsync);

    readonly string _superuser;
    readonly string _password = Guid.NewGuid().ToString("N");
    int _databases;

    PostgresCluster(string superuser)
    {
        _superuser = superuser;
        var run = Guid.NewGuid().ToString("N")[..8];
        Prefix = $"lis_{run}";
        OwnerRole = $"{Prefix}_owner";
        ServiceRole = $"{Prefix}_service";
    }

    /// <summary>Why there is no PostgreSQL here; null when there is one.</summary>
    public static string? Absence { get; } = External is null && Binaries is null
        ? "No PostgreSQL on this machine: install its server or set LIS_TEST_POSTGRES"
        : null;

    /// <summary>Whether the server is this process's own and not one that others use too.</summary>
    public bool IsPrivate => External is null;

    /// <summary>How its superuser reaches it.</summary>
    public NpgsqlConnectionStringBuilder Superuser => new(_superuser);

    public string OwnerRole { get; }

    public string ServiceRole { get; }

    string Prefix { get; }

    /// <summary>The running server, started by the first caller.</summary>
    public static Task<PostgresCluster> GetAsync() => Started.Value;

    /// <summary>At home a missing server skips the test and says so; on a build server (CI=true) it fails.</summary>
    public static void SkipWhenAbsent() => Assert.SkipWhen(Absence is not null && !IsBuildServer, Absence ?? "");

    static bool IsBuildServer => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    static async Task<PostgresCluster> StartAsync()
    {
        if (Absence is not null)
        {
            throw new InvalidOperationException(Absence);
        }

        var cluster = new PostgresCluster(External ?? (await PostgresServerProcess.StartAsync(Binaries!)).Superuser);
        await cluster.ExecuteAsync(
            $"CREATE ROLE {cluster.OwnerRole} LOGIN PASSWORD '{cluster._password}'",
            $"CREATE ROLE {cluster.ServiceRole} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '{cluster._password}'");
        if (External is not null)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.CleanUpAsync().Wait(TimeSpan.FromSeconds(10));
        }

        return cluster;
    }

    /// <summary>A new database of the owner; a copy of the template when one is named.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync(PostgresDatabase? template = null)
    {
        var name = $"{Prefix}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} OWNER {OwnerRole} TEMPLATE {template?.Name ?? "template0"}");
        return new PostgresDatabase(this, name);
    }

    internal Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>Closes a database for good, so that it can be copied at any time.</summary>
    internal async Task SealAsync(PostgresDatabase database)
    {
        await using (var connection = new NpgsqlConnection(ConnectionString(database.Name, null)))
        {
            await connection.OpenAsync();
            await using var analyze = new NpgsqlCommand("ANALYZE", connection);
            await analyze.ExecuteNonQueryAsync();
        }

        await ExecuteAsync(
            $"ALTER DATABASE {database.Name} ALLOW_CONNECTIONS false",
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database.Name}'");
    }

    /// <summary>Connection string to a database; role null is the superuser, for a look behind the service's back.</summary>
    internal string ConnectionString(string database, string? role)
    {
        var builder = new NpgsqlConnectionStringBuilder(_superuser) { Database = database };
        if (role is not null)
        {
            builder.Username = role;
            builder.Password = _password;
            builder.Pooling = true;
        }

        return builder.ConnectionString;
    }

    async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(_superuser);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    async Task CleanUpAsync()
    {
        for (var number = 1; number <= _databases; number++)
        {
            await DropDatabaseAsync($"{Prefix}_{number}");
        }

        await ExecuteAsync($"DROP ROLE {ServiceRole}", $"DROP ROLE {OwnerRole}");
    }
}
