using Lis.OData.Batch;
using Lis.OData.Changes;
using Lis.OData.Deferring;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Execution.Postgres;
using Lis.OData.Execution.Sqlite;
using Lis.OData.Model;
using Lis.OData.Payload;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Writing;
using Microsoft.AspNetCore.Http;

namespace Lis.OData;

/// <summary>A model that is served: one for each service root, for the life of the process. Owns its connections for reading.</summary>
public sealed class ODataService : IAsyncDisposable
{
    readonly ReadDatabase database;
    readonly ReadDatabase primary;
    readonly ODataPipeline pipeline;
    readonly ChangePipeline changes;
    readonly DeferredPipeline? deferred;

    /// <summary>A service; opens no connection yet.</summary>
    public ODataService(ODataServiceOptions options)
    {
        Options = options;
        database = Open(options, options.ReadConnection);
        primary = options.PrimaryConnection is { } other && other != options.ReadConnection ? Open(options, other) : database;
        pipeline = new ODataPipeline(options, database, primary);
        changes = new ChangePipeline(options, pipeline);
        deferred = options.Deferred is { } store ? new DeferredPipeline(store, options.ParserLimits) : null;
    }

    /// <summary>What the host gave.</summary>
    public ODataServiceOptions Options { get; }

    /// <summary>
    /// Answers a request of any method. Wrong requests get their OData error; a failing database propagates, and so does every fault after
    /// the first byte, when the connection is cut.
    /// </summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="root">The path of the service root below the base path, without a slash at the end; empty = the base path itself.</param>
    public async Task AnswerAsync(HttpContext context, string root)
    {
        try
        {
            // What has no exchange of its own, such as OPTIONS and the word that an answer comes later, says the version too (Protocol 8.1.5).
            context.Response.Headers[ProtocolVersions.Header] = ProtocolVersions.ChooseForError(context.Request.Headers[ProtocolVersions.MaxHeader]).Number();
            var address = RawAddress.Of(context.Request, root, Options.PublicAddress(context.Request));
            if (deferred is not null && DeferredPipeline.IsMonitor(address))
            {
                await deferred.AnswerAsync(context, address);
            }
            else if (deferred is not null && await deferred.TakesAsync(context, address, root, read => pipeline.Parse(read)))
            {
                return;
            }
            else if (address.IsBatch)
            {
                ChangeGroup? Open() => Options.Changes is { } store ? new ChangeGroup(store, context) : null;
                var parts = new PartService(part => AnswerAsync(part, root), Options.AroundPart, Open, Options.Limits.MaxBatchBodyBytes);
                var batch = new BatchHandler(Options.Limits, parts);
                await batch.AnswerAsync(context, address.Root, root);
            }
            else if (QueryBody.IsMeant(address) && !HttpMethods.IsOptions(context.Request.Method))
            {
                var read = await QueryBody.ReadAsync(context, address, Options.ParserLimits.MaxQueryLength);
                await pipeline.AnswerAsync(new Exchange(context, read));
            }
            else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            {
                await pipeline.AnswerAsync(new Exchange(context, address));
            }
            else
            {
                await changes.AnswerAsync(context, address);
            }
        }
        catch (FaultException fault) when (!context.Response.HasStarted)
        {
            Exchange.TakeBack(context.Response);
            await ErrorBody.WriteAsync(context, fault);
        }
        catch when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }
    }

    /// <summary>
    /// Answers a read that was kept (<see cref="IDeferredStore"/>), as if it had come alone and now. What the host puts around requests of a
    /// batch is put around this one too.
    /// </summary>
    /// <param name="request">The read.</param>
    /// <param name="services">The services of the request.</param>
    /// <param name="asCaller">Makes the request that of who asked.</param>
    /// <param name="sink">Where the answer goes.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task AnswerLaterAsync(
        DeferredRequest request, IServiceProvider services, Action<HttpContext> asCaller, IDeferredSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(asCaller);
        var response = new PartResponse(new DeferredContext.Sink(sink), cancellationToken);
        var context = DeferredContext.Create(request, response, services, cancellationToken);
        asCaller(context);
        await Options.AroundPart(context, part => AnswerAsync(part, request.Root));
        await response.CompleteAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (primary != database)
        {
            await primary.DisposeAsync();
        }
    }

    static ReadDatabase Open(ODataServiceOptions options, string connection) => options.Dialect == DatabaseDialect.Sqlite
        ? new SqliteReads(connection, options.Limits.StatementTimeout, options.Clock)
        : new PostgresReads(connection, options.Limits.StatementTimeout);
}
