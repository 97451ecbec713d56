using Lis.Conformance.Harness;

namespace Lis.Conformance.Deferred;

/// <summary>Room for few answers that come later, and for short ones.</summary>
public abstract class DeferredHost(DatabaseKind kind) : SecuredHost(kind)
{
    public const int PerCaller = 3;

    public const int MostBytes = 100_000;

    protected override IEnumerable<string> Settings =>
    [
        .. base.Settings,
        FormattableString.Invariant($"--Limits:DeferredPerCaller={PerCaller}"),
        FormattableString.Invariant($"--Limits:MaxDeferredBytes={MostBytes}"),
    ];
}

public sealed class SqliteDeferredHost() : DeferredHost(DatabaseKind.Sqlite);

public sealed class PostgresDeferredHost() : DeferredHost(DatabaseKind.Postgres);
