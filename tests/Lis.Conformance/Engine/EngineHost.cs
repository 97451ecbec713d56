using Lis.Conformance.Engine;
using Lis.Conformance.Harness;
using Lis.OData;

[assembly: AssemblyFixture(typeof(SqliteEngineHost))]
[assembly: AssemblyFixture(typeof(PostgresEngineHost))]

namespace Lis.Conformance.Engine;

/// <summary>The engine over the warehouse; one per database for all tests of the engine, which only read.</summary>
public abstract class EngineHost(DatabaseKind kind) : ServedModel(kind)
{
    readonly DatabaseKind kind = kind;

    protected override string Root => "/base/v1";

    protected override async Task<ODataServiceOptions> FillAsync(TestDatabase database)
    {
        await WarehouseRows.FillAsync(database);
        return new ODataServiceOptions
        {
            Model = Warehouse.Model(kind),
            Dialect = Dialect,
            ReadConnection = database.ConnectionString,
            Limits = new ODataLimits { MaxNestedRows = 1000, MaxSheetRows = 100 },
        };
    }
}

public sealed class SqliteEngineHost() : EngineHost(DatabaseKind.Sqlite);

public sealed class PostgresEngineHost() : EngineHost(DatabaseKind.Postgres);
