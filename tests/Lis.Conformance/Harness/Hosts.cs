using Lis.Conformance.Harness;

[assembly: AssemblyFixture(typeof(SqliteReadHost))]
[assembly: AssemblyFixture(typeof(PostgresReadHost))]
[assembly: AssemblyFixture(typeof(SqliteSecuredHost))]
[assembly: AssemblyFixture(typeof(PostgresSecuredHost))]

namespace Lis.Conformance.Harness;

/// <summary>Development, anonymous, sample data; one per database for all suites, which therefore never write.</summary>
public abstract class ReadHost(DatabaseKind kind) : HostFixture(kind);

public sealed class SqliteReadHost() : ReadHost(DatabaseKind.Sqlite);

public sealed class PostgresReadHost() : ReadHost(DatabaseKind.Postgres);

/// <summary>Production with the fake Entra ID and the sample data; one per database for all suites, which therefore never write.</summary>
public abstract class SecuredHost(DatabaseKind kind) : HostFixture(kind)
{
    readonly Lazy<EntraAuthority> _entra = new(EntraAuthority.Start);

    public EntraAuthority Entra => _entra.Value;

    protected override IEnumerable<string> Settings => HostSettings.Production(Entra);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_entra.IsValueCreated)
        {
            await Entra.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteSecuredHost() : SecuredHost(DatabaseKind.Sqlite);

public sealed class PostgresSecuredHost() : SecuredHost(DatabaseKind.Postgres);

/// <summary>Like <see cref="ReadHost"/>, but a suite's own (IClassFixture): it may write.</summary>
public abstract class OwnHost(DatabaseKind kind) : HostFixture(kind);

public sealed class SqliteOwnHost() : OwnHost(DatabaseKind.Sqlite);

public sealed class PostgresOwnHost() : OwnHost(DatabaseKind.Postgres);

/// <summary>Like <see cref="SecuredHost"/>, but a suite's own (IClassFixture): it may write and roll keys over.</summary>
public abstract class OwnSecuredHost(DatabaseKind kind) : SecuredHost(kind);

public sealed class SqliteOwnSecuredHost() : OwnSecuredHost(DatabaseKind.Sqlite);

public sealed class PostgresOwnSecuredHost() : OwnSecuredHost(DatabaseKind.Postgres);
