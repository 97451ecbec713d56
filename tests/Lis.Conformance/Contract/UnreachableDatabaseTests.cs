using System.Net;
using Lis.Api;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>A service whose database cannot be reached lives, is not ready, and says so instead of failing.</summary>
public class UnreachableDatabaseTests
{
    [Fact]
    public async Task It_lives_and_asks_to_try_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var application = LisApplication.Build(
        [
            "--environment=Development",
            $"--contentRoot={Repository.PathOf("src/Lis.Api")}",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            "--Database:Provider=Postgres",
            "--ConnectionStrings:Lis=Host=127.0.0.1;Port=1;Username=nobody;Timeout=1",
        ]);
        await application.StartAsync(cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", cancellation)).StatusCode);
        var answer = await client.GetAsync("/odata/v1/Areas", cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("\"error\"", await answer.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        await application.StopAsync(cancellation);
    }
}
