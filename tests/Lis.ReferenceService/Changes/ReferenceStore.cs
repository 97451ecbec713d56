using System.Data.Common;
using Lis.OData.Changes;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Sql.Sqlite;
using Lis.ReferenceService.Seed;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.ReferenceService.Changes;

/// <summary>Lets everybody write everything that the model lets be written; ETags are honoured, but If-Match is not demanded.</summary>
sealed class ReferenceStore(ReferenceDatabase database, TimeProvider clock) : IChangeStore
{
    readonly ReferenceActions actions = new(database);

    /// <inheritdoc />
    public bool DemandsIfMatch => false;

    /// <inheritdoc />
    public Caller CallerOf(HttpContext request) => Caller.Unrestricted;

    /// <inheritdoc />
    public void Demand(HttpContext request, EntitySet set, ChangeKind kind)
    {
    }

    /// <inheritdoc />
    public ActionHandler? HandlerOf(Operation action) => actions.Find(action.Name);

    /// <inheritdoc />
    public async ValueTask<ChangeTransaction> BeginAsync(HttpContext request, CancellationToken cancellationToken)
    {
        var (connection, transaction) = await OpenAsync(cancellationToken);
        try
        {
            var number = await new Sql(transaction).ScalarAsync("""UPDATE change_counter SET "ChangeNo" = "ChangeNo" + 1 RETURNING "ChangeNo" """, cancellationToken);
            return new ReferenceChange(connection, transaction, (long)number!, clock);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>One writes at a time: on SQLite by its lock from the start, on PostgreSQL by the row of the counter.</summary>
    async Task<(DbConnection Connection, DbTransaction Transaction)> OpenAsync(CancellationToken cancellationToken)
    {
        if (database.Dialect == DatabaseDialect.Sqlite)
        {
            var file = new SqliteConnection(database.ConnectionString);
            await file.OpenAsync(cancellationToken);
            SqliteFunctions.Register(file);
            return (file, file.BeginTransaction(deferred: false));
        }

        var server = new NpgsqlConnection(database.ConnectionString);
        await server.OpenAsync(cancellationToken);
        return (server, await server.BeginTransactionAsync(cancellationToken));
    }
}
