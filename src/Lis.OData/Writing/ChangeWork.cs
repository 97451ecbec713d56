using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Writing;

/// <summary>Runs a change in its transaction.</summary>
delegate Task<ChangeOutcome> RunChange(ChangeOperations operations, LinkOperations links, CancellationToken cancellationToken);

/// <summary>A change whose body is read: what is left to do in the transaction.</summary>
/// <param name="Run">Does it.</param>
sealed record ChangeWork(RunChange Run)
{
    /// <summary>Of the address and the body, for requests that must not be done twice.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>DELETE of whatever the path leads to.</summary>
    public static ChangeWork OfDelete(BoundRequest request, EntitySet set, int mostRows) => request.Path.Last switch
    {
        ReferenceSegment => new((_, links, cancellation) => links.RemoveAsync(cancellation)),
        PropertySegment or ValueSegment => OfValue(Emptied(request), "DELETE"),
        EachSegment => new((operations, _, cancellation) => operations.EachAsync(null, set, mostRows, cancellation)),
        _ => new((operations, _, cancellation) => operations.DeleteAsync(set, cancellation)),
    };

    /// <summary>A new value of a property.</summary>
    public static ChangeWork OfValue(object? value, string method) =>
        new((operations, _, cancellation) => operations.SetAsync(value, HttpMethods.IsPatch(method), cancellation));

    /// <summary>Whatever takes a body of JSON.</summary>
    public static ChangeWork OfBody(BoundRequest request, EntitySet set, ChangeBody body, BodyFindings findings, string method, int mostRows)
    {
        var reader = new BodyReader(findings, body.IsNewer, body.NumbersMayBeText);
        switch (request.Path.Last)
        {
            case ReferenceSegment:
                var id = reader.Reference(body.Bytes);
                return new((_, links, cancellation) => links.AddAsync(id, cancellation));
            case PropertySegment { Property: var property }:
                return OfValue(reader.Property(body.Bytes, property), method);
        }

        var entity = reader.Entity(body.Bytes, set.Type);
        if (HttpMethods.IsPost(method))
        {
            return new((operations, _, cancellation) => operations.InsertAsync(entity, set, cancellation));
        }

        CheckInline(entity, body.IsNewer, findings);
        return request.Path.Last is EachSegment
            ? new((operations, _, cancellation) => operations.EachAsync(entity, set, mostRows, cancellation))
            : new((operations, _, cancellation) => operations.UpdateAsync(entity, set, HttpMethods.IsPut(method), cancellation));
    }

    /// <summary>An update of 4.0 holds references to related entities and never the entities themselves (OData Protocol 4.0 11.4.3).</summary>
    static void CheckInline(EntityBody entity, bool isNewer, BodyFindings findings)
    {
        foreach (var link in entity.Links.Where(link => !isNewer && link.Form != LinkForm.Bind))
        {
            findings.Add(
                FaultCode.InvalidBody,
                $"An update of OData 4.0 refers to related entities with {link.Navigation.Name}@odata.bind; send OData-Version: 4.01 to change them along.",
                link.Navigation.Name);
        }
    }

    static object? Emptied(BoundRequest request)
    {
        var property = request.Path.Segments.OfType<PropertySegment>().Last().Property;
        return property switch
        {
            { Type: CollectionType } => "[]",
            { IsNullable: true } => null,
            _ => throw new FaultException(FaultCode.InvalidValue, $"{property.Name} cannot be null.", property.Name),
        };
    }
}
