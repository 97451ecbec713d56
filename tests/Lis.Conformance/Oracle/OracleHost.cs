using System.Data.Common;
using Lis.Conformance.Harness;
using Lis.Conformance.Oracle.Data;
using Lis.Conformance.Oracle.Evaluation;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(Lis.Conformance.Oracle.SqliteOracleHost))]
[assembly: AssemblyFixture(typeof(Lis.Conformance.Oracle.PostgresOracleHost))]

namespace Lis.Conformance.Oracle;

/// <summary>A service on the sample data and the edge rows, with all rows in memory as EF reads them.</summary>
public abstract class OracleHost : HostFixture
{
    readonly Lazy<Task<TestDatabase>> _filled;

    protected OracleHost(DatabaseKind kind)
        : base(kind) => _filled = new(FillAsync);

    /// <summary>The rows of every table, read anew for each caller, who may change them; the database is filled for the first.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<OracleRow>>> TablesAsync()
    {
        await using var connection = await OpenAsync(await _filled.Value);
        await using var context = LisDatabase.CreateContext(connection);
        return await OracleLoader.LoadAsync(context);
    }

    async Task<TestDatabase> FillAsync()
    {
        var (_, database) = await GetAsync();
        await using var connection = await OpenAsync(database);
        await using var context = LisDatabase.CreateContext(connection);
        await EdgeRows.InsertAsync(context);
        return database;
    }

    /// <summary>A connection past row-level security.</summary>
    internal static async Task<DbConnection> OpenAsync(TestDatabase database)
    {
        DbConnection connection = database is PostgresDatabase postgres
            ? new NpgsqlConnection(postgres.SuperuserConnectionString)
            : new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        if (connection is SqliteConnection sqlite)
        {
            SqliteFunctions.Register(sqlite);
        }

        return connection;
    }
}

public sealed class SqliteOracleHost() : OracleHost(DatabaseKind.Sqlite);

public sealed class PostgresOracleHost() : OracleHost(DatabaseKind.Postgres);
