using System.Data.Common;
using Lis.Storage.Connections;
using Lis.Storage.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lis.Api.Start;

/// <summary>Ready when the database answers, has the code's schema, and on PostgreSQL binds the service's role by row-level security.</summary>
public sealed class DatabaseCheck(LisDatabase database, DatabaseStart start, IHostEnvironment environment) : IHealthCheck
{
    const string RoleIsFree =
        "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class WHERE relname = 'Observations' AND pg_has_role(relowner, 'MEMBER')) "
        + "FROM pg_roles WHERE rolname = current_user";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!start.IsDone)
        {
            return HealthCheckResult.Unhealthy("The database is being prepared.");
        }

        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            return await InspectAsync(connection, cancellationToken);
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    async Task<HealthCheckResult> InspectAsync(DbConnection connection, CancellationToken cancellation)
    {
        var needed = SchemaMigrator.CodeVersion(database.Provider);
        var found = await SchemaMigrator.DatabaseVersionAsync(connection, cancellation);
        if (found != needed)
        {
            return HealthCheckResult.Unhealthy(
                FormattableString.Invariant($"The database's schema is at step {found}, this version of the service needs {needed}: run migrate."));
        }

        if (database.Provider == DatabaseProvider.Sqlite || !await IsRoleFreeAsync(connection, cancellation))
        {
            return HealthCheckResult.Healthy();
        }

        const string Unbound = "The database role of ConnectionStrings:Lis owns the tables or passes by row-level security.";
        return environment.IsDevelopment() ? HealthCheckResult.Degraded(Unbound) : HealthCheckResult.Unhealthy(Unbound);
    }

    static async Task<bool> IsRoleFreeAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = RoleIsFree;
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
