namespace Lis.Conformance.Harness;

/// <summary>
/// A database and a running service on it for the test classes that ask for it. Nothing is started before the first test needs it,
/// so a filtered run pays only for what it runs. The concrete ones are in Hosts.cs.
/// </summary>
public abstract class HostFixture : IAsyncDisposable
{
    readonly Lazy<Task<Running>> _running;

    protected HostFixture(DatabaseKind kind)
    {
        Kind = kind;
        _running = new Lazy<Task<Running>>(StartAsync);
    }

    public DatabaseKind Kind { get; }

    /// <summary>What the database holds before the service starts.</summary>
    protected virtual DatabaseContent Content => DatabaseContent.Sample;

    /// <summary>Settings besides those of the database.</summary>
    protected virtual IEnumerable<string> Settings => HostSettings.Development;

    /// <summary>The running service and its database; starts them for the first caller, fails alike for all when that failed.</summary>
    public async Task<(LisHost Service, TestDatabase Database)> GetAsync()
    {
        if (Kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        var running = await _running.Value;
        return (running.Service, running.Database);
    }

    async Task<Running> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(Kind, Content);
        try
        {
            return new Running(await LisHost.StartAsync(database, Settings), database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_running.IsValueCreated && _running.Value.IsCompletedSuccessfully)
        {
            var running = await _running.Value;
            await running.Service.DisposeAsync();
            await running.Database.DisposeAsync();
        }
    }

    sealed record Running(LisHost Service, TestDatabase Database);
}
