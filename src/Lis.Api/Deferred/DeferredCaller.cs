using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Lis.Api.Security;
using Lis.OData.Deferring;

namespace Lis.Api.Deferred;

/// <summary>A read as it is kept: with the rights that its caller's token gave when he asked, under which it is answered.</summary>
/// <param name="Request">The read.</param>
/// <param name="Roles">His roles.</param>
/// <param name="Municipality">His municipality, as <see cref="LisCaller.Municipality"/>.</param>
sealed record DeferredCaller(DeferredRequest Request, Roles Roles, string? Municipality)
{
    public static DeferredCaller Of(HttpContext asker, DeferredRequest request)
    {
        var caller = Gate.CallerOf(asker);
        return new(request, caller.Roles, caller.Municipality);
    }

    public static DeferredCaller Read(string json) => JsonSerializer.Deserialize<DeferredCaller>(json)!;

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Gives a request these rights.</summary>
    public void Become(HttpContext context) => context.Features.Set(new LisCaller(Roles, Municipality));

    /// <summary>Who asks, with his rights: who has others now than when he asked finds nothing.</summary>
    public static string NameOf(HttpContext asker)
    {
        var (user, caller) = (asker.User, Gate.CallerOf(asker));
        var person = user.FindFirstValue("oid") ?? user.FindFirstValue("sub");
        return string.Create(CultureInfo.InvariantCulture, $"{user.FindFirstValue("tid")}/{person}/{(int)caller.Roles}/{caller.Municipality}");
    }
}
