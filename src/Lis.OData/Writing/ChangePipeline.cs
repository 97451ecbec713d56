using Lis.OData.Changes;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Writing;

/// <summary>
/// The one write path: parse the address and the body, begin a transaction, find the rows, check them, let the host's rules speak, store,
/// commit, and show what came of it through the pipeline of reads.
/// </summary>
sealed class ChangePipeline
{
    readonly ODataServiceOptions options;
    readonly ODataPipeline reads;
    readonly ChangeScope scope;
    readonly ResourceMethods methods;
    readonly ActionPipeline actions;

    public ChangePipeline(ODataServiceOptions options, ODataPipeline reads)
    {
        this.options = options;
        this.reads = reads;
        actions = new ActionPipeline(options, reads);
        methods = new ResourceMethods(options.Model, options.Changes is not null);
        // The host's own expressions are no request: a small limit for callers must not stop them.
        var rules = new RequestParser(options.Model, new ParserLimits());
        var planner = new ChangePlanner(options.Model, options.Dialect, options.Access, rules.ParseExpression);
        scope = new ChangeScope(
            options.Model, options.Dialect, planner, new RequestParser(options.Model, options.ParserLimits), rules.ParseExpression, options.Limits.StatementTimeout);
    }

    /// <summary>Answers a request that is no read.</summary>
    /// <exception cref="FaultException">The request is wrong; nothing is stored.</exception>
    public async Task AnswerAsync(HttpContext context, ServiceAddress address)
    {
        var request = reads.Parse(address);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            methods.Tell(context, request.Path);
            return;
        }

        methods.Demand(context, request.Path);
        if (request.Path.Last is ActionSegment { Action: var action })
        {
            await actions.AnswerAsync(new Exchange(context, address), request, action);
            return;
        }

        CheckOptions(request.Options);
        var exchange = new Exchange(context, address);
        var work = await WorkOf(exchange, request);
        if (ChangeGroup.Of(context) is { } group)
        {
            var outcome = await RunAsync(exchange, request, work, await group.OpenAsync(exchange.Aborted));
            var answer = ChangeAnswer.Of(exchange, request, outcome);
            answer.SetHeaders(group.Transaction!);
            group.AfterCommit(_ => answer.ShowAsync(reads));
            return;
        }

        await using var transaction = await options.Changes!.BeginAsync(context, exchange.Aborted);
        var result = await RunAsync(exchange, request, work, transaction);
        if (result.Kept is null)
        {
            await transaction.CommitAsync(exchange.Aborted);
        }

        var shown = ChangeAnswer.Of(exchange, request, result);
        shown.SetHeaders(transaction);
        // Others may write while a slow client takes the answer.
        await transaction.DisposeAsync();
        await shown.ShowAsync(reads);
    }

    /// <summary>What is to be done once the transaction is open; the body is read and checked before, so that nobody waits for a slow client.</summary>
    async Task<ChangeWork> WorkOf(Exchange exchange, BoundRequest request)
    {
        var http = exchange.Context.Request;
        var target = new ChangeTarget(
            request,
            ResourceMethods.SetOf(options.Model, request.Path),
            ResourceMethods.TypeOf(options.Model, request.Path),
            http.Method,
            ChangeBody.IsFromNewer(http),
            options.Limits.MaxChangedRows);
        options.Changes!.Demand(exchange.Context, ResourceMethods.ChangedSetOf(options.Model, request.Path), KindOf(target));
        if (HttpMethods.IsDelete(http.Method))
        {
            return ChangeWork.OfDelete(target);
        }

        var isMedia = target is { Last: not ReferenceSegment, Type.Media: not null } && HttpMethods.IsPost(http.Method);
        if (isMedia || target.Last is ValueSegment or StreamSegment)
        {
            var bytes = await ChangeBody.BytesAsync(http, options.Limits.MaxBodyBytes, exchange.Aborted);
            return WorkOf(target, bytes, http.ContentType) with { Hash = RequestPrint.Of(exchange.Address, bytes) };
        }

        var body = await ChangeBody.ReadAsync(http, options.Limits.MaxBodyBytes, exchange.Aborted);
        var findings = new BodyFindings();
        var work = ChangeWork.OfBody(options.Model, target, body, findings);
        if (work.Findings is null)
        {
            findings.Throw();
        }

        return work with { Hash = RequestPrint.Of(exchange.Address, body.Bytes) };
    }

    /// <summary>What bytes that are no JSON are good for.</summary>
    static ChangeWork WorkOf(ChangeTarget target, byte[] bytes, string? mediaType) => target.Last switch
    {
        StreamSegment { Source: var source } => ChangeWork.OfStream(new StreamEdit(source, bytes, mediaType)),
        ValueSegment => ChangeWork.OfValue(RawValue.Read(((PropertySegment)target.Request.Path.Segments[^2]).Property, bytes), target.Method),
        _ => ChangeWork.OfMedia(target, new StreamEdit(target.Type.Media!, bytes, mediaType)),
    };

    async Task<ChangeOutcome> RunAsync(Exchange exchange, BoundRequest request, ChangeWork work, ChangeTransaction transaction)
    {
        var context = exchange.Context;
        var store = options.Changes!;
        var name = HttpMethods.IsPost(context.Request.Method) ? context.Request.Headers["Idempotency-Key"].ToString() : "";
        if (name.Length > 0 && await transaction.FindAsync(name, work.Hash, exchange.Aborted) is { } kept)
        {
            var isMade = kept.Address is not null;
            var read = isMade ? reads.Parse(exchange.Address with { Path = kept.Address! }) : null;
            return new ChangeOutcome(null, isMade, isMade) { Kept = kept, KeptRead = read, Depth = work.Depth };
        }

        var rows = new ChangeRows(scope, transaction, store.CallerOf(context), options.Clock.GetUtcNow(), work.Findings ?? new BodyFindings());
        var references = new References(scope, rows, context.Features.Get<NamedEntities>());
        void Demand(EntitySet set, ChangeKind kind) => store.Demand(context, set, kind);
        var writer = new EntityWriter(rows, references, Demand);
        var isEntity = ResourceMethods.LastOf(request.Path) is KeySegment or NavigationSegment or EntitySetSegment { Set.IsSingleton: true };
        var operations = new ChangeOperations(
            request,
            rows,
            writer,
            new CollectionWriter(rows, references, writer, Demand),
            new ChangePreconditions(context.Request, store.DemandsIfMatch && isEntity));
        var outcome = await work.RunAsync(operations, new LinkOperations(request, rows, references, operations), rows.Findings, exchange.Aborted);
        if (name.Length > 0)
        {
            var made = outcome.Row is { } row ? KeyLiteral.Address(row.Set, row.Key) : null;
            await transaction.KeepAsync(name, work.Hash, new KeptAnswer(made, null), exchange.Aborted);
        }

        return outcome;
    }

    static ChangeKind KindOf(ChangeTarget target) => target.Last is ReferenceSegment or PropertySegment or ValueSegment or StreamSegment
        ? ChangeKind.Update
        : HttpMethods.IsPost(target.Method) ? ChangeKind.Insert : HttpMethods.IsDelete(target.Method) ? ChangeKind.Delete : ChangeKind.Update;

    /// <summary>Only what shapes the answer goes with a change.</summary>
    static void CheckOptions(QueryOptions options)
    {
        if (options is not { Filter: null, Search: null, TopSlot: null, SkipSlot: null, Count: false, OrderBy.IsEmpty: true, Apply: null, SkipToken: null })
        {
            throw new FaultException(FaultCode.MisplacedOption, "A change takes $select, $expand, $compute and $format only.");
        }
    }
}
