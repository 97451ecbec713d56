using System.Collections.Immutable;
using Lis.OData.Changes;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Writing;

/// <summary>
/// Actions (OData Protocol 11.5.5): read the parameters, see that the entity is there and unchanged, let the host do the work in one
/// transaction, commit, and show what the action gives.
/// </summary>
sealed class ActionPipeline(ODataServiceOptions options, ODataPipeline reads)
{
    /// <summary>Answers POST of an action.</summary>
    /// <exception cref="FaultException">The request is wrong, or the host says no; nothing is stored.</exception>
    public async Task AnswerAsync(Exchange exchange, BoundRequest request, Operation action)
    {
        var context = exchange.Context;
        var store = options.Changes!;
        var handler = store.HandlerOf(action)
            ?? throw new FaultException(FaultCode.NotImplemented, $"{action.FullName} cannot be invoked in this service.", "path");
        var bound = request with { Path = new BoundPath(request.Path.Segments[..^1]) };
        if (action.Binding is { IsCollection: false })
        {
            // Rights before existence: who may not act learns nothing of what is there.
            store.Demand(context, ResourceMethods.SetOf(options.Model, bound.Path), ChangeKind.Update);
        }

        var (parameters, body) = await ParametersAsync(context.Request, action, exchange.Aborted);
        var name = NameOf(context.Request, action);
        if (name.Length == 0)
        {
            await DemandAsync(exchange, bound, action);
        }

        async Task<(object? Value, KeptAnswer? Kept)> InvokeAsync(ChangeTransaction transaction)
        {
            if (name.Length == 0)
            {
                return (await handler(CallOf(context, request, action, parameters, transaction), exchange.Aborted), null);
            }

            var print = RequestPrint.Of(exchange.Address, body);
            if (await transaction.FindAsync(name, print, exchange.Aborted) is { } kept)
            {
                return (null, kept);
            }

            // What the request asks of the entity held before it was done the first time, and need not any more.
            await DemandAsync(exchange, bound, action);
            var value = await handler(CallOf(context, request, action, parameters, transaction), exchange.Aborted);
            await transaction.KeepAsync(name, print, new KeptAnswer(null, null), exchange.Aborted);
            return (value, null);
        }

        if (ChangeGroup.Of(context) is { } group)
        {
            var transaction = await group.OpenAsync(exchange.Aborted);
            var (value, kept) = await InvokeAsync(transaction);
            transaction.Describe(context.Response.Headers, kept);
            context.Response.StatusCode = action.Result is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
            group.AfterCommit(_ => ShowAsync(exchange, bound, request, action, value));
            return;
        }

        object? result;
        await using (var transaction = await store.BeginAsync(context, exchange.Aborted))
        {
            (result, var kept) = await InvokeAsync(transaction);
            if (kept is null)
            {
                await transaction.CommitAsync(exchange.Aborted);
            }

            transaction.Describe(context.Response.Headers, kept);
        }

        await ShowAsync(exchange, bound, request, action, result);
    }

    /// <summary>The name under which the request is done once. A value that an action gives is not kept, so it could not be given again.</summary>
    static string NameOf(HttpRequest request, Operation action) => request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } name ? ""
        : action.Result is null or EntityType
            ? name
            : throw new FaultException(FaultCode.NotImplemented, $"{action.Name} gives a value, which is not kept for a repeated request.", "Idempotency-Key");

    async Task DemandAsync(Exchange exchange, BoundRequest bound, Operation action)
    {
        if (action.Binding is { IsCollection: false })
        {
            await reads.DemandAsync(exchange, bound with { Options = QueryOptions.None }, options.Changes!.CallerOf(exchange.Context));
        }
    }

    static ActionCall CallOf(
        HttpContext context, BoundRequest request, Operation action, IReadOnlyDictionary<string, object?> parameters, ChangeTransaction transaction)
    {
        var isBound = action.Binding is { IsCollection: false };
        var key = isBound ? request.Path.Segments.OfType<KeySegment>().LastOrDefault() : null;
        ImmutableArray<object> values = key is null ? [] : [.. key.Values.Select(value => LiteralConverter.Convert(request.Literals[value.Slot], value.ValueType))];
        return new ActionCall(context, action, values, parameters, transaction);
    }

    static async Task<(IReadOnlyDictionary<string, object?> Values, ReadOnlyMemory<byte> Body)> ParametersAsync(
        HttpRequest request, Operation action, CancellationToken cancellationToken)
    {
        const int MostBytes = 1 << 20;
        if (string.IsNullOrEmpty(request.ContentType))
        {
            var bytes = await ChangeBody.BytesAsync(request, MostBytes, cancellationToken);
            return bytes.Length == 0
                ? (ActionBody.Read(action, default, isNewer: true, numbersMayBeText: false), bytes)
                : throw new FaultException(FaultCode.UnsupportedMediaType, "The parameters of an action come as application/json.", "Content-Type");
        }

        var body = await ChangeBody.ReadAsync(request, MostBytes, cancellationToken);
        return (ActionBody.Read(action, body.Bytes, body.IsNewer, body.NumbersMayBeText), body.Bytes);
    }

    async Task ShowAsync(Exchange exchange, BoundRequest bound, BoundRequest request, Operation action, object? value)
    {
        if (action.Result is EntityType)
        {
            // These spoke of the entity before the action.
            exchange.Context.Request.Headers.IfMatch = default;
            exchange.Context.Request.Headers.IfNoneMatch = default;
            await reads.ShowAsync(exchange, bound, StatusCodes.Status200OK);
            return;
        }

        var format = exchange.FormatOf(request);
        var body = action.Result is { } type ? ComputedAnswer.Of(exchange.Address.Root, request, type, value, format) : null;
        await exchange.SendAsync(body, format);
    }
}
