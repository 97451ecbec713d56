using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Payload.Paging;
using Lis.OData.Planning;
using Lis.OData.Planning.Deltas;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Following;

/// <summary>
/// Answers delta links (OData Protocol 11.3). A delta tells of the commits after the one that the client has, up to the last that its first
/// page saw, in steps: what was made or changed, what no longer passes the filter, what was deleted. Each page may see a later state of
/// the data: what changed beyond the last commit belongs to the next delta, so that nothing is missed.
/// </summary>
sealed class DeltaReads(ODataServiceOptions options, ReadDatabase database, KeptReads reads, RequestParser parser)
{
    const int Steps = 3;

    /// <summary>Whether the changes of what a request reads can be followed.</summary>
    public static bool CanTrack(BoundRequest request) =>
        request is { Path.Segments: [EntitySetSegment { Set.IsTracked: true }], AsOfSlot: null, Options: { Apply: null, Search: null } of }
        && of.Compute.IsEmpty && of.Expand.IsEmpty
        && (of.Filter is null || TrackableFilter.IsOwn(of.Filter));

    /// <summary>Answers a page of a delta.</summary>
    /// <exception cref="FaultException">InvalidToken, TokenExpired, NotImplemented, Timeout.</exception>
    public async Task AnswerAsync(Exchange exchange, BoundRequest request)
    {
        var caller = options.CallerOf(exchange.Context);
        var (links, token) = Read(exchange.Address, request, caller);
        var page = Math.Min(exchange.Preferences.MaxPageSize ?? options.Limits.PageSize, options.Limits.MaxPageSize);
        exchange.SetApplied(exchange.Preferences.MaxPageSize is null ? null : page, isTracked: false);
        using var answer = new DeltaAnswer(exchange, request, options.Model, FormatOf(exchange, request));
        var end = await WriteAsync(answer, new DeltaScope(request, Slot(request, token.Since), Slot(request, token.Upto)), token, caller, links, page);
        await answer.CompleteAsync(end.Step == Steps ? links.With(new DeltaToken(end.Upto!.Value, token.Scope)) : links.With(end), end.Step == Steps);
    }

    /// <summary>Answers how many entries a delta has.</summary>
    /// <exception cref="FaultException">InvalidToken, TokenExpired, NotImplemented, Timeout.</exception>
    public async Task CountAsync(Exchange exchange, ServiceAddress address)
    {
        var caller = options.CallerOf(exchange.Context);
        var request = parser.Parse(address.Path, address.Query);
        var (links, token) = Read(address, request, caller);
        var count = new DeltaCount(exchange.Aborted);
        while (token.Step < Steps)
        {
            token = await WriteAsync(count, new DeltaScope(request, Slot(request, token.Since), Slot(request, token.Upto)), token, caller, links, options.Limits.MaxPageSize);
        }

        exchange.Context.Response.ContentType = "text/plain";
        await exchange.Context.Response.WriteAsync(FormattableString.Invariant($"{count.Entries}"), exchange.Aborted);
    }

    (DeltaLinks Links, DeltaToken Token) Read(ServiceAddress address, BoundRequest request, Caller caller)
    {
        if (!CanTrack(request) || request.Options.DeltaToken is null)
        {
            throw new FaultException(
                FaultCode.NotImplemented, "Changes can be followed of whole sets, with $select and a $filter over own properties.", "$deltatoken");
        }

        var links = new DeltaLinks(address.Root, address.Path, address.Query, parser);
        var token = links.Read(request);
        return token.Scope == DeltaToken.ScopeOf(caller) ? (links, token) : throw Expired("The caller's rights are others than when the token was given out", links);
    }

    /// <summary>Writes a page; gives where it ends.</summary>
    async Task<DeltaToken> WriteAsync(IDeltaSink answer, DeltaScope scope, DeltaToken token, Caller caller, DeltaLinks links, long room)
    {
        while (token.Step < Steps)
        {
            var (step, start) = (token.Step, token.Start);
            if (PlanOf(step, scope, caller, start) is not { } make)
            {
                token = token with { Step = step + 1, Mark = null };
                continue;
            }

            if (room == 0)
            {
                return token;
            }

            var kept = reads.Find($"{caller.Profile}\n{start}\ndelta {step} {scope.Request}", make);
            var read = kept.Emit();
            await using var session = database.Open(read, InputsOf(scope.Request, read.Plan, caller, token, room));
            var hasRow = await session.StartAsync(answer.Aborted);
            token = Checked(token, session.Change!.Value, links);
            scope.Request.Literals.Set(scope.UptoSlot, Literal(token.Upto!.Value));
            var (written, last) = hasRow ? await answer.WriteAsync(session, kept, step > 0, room) : (0, null);
            room -= written;
            token = last is null ? token with { Step = step + 1, Mark = null } : token with { Mark = last };
            if (last is not null)
            {
                return token;
            }
        }

        return token;
    }

    /// <summary>How a step is planned; null when it has nothing to do for this request.</summary>
    Func<Planner, DeltaPlanner, ReadPlan>? PlanOf(int step, DeltaScope scope, Caller caller, PageStart? start) => (step, scope.Set.Type.History) switch
    {
        (0, _) => (planner, deltas) => Marked(planner.Plan(scope.Changed(), caller, start), deltas),
        (1, null) when scope.CanLeave => (planner, deltas) => Marked(planner.Plan(scope.Left(), caller, start), deltas),
        (2, null) => (_, deltas) => Marked(deltas.Removed(scope, caller, start), deltas),
        (1, not null) => (_, deltas) => Marked(deltas.Closed(scope, caller, start), deltas),
        _ => null,
    };

    static ReadPlan Marked(ReadPlan plan, DeltaPlanner deltas) => plan with { ChangeQuery = deltas.Mark(plan.Set!) };

    /// <summary>The state that is read must reach as far as the delta, which a standby that lags behind may not, and no barrier may lie in between.</summary>
    static DeltaToken Checked(DeltaToken token, ChangeMark mark, DeltaLinks links)
    {
        if (mark.Barrier > token.Since || mark.Number < token.Since)
        {
            throw Expired("Since the token was given out rows came into sight, or went out of it, without having changed", links);
        }

        return token.Upto is { } upto && mark.Number < upto
            ? throw new FaultException(FaultCode.Timeout, "The database that was asked does not have all commits yet; try again.")
            : token with { Upto = token.Upto ?? mark.Number };
    }

    ReadInputs InputsOf(BoundRequest request, ReadPlan plan, Caller caller, DeltaToken token, long room) =>
        new(request, caller, options.Clock.GetUtcNow(), PageSize.Of(room, null))
        {
            PageKeys = KeysOf(token, plan),
            SessionSettings = [.. options.SessionSettings(caller)],
        };

    static ImmutableArray<object?> KeysOf(DeltaToken token, ReadPlan plan)
    {
        try
        {
            return token.Mark?.ToStore(plan.Page!.Keys) ?? [];
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw DeltaToken.Foreign();
        }
    }

    /// <summary>A delta without control information would not say what is gone (OData JSON Format 3.1.3), so none becomes minimal.</summary>
    static JsonFormat FormatOf(Exchange exchange, BoundRequest request) => exchange.FormatOf(request) is { Metadata: MetadataLevel.None } none
        ? none with { Metadata = MetadataLevel.Minimal }
        : exchange.FormatOf(request);

    static int Slot(BoundRequest request, long? number) => request.Literals.Add(Literal(number ?? long.MaxValue));

    static RequestLiteral Literal(long number) => new(LiteralKind.Int64, FormattableString.Invariant($"{number}"), "$deltatoken", 0);

    static FaultException Expired(string why, DeltaLinks links) => new(
        FaultCode.TokenExpired, $"{why}; read everything anew (the address is in Location) and follow its delta link.", "$deltatoken")
    {
        Elsewhere = links.Whole,
    };
}
