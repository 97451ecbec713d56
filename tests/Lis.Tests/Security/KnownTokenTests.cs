using System.Security.Claims;
using Lis.Api.Security;
using Lis.Api.Settings;
using Lis.Storage.Connections;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lis.Tests.Security;

/// <summary>How long a verified token is remembered.</summary>
public class KnownTokenTests
{
    static readonly LisCaller Reader = new(Roles.Read, "657");

    readonly Clock clock = new();
    readonly JwtBearerOptions options = new() { ConfigurationManager = Configuration() };

    [Theory]
    [InlineData(30, 29, true)]
    [InlineData(30, 30, false)]
    [InlineData(3600, 59, true)]
    [InlineData(3600, 60, false)]
    [InlineData(-1, 0, false)]
    public async Task It_is_remembered_for_a_minute_at_most_and_never_past_its_expiry(int expiresAfter, int askedAfter, bool isKnown)
    {
        var tokens = await TokensAsync();
        tokens.Keep("Bearer a", Principal(expiresAfter), Reader, "caller", await tokens.KeysAsync(TestContext.Current.CancellationToken));

        clock.Now += TimeSpan.FromSeconds(askedAfter);

        Assert.Equal(isKnown ? Reader : null, (await tokens.FindAsync("Bearer a", TestContext.Current.CancellationToken))?.Caller);
    }

    [Fact]
    public async Task Other_keys_end_it()
    {
        var tokens = await TokensAsync();
        tokens.Keep("Bearer a", Principal(3600), Reader, "caller", await tokens.KeysAsync(TestContext.Current.CancellationToken));

        options.ConfigurationManager = Configuration();

        Assert.Null(await tokens.FindAsync("Bearer a", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_the_same_token_is_found()
    {
        var tokens = await TokensAsync();
        tokens.Keep("Bearer a", Principal(3600), Reader, "caller", await tokens.KeysAsync(TestContext.Current.CancellationToken));

        Assert.Null(await tokens.FindAsync("Bearer A", TestContext.Current.CancellationToken));
        Assert.Null(await tokens.FindAsync("", TestContext.Current.CancellationToken));
    }

    async Task<KnownTokens> TokensAsync()
    {
        var settings = new LisSettings(
            new DatabaseSettings(DatabaseProvider.Sqlite, "Data Source=none"),
            false,
            new LimitSettings(),
            new AzureAdSettings(new Uri(AzureAdSettings.DefaultInstance), "t", new HashSet<string>(), "c", null, true),
            null,
            new Dictionary<string, string>());
        var keys = new SigningKeys(settings, new Monitor(options));
        Assert.True(await keys.AreKnownAsync(TestContext.Current.CancellationToken));
        return new KnownTokens(keys, clock);
    }

    ClaimsPrincipal Principal(int expiresAfter) => new(new ClaimsIdentity(
        [new Claim("exp", (clock.Now.ToUnixTimeSeconds() + expiresAfter).ToString(System.Globalization.CultureInfo.InvariantCulture))]));

    static StaticConfigurationManager<OpenIdConnectConfiguration> Configuration() =>
        new(new OpenIdConnectConfiguration { SigningKeys = { new SymmetricSecurityKey(new byte[32]) } });

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    sealed class Monitor(JwtBearerOptions options) : IOptionsMonitor<JwtBearerOptions>
    {
        public JwtBearerOptions CurrentValue => options;

        public JwtBearerOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<JwtBearerOptions, string?> listener) => null;
    }
}
