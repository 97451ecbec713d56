using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Following;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Payload.Metadata;
using Lis.OData.Payload.Paging;
using Lis.OData.Payload.Tables;
using Lis.OData.Planning;
using Lis.OData.Planning.Deltas;
using Microsoft.AspNetCore.Http;

namespace Lis.OData;

/// <summary>
/// Start reading here. A read is five stages: parse the URL against the model, plan what to read, emit the SQL, execute it, write the rows.
/// Each takes what the one before gave and knows nothing of the others.
/// </summary>
sealed class ODataPipeline(ODataServiceOptions options, ReadDatabase database, ReadDatabase primary)
{
    readonly RequestParser parser = new(options.Model, options.ParserLimits);
    readonly RequestParser bodyParser = new(options.Model, options.ParserLimits with
    {
        MaxUrlLength = options.ParserLimits.MaxUrlLength + options.ParserLimits.MaxQueryLength,
    });

    readonly MetadataDocument metadata = new(options.Model, options.Abilities);
    readonly KeptReads reads = MakeReads(options);
    readonly KeptCounts counts = new(options.Limits.KeptCounts);

    /// <summary>Reads the URL of a request of any method.</summary>
    public BoundRequest Parse(ServiceAddress address) => ParserOf(address).Parse(address.Path, address.Query);

    /// <summary>Answers a GET or HEAD.</summary>
    /// <exception cref="FaultException">The request is wrong; nothing was sent unless the response has started.</exception>
    public async Task AnswerAsync(Exchange exchange)
    {
        var stages = new StageClock(options.Clock);
        if (DeltaCount.LinkOf(exchange.Address) is { } followed)
        {
            await new DeltaReads(options, database, reads, parser).CountAsync(exchange, followed);
            return;
        }

        BoundRequest request;
        using (stages.Begin("parse"))
        {
            request = Parse(exchange.Address);
        }

        if (DocumentOf(request, exchange) is { } document)
        {
            await exchange.SendAsync(document);
            return;
        }

        if (await OperationAnswers.IsAnsweredAsync(exchange, request))
        {
            return;
        }

        if (request.Path.Segments[0] is AllSegment)
        {
            await new AllReads(options, database, reads, parser).AnswerAsync(exchange, request);
            return;
        }

        if (request.Options.DeltaToken is not null)
        {
            await new DeltaReads(options, database, reads, parser).AnswerAsync(exchange, request);
            return;
        }

        if (request.Path.Last is EachSegment)
        {
            exchange.Context.Response.Headers.Allow = "PATCH, DELETE, OPTIONS";
            throw new FaultException(FaultCode.MethodNotAllowed, "$each stands for a change; leave it out to read.", "path");
        }

        await RunAsync(exchange, request, stages, database, StatusCodes.Status200OK);
    }

    /// <summary>Shows an entity in the answer to a change of it.</summary>
    /// <param name="exchange">The request that changed it.</param>
    /// <param name="request">The read.</param>
    /// <param name="status">The status of the answer.</param>
    /// <exception cref="FaultException">NotFound: it is not for this caller.</exception>
    public Task ShowAsync(Exchange exchange, BoundRequest request, int status) =>
        RunAsync(exchange, request, new StageClock(options.Clock), primary, status);

    /// <summary>Sees that an entity is there for a caller, and at the version that If-Match names, if it does.</summary>
    /// <exception cref="FaultException">NotFound, PreconditionFailed.</exception>
    public async Task DemandAsync(Exchange exchange, BoundRequest request, Caller caller)
    {
        var read = reads.Find(request, caller, null).Emit();
        await using var session = primary.Open(read, InputsOf(exchange, request, read.Plan, caller, null, null));
        if (!await session.StartAsync(exchange.Aborted))
        {
            throw new FaultException(FaultCode.NotFound, "There is no such entity, or none for this caller.", "path");
        }

        var header = exchange.Context.Request.Headers.IfMatch;
        if (header.Count > 0 && read.Plan.Statement.Shape.Version is { } column && !session.Row.IsNull(column.Ordinal)
            && EntityTag.Of(session.Row.GetInt64(column.Ordinal)) is var tag && !EntityTag.Matches(header, tag))
        {
            throw new FaultException(FaultCode.PreconditionFailed, $"The entity is at version {tag}.", "If-Match");
        }
    }

    async Task RunAsync(Exchange exchange, BoundRequest request, StageClock stages, ReadDatabase from, int status)
    {
        var tableFormat = exchange.TableOf(request);
        var format = tableFormat is null ? exchange.FormatOf(request) : default;
        var caller = options.CallerOf(exchange.Context);
        var token = TokenOf(request);
        request = tableFormat is null ? Annotated(exchange, request) : TableAnswer.Prepare(request, tableFormat, options.Limits.MaxSheetRows);
        var tracked = tableFormat is null ? Tracked(exchange, request, token) : null;
        var (kept, read) = Prepare(request, caller, token?.Start, tracked, stages);
        var table = tableFormat is null ? null : TableAnswer.Of(tableFormat, read.Plan, options.Limits.MaxSheetRows);
        var tag = tracked is null ? TagOf(exchange, read, caller) : null;
        var version = tag is null ? null : kept.VersionQuery(caller, options);
        tag = version is null ? null : tag;
        if (tag is not null && await IsKnownAsync(exchange, tag, version!, from))
        {
            exchange.Context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var inputs = InputsOf(exchange, request, read.Plan, caller, token, table, tracked);
        if (tag is not null)
        {
            inputs = inputs with { VersionQuery = version };
            inputs = counts.Of(kept, inputs) is { } known ? inputs with { KnownCount = known } : inputs;
        }

        await using var session = from.Open(read, inputs);
        bool hasRow;
        using (stages.Begin("execute"))
        {
            hasRow = await session.StartAsync(exchange.Aborted);
        }

        using var writing = stages.Begin("write");
        var address = exchange.Address;
        var nested = new NestedLinks(address.Root, address.Query, read, inputs, ParserOf(address));
        var answer = new Answer(options.Model, request, read, inputs, session, hasRow, format, address.Root, address.Links, nested)
        {
            Table = table,
            Tag = tag,
            Tracking = tracked is null ? null : new TrackedRead(
                token?.Since ?? session.Change!.Value.Number,
                DeltaToken.ScopeOf(caller),
                new DeltaLinks(address.Root, address.Path, address.Query, parser)),
        };
        using var stream = new AnswerStream(exchange.Context.Response, Begin, session);
        await AnswerWriter.WriteAsync(exchange.Context, answer, kept.Writers, stream);

        void Begin()
        {
            writing.Tell();
            exchange.SetTiming(stages);
            if (exchange.Context.Response.StatusCode == StatusCodes.Status200OK)
            {
                exchange.Context.Response.StatusCode = status;
            }
        }
    }

    (KeptRead Kept, PreparedRead Read) Prepare(BoundRequest request, Caller caller, PageStart? start, EntitySet? tracked, StageClock stages)
    {
        KeptRead kept;
        using (stages.Begin("plan"))
        {
            kept = reads.Find(request, caller, start, tracked);
        }

        using (stages.Begin("emit"))
        {
            return (kept, kept.Emit());
        }
    }

    static FeedTag? TagOf(Exchange exchange, PreparedRead read, Caller caller) =>
        exchange.Address.IsFromBody
            ? null
            : FeedTag.Of(exchange.Context, (exchange.Address.Root + exchange.Address.Path, exchange.Address.Query), read, caller);

    /// <summary>Whether the client has what it would get; asks the database only for the number of its last commit.</summary>
    static async ValueTask<bool> IsKnownAsync(Exchange exchange, FeedTag tag, string versionQuery, ReadDatabase from)
    {
        if (exchange.Context.Request.Headers.IfNoneMatch is not { Count: > 0 } known)
        {
            return false;
        }

        var version = await from.VersionAsync(versionQuery, exchange.Aborted);
        if (!EntityTag.Matches(known, tag.At(version)))
        {
            return false;
        }

        tag.Tell(exchange.Context.Response, version);
        return true;
    }

    RequestParser ParserOf(ServiceAddress address) => address.IsFromBody ? bodyParser : parser;

    static KeptReads MakeReads(ODataServiceOptions options)
    {
        // The host's own expressions are no request: a small limit for callers must not stop them.
        var rules = new RequestParser(options.Model, new ParserLimits());
        var planner = new Planner(options.Model, options.Dialect, options.Access, rules.ParseExpression);
        var deltas = new DeltaPlanner(options.Model, options.Dialect, options.Access, rules.ParseExpression);
        return new KeptReads(planner, deltas, options.Dialect, options.Limits.KeptPlans);
    }

    StaticDocument? DocumentOf(BoundRequest request, Exchange exchange) => request.Path.Last switch
    {
        null => ServiceDocument.Of(options.Model, exchange.Address.Root, exchange.FormatOf(request)),
        MetadataSegment => metadata.Get(exchange.Version, exchange.WantsJsonMetadata(request)),
        _ => null,
    };

    static SkipToken? TokenOf(BoundRequest request) =>
        request.Options.SkipToken is { } text ? SkipToken.Read(text, NextLinks.PrintOf(request)) : null;

    /// <summary>
    /// The set whose changes are to be followed; null = none. What follows on a first page does what that did, whatever is preferred.
    /// </summary>
    static EntitySet? Tracked(Exchange exchange, BoundRequest request, SkipToken? token) =>
        (token is null ? exchange.Preferences.TracksChanges : token.Since is not null) && !exchange.Address.IsFromBody && DeltaReads.CanTrack(request)
            ? ((EntitySetSegment)request.Path.Segments[0]).Set
            : null;

    ReadInputs InputsOf(Exchange exchange, BoundRequest request, ReadPlan plan, Caller caller, SkipToken? token, TableAnswer? table, EntitySet? tracked = null)
    {
        var limits = options.Limits;
        var hasChildren = !plan.Statement.Children.IsEmpty;
        var most = hasChildren ? Math.Min(limits.MaxParents, limits.MaxPageSize) : limits.MaxPageSize;
        var page = Math.Min(exchange.Preferences.MaxPageSize ?? limits.PageSize, most);
        var wanted = token is null ? RowCounts.Wanted(request, plan.Page?.TopSlot) : token.Remaining;
        var isPaged = plan.Page is not null && table is null;
        exchange.SetApplied(isPaged && exchange.Preferences.MaxPageSize is not null ? page : null, tracked is not null && token is null, IsJson(plan, table));
        var rows = isPaged ? PageSize.Of(page, wanted) : table is null ? PageSize.One : TableAnswer.Rows(wanted);
        return new ReadInputs(request, caller, options.Clock.GetUtcNow(), rows)
        {
            PageKeys = token is null ? [] : KeysOf(token, plan),
            Remaining = wanted - page,
            SessionSettings = options.Dialect == DatabaseDialect.Postgres ? [.. options.SessionSettings(caller)] : [],
            NestedRows = Math.Min(exchange.Preferences.MaxPageSize ?? limits.MaxNestedRows, limits.MaxNestedRows),
        };
    }

    BoundRequest Annotated(Exchange exchange, BoundRequest request) =>
        exchange.Preferences.Annotations is { } wanted ? request with { Annotations = IncludedAnnotations.Of(options.Model, wanted) } : request;

    static bool IsJson(ReadPlan plan, TableAnswer? table) => table is null && plan.Kind is not (ResultKind.Count or ResultKind.RawValue or ResultKind.Stream);

    static ImmutableArray<object?> KeysOf(SkipToken token, ReadPlan plan)
    {
        try
        {
            return plan.Page is { } page ? token.Mark.ToStore(page.Keys) : throw SkipToken.Foreign();
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw SkipToken.Foreign();
        }
    }
}
