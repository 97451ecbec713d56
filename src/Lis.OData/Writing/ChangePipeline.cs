using System.Security.Cryptography;
using System.Text;
using Lis.OData.Changes;
using Lis.OData.Changes.Body;
using Lis.OData.Errors;
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
            options.Model, options.Dialect, planner, new RequestParser(options.Model, options.ParserLimits), options.Limits.StatementTimeout);
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
        var set = ResourceMethods.SetOf(options.Model, request.Path);
        var isDelete = HttpMethods.IsDelete(http.Method);
        options.Changes!.Demand(exchange.Context, set, KindOf(http.Method, request.Path));
        if (request.Path.Last is ValueSegment && !isDelete)
        {
            var bytes = await ChangeBody.BytesAsync(http, options.Limits.MaxBodyBytes, exchange.Aborted);
            return ChangeWork.OfValue(RawValue.Read(((PropertySegment)request.Path.Segments[^2]).Property, bytes), http.Method);
        }

        if (isDelete)
        {
            return ChangeWork.OfDelete(request, set, options.Limits.MaxChangedRows);
        }

        var body = await ChangeBody.ReadAsync(http, options.Limits.MaxBodyBytes, exchange.Aborted);
        var findings = new BodyFindings();
        var work = ChangeWork.OfBody(request, set, body, findings, http.Method, options.Limits.MaxChangedRows);
        findings.Throw();
        return work with { Hash = HashOf(exchange, body.Bytes) };
    }

    async Task<ChangeOutcome> RunAsync(Exchange exchange, BoundRequest request, ChangeWork work, ChangeTransaction transaction)
    {
        var context = exchange.Context;
        var store = options.Changes!;
        var name = HttpMethods.IsPost(context.Request.Method) ? context.Request.Headers["Idempotency-Key"].ToString() : "";
        if (name.Length > 0 && await transaction.FindAsync(name, work.Hash, exchange.Aborted) is { } kept)
        {
            var isMade = kept.Address is not null;
            var read = isMade ? reads.Parse(exchange.Address with { Path = kept.Address! }) : null;
            return new ChangeOutcome(null, isMade, isMade) { Kept = kept, KeptRead = read };
        }

        var rows = new ChangeRows(scope, transaction, store.CallerOf(context), options.Clock.GetUtcNow());
        var references = new References(scope, rows, context.Features.Get<NamedEntities>());
        var writer = new EntityWriter(rows, references, (set, kind) => store.Demand(context, set, kind));
        var operations = new ChangeOperations(
            request, rows, writer, new ChangePreconditions(context.Request, store.DemandsIfMatch && request.Path.Last is KeySegment or NavigationSegment));
        var outcome = await work.Run(operations, new LinkOperations(request, rows, references, operations), exchange.Aborted);
        if (name.Length > 0)
        {
            var made = outcome.Row is { } row ? KeyLiteral.Address(row.Set, row.Key) : null;
            await transaction.KeepAsync(name, work.Hash, new KeptAnswer(made, null), exchange.Aborted);
        }

        return outcome;
    }

    /// <summary>What an idempotency key stands for: the address with its options, and the body.</summary>
    static byte[] HashOf(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{exchange.Address.Path}?{exchange.Address.Query}\n"));
        hash.AppendData(body.Span);
        return hash.GetHashAndReset();
    }

    static ChangeKind KindOf(string method, BoundPath path) => path.Last is ReferenceSegment or PropertySegment or ValueSegment
        ? ChangeKind.Update
        : HttpMethods.IsPost(method) ? ChangeKind.Insert : HttpMethods.IsDelete(method) ? ChangeKind.Delete : ChangeKind.Update;

    /// <summary>Only what shapes the answer goes with a change.</summary>
    static void CheckOptions(QueryOptions options)
    {
        if (options is not { Filter: null, Search: null, TopSlot: null, SkipSlot: null, Count: false, OrderBy.IsEmpty: true, Apply: null, SkipToken: null })
        {
            throw new FaultException(FaultCode.MisplacedOption, "A change takes $select, $expand, $compute and $format only.");
        }
    }
}
