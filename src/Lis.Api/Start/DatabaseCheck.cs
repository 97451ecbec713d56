using System.Data.Common;
using Lis.Storage.Connections;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lis.Api.Start;

/// <summary>Ready when the database answers, has the code's schema, and on PostgreSQL binds the service's role by row-level security.</summary>
public sealed class DatabaseCheck(LisDatabase database, DatabaseStart start, IHostEnvironment environment) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!start.IsDone)
        {
            return HealthCheckResult.Unhealthy("The database is being prepared.");
        }

        try
        {
            return Judge(await DatabaseState.ReadAsync(database, cancellationToken));
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    HealthCheckResult Judge(DatabaseState state)
    {
        if (!state.IsCurrent)
        {
            return HealthCheckResult.Unhealthy(FormattableString.Invariant(
                $"The database's schema is at step {state.SchemaVersion}, this version of the service needs {state.CodeVersion}: run migrate."));
        }

        if (state.RoleFindings.Count == 0)
        {
            return HealthCheckResult.Healthy();
        }

        var unbound = string.Join(' ', state.RoleFindings);
        return environment.IsDevelopment() ? HealthCheckResult.Degraded(unbound) : HealthCheckResult.Unhealthy(unbound);
    }
}
