using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using Lis.Api.Settings;
using Lis.OData.Planning;

namespace Lis.Api.Security;

/// <summary>Who asks: what they may do, and whose rows they may see besides the shared ones.</summary>
/// <param name="Roles">What they may do.</param>
/// <param name="Municipality">A municipality code, <c>*</c> for all, null for shared rows only.</param>
public sealed record LisCaller(Roles Roles, string? Municipality)
{
    public const string EveryMunicipality = "*";

    /// <summary>Name of the value that row rules compare with, and of the database's session setting after <c>lis.</c>.</summary>
    public const string MunicipalityValue = "municipality";

    static readonly ConcurrentDictionary<LisCaller, Caller> Callers = [];

    public static LisCaller Of(ClaimsPrincipal principal, LisSettings settings) => new(
        RoleNames.Of(principal.FindAll("roles").Select(claim => claim.Value)),
        settings.Municipalities.GetValueOrDefault(principal.FindFirstValue("tid") ?? ""));

    public bool Has(Roles role) => (Roles & role) == role;

    public bool HasAny(Roles roles) => (Roles & roles) != Roles.None;

    /// <summary>The same caller as the engine's plans know it; there are no more of them than roles times municipalities.</summary>
    public Caller ToCaller() => Callers.GetOrAdd(this, static caller => new(
        new AccessProfile(caller.Roles, caller.Municipality == EveryMunicipality).ToString(),
        ImmutableDictionary<string, object?>.Empty.Add(MunicipalityValue, caller.Municipality)));
}
