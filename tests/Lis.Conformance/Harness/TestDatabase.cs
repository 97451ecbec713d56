using System.Data.Common;

namespace Lis.Conformance.Harness;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

public enum DatabaseContent
{
    /// <summary>No schema at all.</summary>
    Empty,

    /// <summary>The code's schema and nothing that is not part of it.</summary>
    Migrated,

    /// <summary>The code's schema and the sample data.</summary>
    Sample,
}

/// <summary>
/// A database for one host. Migrating and seeding happen once per kind and content in a template; every further database is a
/// copy of it. Disposing removes the database.
/// </summary>
public abstract class TestDatabase : IAsyncDisposable
{
    static readonly Dictionary<(DatabaseKind, DatabaseContent), Task<TestDatabase>> Templates = [];

    public abstract DatabaseKind Kind { get; }

    /// <summary>What the service connects with.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>The service's settings that name this database, as command-line arguments.</summary>
    public abstract IEnumerable<string> Settings { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, DatabaseContent content)
    {
        if (content == DatabaseContent.Empty)
        {
            return kind == DatabaseKind.Sqlite ? new SqliteDatabase() : await (await PostgresCluster.GetAsync()).CreateDatabaseAsync();
        }

        Task<TestDatabase>? template;
        lock (Templates)
        {
            if (!Templates.TryGetValue((kind, content), out template))
            {
                Templates[(kind, content)] = template = BuildTemplateAsync(kind, content);
            }
        }

        return await (await template).CopyAsync();
    }

    /// <summary>The service itself migrates and seeds: in Development it does so at its start.</summary>
    static async Task<TestDatabase> BuildTemplateAsync(DatabaseKind kind, DatabaseContent content)
    {
        var database = await CreateAsync(kind, DatabaseContent.Empty);
        await using (await LisHost.StartAsync(database, HostSettings.Development, $"--SampleData:Load={content == DatabaseContent.Sample}"))
        {
        }

        await database.SealAsync();
        return database;
    }

    /// <summary>Runs a statement behind the service's back, bound by none of its rules: for states that no request can make yet.</summary>
    public async Task ExecuteAsync(string statement)
    {
        await using var connection = ConnectBehind();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    protected abstract DbConnection ConnectBehind();

    internal abstract Task SealAsync();

    internal abstract Task<TestDatabase> CopyAsync();

    public abstract ValueTask DisposeAsync();
}
