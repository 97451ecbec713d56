using Lis.Api.Security;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lis.Api.Start;

/// <summary>Ready once the keys that sign tokens were reached.</summary>
public sealed class SigningKeysCheck(SigningKeys keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await keys.AreKnownAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The keys that sign tokens cannot be reached.");
}
