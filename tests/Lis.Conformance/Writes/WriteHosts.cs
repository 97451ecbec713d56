using Lis.Conformance.Harness;
using Lis.Conformance.Writes;

[assembly: AssemblyFixture(typeof(SqliteWriteHost))]
[assembly: AssemblyFixture(typeof(PostgresWriteHost))]

namespace Lis.Conformance.Writes;

/// <summary>Like <see cref="OwnSecuredHost"/>, shared by the suites that change rows: each test makes the rows that it looks at.</summary>
public abstract class WriteHost(DatabaseKind kind) : SecuredHost(kind);

public sealed class SqliteWriteHost() : WriteHost(DatabaseKind.Sqlite);

public sealed class PostgresWriteHost() : WriteHost(DatabaseKind.Postgres);
