using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>The Dockerfile's steps give a service that runs, as a plain user, from what the image holds and nothing else.</summary>
public class ImageTests(ImageFixture fixture) : IClassFixture<ImageFixture>
{
    [Fact]
    public void The_image_runs_as_a_plain_user() => Assert.False(fixture.Image.RunsAsRoot);

    [Fact]
    public async Task The_service_migrates_starts_and_asks_for_a_token()
    {
        await fixture.MigrateAsync(fixture.SignIn);
        var (process, client) = await fixture.StartAsync(fixture.SignIn);
        await using var _ = process;

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/odata/v1/", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, await CheckHealthAsync(client.BaseAddress!.Port));
    }

    [Fact]
    public async Task The_health_check_fails_when_nothing_listens() => Assert.NotEqual(0, await CheckHealthAsync(1));

    [Fact]
    public async Task Without_sign_in_settings_the_service_refuses_to_start()
    {
        await using var process = fixture.Image.Start(fixture.Image.EntryPoint, []);

        Assert.NotEqual(0, await process.EndAsync());
        Assert.Contains("AzureAd", process.Output, StringComparison.Ordinal);
    }

    /// <summary>Roles by the script, then the step migrate, then the service, each with the variables that compose.yaml gives it.</summary>
    [Fact]
    public async Task The_steps_of_compose_give_a_service_on_PostgreSQL()
    {
        PostgresCluster.SkipWhenAbsent();
        var cluster = await PostgresCluster.GetAsync();
        Assert.SkipUnless(cluster.IsPrivate, "the roles of this step are made on a private server only");
        var server = cluster.Superuser;
        var dotEnv = new Dictionary<string, string>
        {
            ["POSTGRES_PASSWORD"] = "superuser",
            ["LIS_OWNER_PASSWORD"] = "owner's",
            ["LIS_SERVICE_PASSWORD"] = "service's",
            ["AZUREAD_TENANT_ID"] = Tenants.Herning,
            ["AZUREAD_CLIENT_ID"] = EntraAuthority.ClientId,
            ["LIS_PUBLIC_HOST"] = EntraAuthority.PublicHost,
            ["LIS_MUNICIPALITY"] = "657",
        };
        var here = $"Host={server.Host};Port={server.Port};";
        Dictionary<string, string> Variables(string service) => ComposeFile.Environment(service, dotEnv)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Replace("Host=db;", here, StringComparison.Ordinal));

        await MakeRolesAsync(new(Variables("db")) { ["PGHOST"] = server.Host!, ["PGPORT"] = $"{server.Port}" });
        await fixture.MigrateAsync(Variables("migrate"));
        var api = Variables("api");
        fixture.SignIn.ToList().ForEach(pair => api.TryAdd(pair.Key, pair.Value));
        var (process, client) = await fixture.StartAsync(api);
        await using var _ = process;
        client.DefaultRequestHeaders.Add("Authorization", fixture.Entra.User(Tenants.Herning, "Lis.Read").Bearer().Value);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/odata/v1/Areas", TestContext.Current.CancellationToken)).StatusCode);
    }

    static async Task MakeRolesAsync(Dictionary<string, string> variables)
    {
        variables["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "";
        await using var script = ChildProcess.Start(["sh", "10-roles.sh"], Repository.PathOf("deploy/postgres-init"), variables);
        Assert.True(await script.EndAsync() == 0, script.Output);
    }

    async Task<int> CheckHealthAsync(int port)
    {
        await using var check = fixture.Image.Start(fixture.Image.HealthCheck, [new("ASPNETCORE_HTTP_PORTS", $"{port}")]);
        return await check.EndAsync();
    }
}
