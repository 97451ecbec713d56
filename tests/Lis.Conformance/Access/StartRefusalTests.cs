using System.Text;
using Lis.Api;
using Lis.Api.Settings;
using Lis.Conformance.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lis.Conformance.Access;

/// <summary>Outside Development the service starts only when it is clear who may come in.</summary>
public class StartRefusalTests
{
    static readonly string[] Complete =
    [
        "AzureAd:Instance=https://login.example/",
        $"AzureAd:TenantId={Tenants.Herning}",
        $"AzureAd:ClientId={EntraAuthority.ClientId}",
    ];

    [Theory]
    [InlineData("Production", "AzureAd:Instance")]
    [InlineData("Production", "AzureAd:TenantId")]
    [InlineData("Production", "AzureAd:ClientId")]
    [InlineData("Staging", "AzureAd:TenantId")]
    [InlineData("Staging", "AzureAd:ClientId")]
    public void A_missing_setting_is_named(string environment, string missing) =>
        AssertRefused(missing, environment, Complete.Where(setting => !setting.StartsWith(missing, StringComparison.Ordinal)));

    [Theory]
    [InlineData("AzureAd:TenantId=")]
    [InlineData("AzureAd:TenantId=common")]
    [InlineData("AzureAd:TenantId=organizations")]
    [InlineData("AzureAd:ClientId= ")]
    [InlineData("AzureAd:RequireHttpsMetadata=false")]
    [InlineData("AzureAd:Instance=http://login.example/")]
    public void A_wrong_setting_is_refused(string setting) => AssertRefused("AzureAd", "Production", [.. Complete, setting]);

    [Theory]
    [InlineData("http://lis.example.dk")]
    [InlineData("https://lis.example.dk/odata")]
    [InlineData("lis.example.dk?x")]
    [InlineData("en kommune")]
    public void A_public_host_that_is_none_is_refused(string host) => AssertRefused("Lis:PublicHost", "Production", [.. Complete, $"Lis:PublicHost={host}"]);

    [Theory]
    [InlineData("lis.example.dk")]
    [InlineData("https://lis.example.dk")]
    [InlineData("https://lis.example.dk/")]
    public async Task The_public_host_may_come_as_the_address_that_Entra_ID_shows(string host)
    {
        await using var service = Build("Production", [.. Complete, $"Lis:PublicHost={host}"]);

        Assert.Equal("lis.example.dk", service.Services.GetRequiredService<LisSettings>().PublicHost);
    }

    [Fact]
    public void Nothing_at_all_is_refused() => AssertRefused("AzureAd", "Production", []);

    [Fact]
    public async Task The_complete_section_is_enough() => await Build("Production", Complete).DisposeAsync();

    /// <summary>Who follows deploy/entra and nothing else has a service that starts.</summary>
    [Fact]
    public async Task The_settings_of_the_guide_are_complete()
    {
        var guide = await File.ReadAllTextAsync(Repository.PathOf("deploy/entra/README.md"), TestContext.Current.CancellationToken);
        var block = guide.Split("```json")[1].Split("```")[0]
            .Replace("{tenant id}", Tenants.Herning, StringComparison.Ordinal)
            .Replace("{appId}", EntraAuthority.ClientId, StringComparison.Ordinal)
            .Replace("{host}", EntraAuthority.PublicHost, StringComparison.Ordinal)
            .Replace("{municipality code, or *}", "657", StringComparison.Ordinal);
        var settings = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(block))).Build().AsEnumerable()
            .Where(setting => setting.Value is not null).Select(setting => $"{setting.Key}={setting.Value}");

        await using var service = Build("Production", settings);

        Assert.Equal("657", service.Services.GetRequiredService<LisSettings>().Municipalities[Tenants.Herning]);
    }

    static void AssertRefused(string named, string environment, IEnumerable<string> settings)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => Build(environment, settings));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    static Microsoft.AspNetCore.Builder.WebApplication Build(string environment, IEnumerable<string> settings) => LisApplication.Build(
    [
        $"--environment={environment}",
        "--urls=http://127.0.0.1:0",
        "--ConnectionStrings:Lis=Data Source=never-opened.sqlite",
        .. settings.Select(setting => $"--{setting}"),
    ]);
}
