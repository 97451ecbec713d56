using Lis.OData.Changes;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Writing;

/// <summary>Runs a change in its transaction.</summary>
delegate Task<ChangeOutcome> RunChange(ChangeOperations operations, LinkOperations links, CancellationToken cancellationToken);

/// <summary>What a request asks to change.</summary>
/// <param name="Request">Where.</param>
/// <param name="Set">The set of the rows there.</param>
/// <param name="Type">Their type, or one that derives from it where the path says so.</param>
/// <param name="Method">How.</param>
/// <param name="IsNewer">Whether the client speaks 4.01.</param>
/// <param name="MostRows">The most rows that one request may change.</param>
sealed record ChangeTarget(BoundRequest Request, EntitySet Set, EntityType Type, string Method, bool IsNewer, int MostRows)
{
    /// <summary>The last segment but casts.</summary>
    public PathSegment? Last => ResourceMethods.LastOf(Request.Path);
}

/// <summary>A change whose body is read: what is left to do in the transaction.</summary>
/// <param name="Run">Does it.</param>
sealed record ChangeWork(RunChange Run)
{
    /// <summary>Of the address and the body, for requests that must not be done twice.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>What was found wrong with the entities in the body, to be told with what their rows show; null = there are none.</summary>
    public BodyFindings? Findings { get; init; }

    /// <summary>What the answer expands so that it shows all that the body gave, as a value of $expand; null = nothing.</summary>
    public string? Depth { get; init; }

    /// <summary>Does it, unless something is wrong; then everything that is.</summary>
    /// <exception cref="FaultException">What is wrong with the body comes before what is wrong with the row that it is for.</exception>
    public async Task<ChangeOutcome> RunAsync(ChangeOperations operations, LinkOperations links, BodyFindings findings, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await Run(operations, links, cancellationToken);
            findings.Throw();
            return outcome with { Depth = Depth };
        }
        catch (FaultException fault) when (!findings.IsEmpty && FaultStatus.Of(fault.Code) < 500)
        {
            if (FaultStatus.Of(fault.Code) is 400 or 409 or 422)
            {
                findings.Add(fault);
            }

            findings.Throw();
            throw;
        }
    }

    /// <summary>DELETE of whatever the path leads to.</summary>
    public static ChangeWork OfDelete(ChangeTarget target) => target.Last switch
    {
        ReferenceSegment => new((_, links, cancellation) => links.RemoveAsync(target.IsNewer, cancellation)),
        PropertySegment or ValueSegment => OfValue(Emptied(target.Request), "DELETE"),
        StreamSegment { Source: var source } => OfStream(new StreamEdit(source, null, null)),
        EachSegment => new((operations, _, cancellation) => operations.EachAsync(null, target.Set, target.MostRows, cancellation)),
        _ => new((operations, _, cancellation) => operations.DeleteAsync(target.Set, cancellation)),
    };

    /// <summary>The bytes of a media entity or of a stream property.</summary>
    public static ChangeWork OfStream(StreamEdit edit) => new((operations, _, cancellation) => operations.SetStreamAsync(edit, cancellation));

    /// <summary>A media entity made of its bytes (OData Protocol 11.4.7.1).</summary>
    public static ChangeWork OfMedia(ChangeTarget target, StreamEdit edit) => new((operations, _, cancellation) =>
        operations.InsertAsync(new EntityBody(target.Type, "") { Stream = edit }, target.Set, cancellation));

    /// <summary>A new value of a property.</summary>
    public static ChangeWork OfValue(object? value, string method) =>
        new((operations, _, cancellation) => operations.SetAsync(value, HttpMethods.IsPatch(method), cancellation));

    /// <summary>Whatever takes a body of JSON.</summary>
    public static ChangeWork OfBody(ServiceModel model, ChangeTarget target, ChangeBody body, BodyFindings findings)
    {
        var reader = new BodyReader(model, findings, body.IsNewer, body.NumbersMayBeText);
        return target.Last switch
        {
            ReferenceSegment => OfReferences(target, reader, body),
            PropertySegment { Property: var property } => OfProperty(target, reader, body, property),
            EntitySetSegment { Set.IsSingleton: false } or NavigationSegment { Navigation.IsCollection: true } when HttpMethods.IsPatch(target.Method) =>
                OfDelta(target, reader.Delta(body.Bytes, target.Type)) with { Findings = findings },
            _ => OfEntity(target, reader.Entity(body.Bytes, target.Type), body.IsNewer, findings) with { Findings = findings },
        };
    }

    static ChangeWork OfReferences(ChangeTarget target, BodyReader reader, ChangeBody body)
    {
        if (HttpMethods.IsPut(target.Method) && target.Request.Path.Segments[^2] is NavigationSegment { Navigation.IsCollection: true })
        {
            var ids = reader.References(body.Bytes);
            Demand(target, ids.Count);
            return new((_, links, cancellation) => links.ReplaceAsync(ids, cancellation));
        }

        var id = reader.Reference(body.Bytes);
        return new((_, links, cancellation) => links.AddAsync(id, cancellation));
    }

    static ChangeWork OfProperty(ChangeTarget target, BodyReader reader, ChangeBody body, StructuralProperty property)
    {
        if (!HttpMethods.IsPost(target.Method))
        {
            return OfValue(reader.Property(body.Bytes, property), target.Method);
        }

        var item = reader.Item(body.Bytes, property);
        return new((operations, _, cancellation) => operations.AppendAsync(item, cancellation));
    }

    static ChangeWork OfDelta(ChangeTarget target, List<EntityBody> items)
    {
        Demand(target, items.Count);
        return new((operations, _, cancellation) => operations.ChangeManyAsync(items, target.Set, cancellation));
    }

    static ChangeWork OfEntity(ChangeTarget target, EntityBody entity, bool isNewer, BodyFindings findings)
    {
        if (HttpMethods.IsPost(target.Method))
        {
            return new((operations, _, cancellation) => operations.InsertAsync(entity, target.Set, cancellation)) { Depth = BodyDepth.Of(entity) };
        }

        CheckInline(entity, isNewer, findings);
        return target.Last is EachSegment
            ? new((operations, _, cancellation) => operations.EachAsync(entity, target.Set, target.MostRows, cancellation))
            : new((operations, _, cancellation) => operations.UpdateAsync(entity, target.Set, HttpMethods.IsPut(target.Method), cancellation)) { Depth = BodyDepth.Of(entity) };
    }

    static void Demand(ChangeTarget target, int count)
    {
        if (count > target.MostRows)
        {
            throw new FaultException(
                FaultCode.RequestTooLarge, FormattableString.Invariant($"The body names {count} entities; one request changes at most {target.MostRows}."), "value");
        }
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
