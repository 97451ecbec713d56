using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Payload.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Writing;

/// <summary>The answer to a change (OData Protocol 11.4): status, headers, and the entity unless it is not wanted or not for the caller.</summary>
sealed class ChangeAnswer
{
    readonly Exchange exchange;
    readonly ChangeOutcome outcome;
    readonly BoundRequest? entity;
    readonly string? address;

    ChangeAnswer(Exchange exchange, ChangeOutcome outcome, BoundRequest? entity, string? address)
    {
        this.exchange = exchange;
        this.outcome = outcome;
        this.entity = entity;
        this.address = address;
    }

    HttpResponse Response => exchange.Context.Response;

    /// <summary>The answer to what a request came to.</summary>
    public static ChangeAnswer Of(Exchange exchange, BoundRequest request, ChangeOutcome outcome)
    {
        var address = outcome.Kept?.Address ?? (outcome.Row is { } row ? KeyLiteral.Address(row.Set, row.Key) : null);
        var wanted = ReturnPreferences.Read(exchange.Context.Request.Headers["Prefer"]);
        var isShaped = request.Options.Select is not null || !request.Options.Expand.IsEmpty;
        var isShown = outcome.IsShown && (wanted != ReturnPreference.Minimal || isShaped);
        return new ChangeAnswer(exchange, outcome, isShown ? ReadOf(request, outcome) : null, address);
    }

    /// <summary>Sets what is known at once.</summary>
    public void SetHeaders(ChangeTransaction transaction)
    {
        transaction.Describe(Response.Headers, outcome.Kept);
        Response.StatusCode = entity is null ? StatusCodes.Status204NoContent : outcome.IsCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        if (outcome.IsCreated)
        {
            Response.Headers.Location = exchange.Address.Root + address;
            if (entity is null)
            {
                Response.Headers["OData-EntityId"] = exchange.Address.Root + address;
            }
        }

        if (VersionOf(outcome.Row) is { } version && entity is null)
        {
            Response.Headers.ETag = EntityTag.Of(version);
        }

        if (ReturnPreferences.Read(exchange.Context.Request.Headers["Prefer"]) is var wanted && wanted != ReturnPreference.None && (outcome.Row ?? (object?)outcome.Kept) is not null)
        {
            Response.Headers["Preference-Applied"] = entity is null ? "return=minimal" : "return=representation";
        }
    }

    /// <summary>Shows the entity as the caller reads it now; a caller who cannot read it gets 204.</summary>
    public async Task ShowAsync(ODataPipeline reads)
    {
        if (entity is null)
        {
            return;
        }

        var shown = outcome.Depth is { } depth && entity.Options.Expand.IsEmpty ? entity with { Options = Deeper(reads, depth) } : entity;
        try
        {
            // These spoke of the row before the change.
            exchange.Context.Request.Headers.IfMatch = default;
            exchange.Context.Request.Headers.IfNoneMatch = default;
            await reads.ShowAsync(exchange, shown, Response.StatusCode);
        }
        catch (FaultException hidden) when (hidden.Code == FaultCode.NotFound && !Response.HasStarted)
        {
            Response.StatusCode = StatusCodes.Status204NoContent;
            Response.Headers.Remove("Preference-Applied");
            if (outcome.IsCreated)
            {
                Response.Headers["OData-EntityId"] = exchange.Address.Root + address;
            }
        }
    }

    /// <summary>The options of the request with an expand beside them.</summary>
    QueryOptions Deeper(ODataPipeline reads, string depth)
    {
        var query = exchange.Address.Query;
        return reads.Parse(exchange.Address with { Path = address!, Query = $"{query}{(query.Length == 0 ? "" : "&")}$expand={depth}" }).Options;
    }

    static long? VersionOf(RowChange? row) =>
        row?.Type.VersionProperty is { } version && row[version.Name] is { } value ? Convert.ToInt64(value, null) : null;

    /// <summary>A read of the entity by its key, with the options of the change.</summary>
    static BoundRequest ReadOf(BoundRequest request, ChangeOutcome outcome)
    {
        if (outcome.KeptRead is { } kept)
        {
            return kept;
        }

        var row = outcome.Row!;
        if (row.Set.IsSingleton)
        {
            return request with { Path = new BoundPath([new EntitySetSegment(row.Set)]), EntityId = null };
        }

        var values = row.Type.Key.Zip(row.Key, (property, value) => new LiteralExpression(
            request.Literals.Add(new RequestLiteral(KindOf(property.Type), KeyLiteral.Raw(property.Type, value), "path", 0)), property.Type));
        // What is selected is bound to the type that the path names.
        PathSegment[] cast = request.Path.Last is CastSegment last ? [last] : [];
        return request with { Path = new BoundPath([new EntitySetSegment(row.Set), new KeySegment(row.Type, [.. values]), .. cast]), EntityId = null };
    }

    static LiteralKind KindOf(ODataType type) => type switch
    {
        PrimitiveType { IsNumeric: true } => LiteralKind.Int64,
        PrimitiveType { Kind: PrimitiveKind.Boolean } => LiteralKind.Boolean,
        _ => LiteralKind.String,
    };
}
