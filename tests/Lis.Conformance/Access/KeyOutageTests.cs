using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>
/// While Entra ID's keys cannot be fetched nobody is let in and nobody is told that his token is bad; once they have been, a later
/// outage changes nothing.
/// </summary>
public class KeyOutageTests
{
    [Fact]
    public async Task The_service_is_ready_when_the_keys_have_been_reached_once()
    {
        await using var entra = EntraAuthority.Start();
        entra.IsDown = true;
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, DatabaseContent.Sample);
        await using var service = await LisHost.LaunchAsync(database, HostSettings.Production(entra));
        var token = entra.User(Tenants.Herning, "Lis.Read").Bearer();

        (await service.GetAsync("/health/live")).Expect(HttpStatusCode.OK);
        (await service.GetAsync("/health/ready")).Expect(HttpStatusCode.ServiceUnavailable);
        var refused = (await service.GetAsync("/odata/v1/Areas", token)).Expect(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Header("Retry-After"));

        entra.IsDown = false;
        await service.WaitUntilReadyAsync();
        (await service.GetAsync("/odata/v1/Areas", token)).Expect(HttpStatusCode.OK);

        entra.IsDown = true;
        (await service.GetAsync("/odata/v1/Areas", token)).Expect(HttpStatusCode.OK);
        (await service.GetAsync("/health/ready")).Expect(HttpStatusCode.OK);
    }
}
