namespace Lis.OData.Changes.Body;

/// <summary>
/// How deep a body goes, as a value of $expand: a deep insert, or a deep update, is answered at least as deep (OData Protocol 11.4.2.2 and
/// 11.4.3.1). What is only referred to by <c>@odata.bind</c> is not expanded.
/// </summary>
static class BodyDepth
{
    const int Most = 5;

    /// <summary>The value; null = the body gives one entity and nothing inside it.</summary>
    public static string? Of(EntityBody body) => Of([body], Most);

    static string? Of(IReadOnlyList<EntityBody> bodies, int levels)
    {
        var parts = levels == 0 ? [] : bodies.SelectMany(body => body.Links).Where(link => link.Form != LinkForm.Bind)
            .GroupBy(link => link.Navigation)
            .Select(links => Of([.. links.SelectMany(link => link.Items)], levels - 1) is { } inner ? $"{links.Key.Name}($expand={inner})" : links.Key.Name)
            .ToList();
        return parts.Count == 0 ? null : string.Join(',', parts);
    }
}
