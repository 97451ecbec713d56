using Lis.Conformance.Harness;
using Lis.Conformance.Reference;
using Lis.OData;
using Lis.ReferenceService;
using Lis.ReferenceService.Seed;

[assembly: AssemblyFixture(typeof(SqliteReferenceFixture))]
[assembly: AssemblyFixture(typeof(PostgresReferenceFixture))]

namespace Lis.Conformance.Reference;

/// <summary>The reference model with its root at /; one per database for all suites that only read.</summary>
public abstract class ReferenceFixture(DatabaseKind kind) : ServedModel(kind)
{
    protected override string Root => "/";

    protected override async Task<ODataServiceOptions> FillAsync(TestDatabase database)
    {
        var reference = new ReferenceDatabase(Dialect, database.ConnectionString, (database as PostgresDatabase)?.SuperuserConnectionString);
        await reference.ResetAsync();
        return ReferenceServices.Options(reference);
    }
}

public sealed class SqliteReferenceFixture() : ReferenceFixture(DatabaseKind.Sqlite);

public sealed class PostgresReferenceFixture() : ReferenceFixture(DatabaseKind.Postgres);

/// <summary>Like <see cref="ReferenceFixture"/>, but a suite's own (IClassFixture): it may write.</summary>
public abstract class OwnReferenceFixture(DatabaseKind kind) : ReferenceFixture(kind);

public sealed class SqliteOwnReferenceFixture() : OwnReferenceFixture(DatabaseKind.Sqlite);

public sealed class PostgresOwnReferenceFixture() : OwnReferenceFixture(DatabaseKind.Postgres);
