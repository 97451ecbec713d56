using Lis.OData.Model;

namespace Lis.Api.Security;

/// <summary>Refuses sets that a caller's roles do not open: 403, since sets are no secret. What navigations reach there is simply empty.</summary>
public sealed class SetGate(RequestDelegate next, ServiceModel model, PathString root)
{
    const string CrossJoin = "$crossjoin(";

    const string All = "$all/";

    static readonly char[] EndsOfName = ['/', '('];

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase, out var rest)
        && IsRead(context.Request)
        && SetsOf(rest.Value!).FirstOrDefault(set => !Gate.CallerOf(context).Roles.MayRead(set.Type.Name)) is { } set
            ? Problems.WriteAsync(context, 403, "Forbidden", $"None of the token's roles opens {set.Name}.")
            : next(context);

    /// <summary>Changes have rights of their own: who writes need not be a reader. A query in a body is a read.</summary>
    static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || (HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/$query", StringComparison.OrdinalIgnoreCase));

    IEnumerable<EntitySet> SetsOf(string path)
    {
        var name = path.TrimStart('/');
        if (name.StartsWith(CrossJoin, StringComparison.OrdinalIgnoreCase))
        {
            return name[CrossJoin.Length..].Split(')')[0].Split(',', StringSplitOptions.TrimEntries).Select(model.FindSet).OfType<EntitySet>();
        }

        if (name.StartsWith(All, StringComparison.OrdinalIgnoreCase))
        {
            return model.FindType(name[All.Length..].Split('/')[0]) is EntityType type && model.FindSetOf(type) is { } of ? [of] : [];
        }

        var end = name.IndexOfAny(EndsOfName);
        return model.FindSet(end < 0 ? name : name[..end]) is { } set ? [set] : [];
    }
}
