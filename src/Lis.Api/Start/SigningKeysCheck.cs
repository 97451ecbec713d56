using Lis.Api.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Lis.Api.Start;

/// <summary>Ready once the keys that sign tokens were reached; a later outage of their issuer does not stop a service that has them.</summary>
public sealed class SigningKeysCheck(LisSettings settings, IOptionsMonitor<JwtBearerOptions> bearer) : IHealthCheck
{
    volatile bool wereReached;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (wereReached || settings.AzureAd is null)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            var manager = bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager;
            wereReached = manager is not null && (await manager.GetConfigurationAsync(cancellationToken)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            // How the configuration manager says that its address does not answer.
            wereReached = false;
        }

        return wereReached ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The keys that sign tokens cannot be reached.");
    }
}
