using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Finds the resource path inside an entity-id: absolute, from the host's root, or relative to the service root (Protocol 4.1).</summary>
static class EntityId
{
    /// <summary>The segments of an id, from its entity set on.</summary>
    public static List<UrlSegment> Split(ServiceModel model, string id, string target)
    {
        var end = id.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? id : id[..end];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        for (var start = scheme < 0 ? 0 : scheme + 3; start < path.Length; start++)
        {
            if (start == 0 || path[start - 1] == '/')
            {
                var rest = path.AsSpan(start);
                var name = rest.IndexOfAny('(', '/', '%') is >= 0 and var length ? rest[..length] : rest;
                if (model.FindSet(name.ToString()) is not null)
                {
                    return UrlPath.Split(rest.ToString());
                }
            }
        }

        throw new FaultException(FaultCode.InvalidOptionValue, $"'{id}' names no entity; write an id such as Indicators('A').", target);
    }
}
