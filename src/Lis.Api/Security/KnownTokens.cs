using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;

namespace Lis.Api.Security;

/// <summary>A token that was verified.</summary>
/// <param name="Principal">Its claims.</param>
/// <param name="Caller">Who it makes the caller.</param>
/// <param name="Id">Whose requests are counted together.</param>
/// <param name="Keys">The signing keys that were current then.</param>
/// <param name="Until">When it is verified again.</param>
public sealed record KnownToken(ClaimsPrincipal Principal, LisCaller Caller, string Id, object Keys, DateTimeOffset Until);

/// <summary>
/// Remembers verified tokens for a short while, since checking a signature costs as much as reading an entity. A token is forgotten at its
/// expiry, after <see cref="Longest"/>, and as soon as other signing keys are current; what was refused is never remembered.
/// </summary>
public sealed class KnownTokens(SigningKeys keys, TimeProvider clock)
{
    /// <summary>The longest that a token is trusted without being verified again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    const int Most = 10_000;

    readonly ConcurrentDictionary<string, KnownToken> known = new(StringComparer.Ordinal);

    /// <summary>What is known of the header's token; null when it must be verified.</summary>
    public async ValueTask<KnownToken?> FindAsync(string authorization, CancellationToken cancellation)
    {
        if (authorization.Length == 0 || !known.TryGetValue(authorization, out var token))
        {
            return null;
        }

        if (token.Until > clock.GetUtcNow() && ReferenceEquals(token.Keys, await keys.CurrentAsync(cancellation)))
        {
            return token;
        }

        known.TryRemove(authorization, out _);
        return null;
    }

    /// <summary>The keys with which a token is verified next; to be asked before that, so that no key counts that came in between.</summary>
    public ValueTask<object?> KeysAsync(CancellationToken cancellation) => keys.CurrentAsync(cancellation);

    /// <summary>Remembers a token that was verified; one that does not say when it ends is not remembered.</summary>
    /// <param name="authorization">The header.</param>
    /// <param name="principal">Its claims.</param>
    /// <param name="caller">Who it makes the caller.</param>
    /// <param name="id">Whose requests are counted together.</param>
    /// <param name="verifiedWith">What <see cref="KeysAsync"/> gave before it was verified.</param>
    public void Keep(string authorization, ClaimsPrincipal principal, LisCaller caller, string id, object? verifiedWith)
    {
        if (verifiedWith is null || !long.TryParse(principal.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        var expiry = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var soon = clock.GetUtcNow() + Longest;
        known[authorization] = new KnownToken(principal, caller, id, verifiedWith, expiry < soon ? expiry : soon);
    }
}
