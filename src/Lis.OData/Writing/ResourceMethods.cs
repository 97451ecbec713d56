using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Writing;

/// <summary>Which methods beside reading a resource takes, and what the service says to the others.</summary>
/// <param name="model">The model.</param>
/// <param name="canChange">Whether the host lets its sets be changed at all.</param>
sealed class ResourceMethods(ServiceModel model, bool canChange)
{
    const string Reads = "GET, HEAD, OPTIONS";

    /// <summary>Answers OPTIONS.</summary>
    public void Tell(HttpContext context, BoundPath path)
    {
        context.Response.Headers.Allow = Allowed(path);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Refuses a method that the resource does not take.</summary>
    /// <exception cref="FaultException">MethodNotAllowed, or NotImplemented where the host lets nothing be changed that could be.</exception>
    public void Demand(HttpContext context, BoundPath path)
    {
        var method = context.Request.Method;
        if (!Writable(path).Contains(method))
        {
            context.Response.Headers.Allow = Allowed(path);
            throw new FaultException(FaultCode.MethodNotAllowed, $"{method} is not a method of this resource; it takes {Allowed(path)}.");
        }

        if (!canChange)
        {
            throw new FaultException(FaultCode.NotImplemented, $"{method} is not implemented; the service can be read.");
        }
    }

    /// <summary>The set whose rows the path leads to in the end.</summary>
    public static EntitySet SetOf(ServiceModel model, BoundPath path) => path.Segments
        .Select(segment => segment switch
        {
            EntitySetSegment start => start.Set,
            NavigationSegment step => model.SetOf(step.Navigation.Target),
            _ => null,
        })
        .Last(set => set is not null)!;

    string Allowed(BoundPath path) => path.Last is ActionSegment ? "POST, OPTIONS" : canChange && Writable(path) is { Length: > 0 } more ? $"{Reads}, {string.Join(", ", more)}" : Reads;

    /// <summary>The type that a body is of: that of the set, or the one that a cast in the path names.</summary>
    public static EntityType TypeOf(ServiceModel model, BoundPath path) => path.Segments
        .Select(segment => segment switch
        {
            CastSegment cast => cast.Type,
            EntitySetSegment start => start.Set.Type,
            NavigationSegment step => model.SetOf(step.Navigation.Target).Type,
            _ => null,
        })
        .Last(type => type is not null)!;

    /// <summary>The set whose rows change: a reference is kept by the row from which it leads, or by the one to which it does.</summary>
    public static EntitySet ChangedSetOf(ServiceModel model, BoundPath path)
    {
        var last = path.Segments.Length - 1 - (path.Segments is [.., KeySegment, ReferenceSegment] ? 2 : 1);
        var isNear = path.Last is ReferenceSegment && path.Segments[last] is NavigationSegment { Navigation: var navigation }
            && (navigation.Join.Link is not null || ForeignKey.IsHere(navigation));
        return SetOf(model, isNear ? new BoundPath(path.Segments[..last]) : path);
    }

    /// <summary>The last segment that leads somewhere: a cast at the end stays where it is.</summary>
    public static PathSegment? LastOf(BoundPath path) => path.Segments.LastOrDefault(segment => segment is not CastSegment);

    string[] Writable(BoundPath path) => LastOf(path) switch
    {
        ActionSegment => ["POST"],
        EntitySetSegment { Set.IsSingleton: true } when !IsReadOnly(path) => ["PATCH", "PUT"],
        EntitySetSegment or NavigationSegment { Navigation.IsCollection: true } when !IsReadOnly(path) => path.Last is CastSegment ? ["POST"] : ["POST", "PATCH"],
        EntitySetSegment or NavigationSegment { Navigation.IsCollection: true } => [],
        EachSegment when !IsReadOnly(path) => ["PATCH", "DELETE"],
        KeySegment or NavigationSegment when !IsReadOnly(path) => ["PATCH", "PUT", "DELETE"],
        PropertySegment { Property: { IsComputed: false, Type: CollectionType } } when !IsReadOnly(path) => ["POST", "PATCH", "PUT", "DELETE"],
        PropertySegment { Property.IsComputed: false } when !IsReadOnly(path) => ["PATCH", "PUT", "DELETE"],
        StreamSegment stream when !IsReadOnly(path) => stream.Property is null ? ["PUT"] : ["PUT", "DELETE"],
        ValueSegment when !IsReadOnly(path) && path.Segments[^2] is PropertySegment { Property.IsComputed: false } => ["PUT", "DELETE"],
        ReferenceSegment when path.Segments[^2] is NavigationSegment { Navigation.IsCollection: false } => ["PUT", "DELETE"],
        ReferenceSegment when path.Segments[^2] is NavigationSegment => ["POST", "PUT", "DELETE"],
        ReferenceSegment when path.Segments is [.., NavigationSegment { Navigation.IsCollection: true }, KeySegment, _] => ["DELETE"],
        _ => [],
    };

    bool IsReadOnly(BoundPath path) => SetOf(model, path).IsReadOnly;
}
