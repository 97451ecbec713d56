using Lis.Api.Security;

namespace Lis.Api.Start;

/// <summary>Fetches the keys that sign tokens while the rest of the service starts, so that the first caller need not wait for them.</summary>
public sealed class SigningKeysStart(SigningKeys keys) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => keys.AreKnownAsync(stoppingToken), stoppingToken);
}
