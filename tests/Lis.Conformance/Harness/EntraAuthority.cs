using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lis.Conformance.Harness;

/// <summary>
/// A fake Entra ID on loopback: discovery documents and keys in the shapes of its v1.0 and v2.0 endpoints for every tenant, and
/// tokens signed by its own RSA keys. Keys can be rolled over, and the whole authority can be made unreachable.
/// </summary>
public sealed class EntraAuthority : IAsyncDisposable
{
    public const string ClientId = "22222222-1111-4000-8000-000000000001";

    public const string Audience = "https://lis.example.dk/api";

    public const string PublicHost = "lis.example.dk";

    readonly WebApplication _application;
    readonly Lock _lock = new();
    IReadOnlyList<EntraKey> _keys = [new EntraKey()];
    int _keyRequests;

    EntraAuthority(WebApplication application) => _application = application;

    /// <summary>The setting AzureAd:Instance, with a final slash.</summary>
    public string Instance => _application.Urls.Single() + "/";

    /// <summary>The newest key, which signs what is drafted now.</summary>
    public EntraKey CurrentKey => _keys[^1];

    /// <summary>While true, every request is answered by 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often the key set was fetched.</summary>
    public int KeyRequests => _keyRequests;

    public static EntraAuthority Start()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var authority = new EntraAuthority(application);
        application.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => authority.Discovery(
            tenant, $"{authority.Instance}{TenantOrPlaceholder(tenant)}/v2.0", "discovery/v2.0/keys"));
        application.MapGet("/{tenant}/.well-known/openid-configuration", (string tenant) => authority.Discovery(
            tenant, $"https://sts.windows.net/{TenantOrPlaceholder(tenant)}/", "discovery/keys"));
        application.MapGet("/{tenant}/discovery/v2.0/keys", authority.Keys);
        application.MapGet("/{tenant}/discovery/keys", authority.Keys);
        application.Start();
        return authority;
    }

    /// <summary>Adds a key that signs from now on; the older ones stay valid until they are retired.</summary>
    /// <param name="issuer">For whom alone; null = the key set does not say.</param>
    public EntraKey AddKey(string? issuer = null)
    {
        lock (_lock)
        {
            _keys = [.. _keys, new EntraKey(issuer)];
            return CurrentKey;
        }
    }

    public void Retire(EntraKey key)
    {
        lock (_lock)
        {
            _keys = [.. _keys.Where(other => other != key)];
        }
    }

    /// <summary>A good access token of a signed-in user, version 2.0, for an hour.</summary>
    public TokenDraft User(string tenant, params string[] roles) => Draft(tenant, roles).With("scp", "user_impersonation");

    /// <summary>A good access token that an application got for itself.</summary>
    public TokenDraft Application(string tenant, params string[] roles)
    {
        var draft = Draft(tenant, roles);
        return draft.With("idtyp", "app").With("sub", draft.Claims["oid"]);
    }

    /// <summary>The same token as the v1.0 endpoint would issue it.</summary>
    public static TokenDraft Version1(TokenDraft draft)
    {
        var tenant = draft.Claims["tid"];
        return draft.With("ver", "1.0").With("iss", $"https://sts.windows.net/{tenant}/").With("appid", draft.Claims["azp"]).Without("azp");
    }

    TokenDraft Draft(string tenant, string[] roles)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["aud"] = ClientId,
            ["iss"] = $"{Instance}{tenant}/v2.0",
            ["iat"] = now - 300,
            ["nbf"] = now - 300,
            ["exp"] = now + 3600,
            ["azp"] = "33333333-1111-4000-8000-000000000001",
            ["oid"] = Guid.NewGuid().ToString(),
            ["sub"] = Guid.NewGuid().ToString("N"),
            ["tid"] = tenant,
            ["uti"] = Guid.NewGuid().ToString("N"),
            ["ver"] = "2.0",
        };
        if (roles.Length > 0)
        {
            claims["roles"] = roles;
        }

        var header = new Dictionary<string, object?> { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = CurrentKey.Id };
        return new TokenDraft(CurrentKey, header, claims);
    }

    IResult Discovery(string tenant, string issuer, string keys) => Respond(new Dictionary<string, object>
    {
        ["issuer"] = issuer,
        ["jwks_uri"] = $"{Instance}{tenant}/{keys}",
        ["authorization_endpoint"] = $"{Instance}{tenant}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"{Instance}{tenant}/oauth2/v2.0/token",
        ["response_types_supported"] = new[] { "code", "id_token" },
        ["subject_types_supported"] = new[] { "pairwise" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    IResult Keys()
    {
        Interlocked.Increment(ref _keyRequests);
        return Respond(new { keys = _keys.Select(key => key.ToJsonWebKey()) });
    }

    IResult Respond(object document) => IsDown ? Results.StatusCode(503) : Results.Json(document);

    /// <summary>For several tenants at once the real one puts a placeholder into the issuer.</summary>
    static string TenantOrPlaceholder(string tenant) => tenant is "organizations" or "common" ? "{tenantid}" : tenant;

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
