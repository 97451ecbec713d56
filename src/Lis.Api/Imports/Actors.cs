using System.Security.Claims;

namespace Lis.Api.Imports;

/// <summary>Who acts, as the audit trail names them.</summary>
static class Actors
{
    /// <summary>The object id of the token; null without one.</summary>
    public static string? Of(ClaimsPrincipal principal) => principal.FindFirstValue("oid");
}
