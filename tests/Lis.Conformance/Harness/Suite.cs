namespace Lis.Conformance.Harness;

/// <summary>
/// Base of every suite of tests that run against the service. A suite is abstract and has one sealed class per database:
/// README.md in this folder shows the shape, DatabasePairTests guards it.
/// </summary>
public abstract class Suite(HostFixture host) : IAsyncLifetime
{
    LisHost? _service;
    TestDatabase? _database;

    /// <summary>The running service.</summary>
    protected LisHost Service => _service ?? throw new InvalidOperationException("only within a test");

    protected TestDatabase Database => _database ?? throw new InvalidOperationException("only within a test");

    public virtual async ValueTask InitializeAsync() => (_service, _database) = await host.GetAsync();

    protected Task<Answer> GetAsync(string url, params (string Name, string Value)[] headers) => Service.GetAsync(url, headers);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
