using System.Globalization;
using System.Net;
using Lis.Api.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace Lis.Api.Security;

/// <summary>
/// Nobody passes to <c>/odata</c> or <c>/api</c> without a known caller: 401 with one challenge, or 403. What lies behind finds the
/// caller with <see cref="CallerOf"/>.
/// </summary>
public sealed partial class Gate(
    RequestDelegate next,
    LisSettings settings,
    SigningKeys keys,
    KnownTokens tokens,
    LocalTokens localTokens,
    CallerLimits limits,
    IHostEnvironment environment,
    ILogger<Gate> logger)
{
    static readonly LisCaller LocalReader = new(Roles.Read, LisCaller.EveryMunicipality);

    readonly string challenge =
        $"Bearer authorization_uri={settings.AzureAd?.Instance.AbsoluteUri ?? AzureAdSettings.DefaultInstance}"
        + $"{settings.AzureAd?.TenantId ?? AzureAdSettings.Organizations}/oauth2/authorize";

    public static LisCaller CallerOf(HttpContext context) =>
        context.Features.Get<LisCaller>() ?? throw new InvalidOperationException("The address lies outside the gate.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context.Request.Path))
        {
            await next(context);
            return;
        }

        if (await IdentifyAsync(context) is not { Caller: var caller } known || await IsTooManyAsync(context, known.Id))
        {
            return;
        }

        if (caller.Roles == Roles.None)
        {
            await Problems.WriteAsync(context, 403, "Forbidden", "The token has none of this service's roles.");
            return;
        }

        context.Features.Set(caller);
        await next(context);
    }

    /// <summary>Whether an address holds data or takes it.</summary>
    public static bool IsGuarded(PathString path) => path.StartsWithSegments("/odata", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when the answer is already written.</summary>
    async ValueTask<Identified?> IdentifyAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0 && environment.IsDevelopment() && IsLocal(context))
        {
            return new(LocalReader, AddressOf(context));
        }

        if (environment.IsDevelopment() && IsLocal(context) && await localTokens.ReadAsync(context.Request.Headers.Authorization.ToString()) is { } local)
        {
            context.User = local.Principal;
            return new(local.Caller, IdOf(context));
        }

        // No token of Entra ID is that long; that its header could be refused as such would tell no more.
        if (context.Request.Headers.Authorization.Sum(value => value?.Length ?? 0) > settings.Limits.MaxHeaderBytes)
        {
            return await ChallengeAsync(context);
        }

        var authorization = context.Request.Headers.Authorization.ToString();
        if (await tokens.FindAsync(authorization, context.RequestAborted) is { } known)
        {
            context.User = known.Principal;
            return new(known.Caller, known.Id);
        }

        var verifiedWith = await tokens.KeysAsync(context.RequestAborted);
        var result = settings.AzureAd is null ? AuthenticateResult.NoResult() : await context.AuthenticateAsync();
        if (await IsUncheckedAsync(result.Failure, context.RequestAborted))
        {
            context.Response.Headers.RetryAfter = "30";
            await Problems.WriteAsync(context, 503, "ServiceUnavailable", "Tokens cannot be checked right now.");
            return null;
        }

        if (result.Principal is not { } principal)
        {
            if (result.Failure is { } failure)
            {
                Refused(logger, failure.GetType().Name);
            }

            return await ChallengeAsync(context);
        }

        keys.HaveServed();
        context.User = principal;
        switch (TokenUses.Of(principal, settings.AzureAd!.ClientId))
        {
            case TokenUse.Identity:
                Refused(logger, "an ID token is no access token");
                return await ChallengeAsync(context);
            case TokenUse.WithoutScope:
                Refused(logger, "it has neither a scope of the service nor is it an application's");
                await Problems.WriteAsync(context, 403, "Forbidden", "The token lacks the scope user_impersonation or access_as_user.");
                return null;
            default:
                var caller = LisCaller.Of(principal, settings);
                var id = IdOf(context);
                tokens.Keep(authorization, principal, caller, id, verifiedWith);
                return new(caller, id);
        }
    }

    /// <summary>Whether a failure says nothing about the token, since the keys are not there to check it with.</summary>
    async ValueTask<bool> IsUncheckedAsync(Exception? failure, CancellationToken cancellation) => failure switch
    {
        SecurityTokenSignatureKeyNotFoundException => !await keys.AreKnownAsync(cancellation),
        // What cannot be read as a token at all is told by an ArgumentException.
        null or SecurityTokenException or ArgumentException => false,
        _ => true,
    };

    async Task<Identified?> ChallengeAsync(HttpContext context)
    {
        if (await IsTooManyAsync(context, AddressOf(context)))
        {
            return null;
        }

        context.Response.Headers.WWWAuthenticate = challenge;
        await Problems.WriteAsync(context, 401, "Unauthorized", "A valid access token is needed.");
        return null;
    }

    async ValueTask<bool> IsTooManyAsync(HttpContext context, string caller)
    {
        var wait = limits.Take(caller);
        if (wait > 0)
        {
            context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(
                context, 429, "TooManyRequests", "The caller sends more requests than Limits:RequestsPerMinute allows; Retry-After says when to go on.");
        }

        return wait > 0;
    }

    /// <summary>Who asks, for counting: the token's tenant and object; whoever has none, his address.</summary>
    static string IdOf(HttpContext context) => context.User.FindFirst("oid") is { } id
        ? $"{context.User.FindFirst("tid")?.Value} {id.Value}"
        : AddressOf(context);

    /// <summary>The answer says nothing of the reason, so the log does; of the token it says nothing.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "A token was refused: {Reason}.")]
    static partial void Refused(ILogger logger, string reason);

    static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Behind a proxy the nearest address is the proxy's, so the address that it adds last must be local too.</summary>
    static bool IsLocal(HttpContext context)
    {
        var forwarded = context.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim();
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && (forwarded is null || (IPAddress.TryParse(forwarded, out var address) && IPAddress.IsLoopback(address)));
    }

    /// <param name="Caller">Who asks.</param>
    /// <param name="Id">Whose requests are counted together.</param>
    sealed record Identified(LisCaller Caller, string Id);
}
