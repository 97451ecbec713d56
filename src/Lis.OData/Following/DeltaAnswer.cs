using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Payload.Paging;
using Lis.OData.Planning;

namespace Lis.OData.Following;

/// <summary>A page of a delta on its way to the client; begun with the first entry, so that what is wrong before still gets its own status.</summary>
sealed class DeltaAnswer : IDeltaSink, IDisposable
{
    readonly Exchange exchange;
    readonly JsonFormat format;
    readonly AnswerStream stream;
    readonly WriteScope scope;
    readonly RemovedWriter removed;
    readonly string context;
    bool hasEntries;

    public DeltaAnswer(Exchange exchange, BoundRequest request, ServiceModel model, JsonFormat format)
    {
        this.exchange = exchange;
        this.format = format;
        var (root, set) = (exchange.Address.Root, ((EntitySetSegment)request.Path.Segments[0]).Set);
        stream = new AnswerStream(exchange.Context.Response, () => { }, null);
        scope = new WriteScope(root);
        removed = new RemovedWriter(root, set.Name, format.Version);
        context = $"{ContextUrl.Of(root, model, request, ResultKind.Collection, set, format.Version)}/$delta";
        Open();
    }

    public CancellationToken Aborted => exchange.Aborted;

    /// <inheritdoc />
    public async Task<(long Written, PageMark? Last)> WriteAsync(ReadSession session, KeptRead kept, bool areGone, long room)
    {
        Begin();
        stream.Session = session;
        var (plan, writer) = (kept.Plan, areGone ? null : kept.Writers.For(format));
        var written = 0L;
        do
        {
            if (hasEntries)
            {
                stream.Output.Write((byte)',');
            }

            hasEntries = true;
            if (writer is null)
            {
                removed.Write(stream.Output, session.Row, plan.Statement.Shape);
            }
            else
            {
                writer.Write(stream.Output, session.Row, scope);
            }

            if (++written == room)
            {
                var last = PageMark.Of(session.Row, plan.Page!.Keys);
                return (written, await session.ReadAsync(Aborted) ? last : null);
            }

            await stream.SendIfFullAsync(Aborted);
        }
        while (await session.ReadAsync(Aborted));

        return (written, null);
    }

    /// <summary>Ends the page with its link.</summary>
    public async Task CompleteAsync(string link, bool isLast)
    {
        Begin();
        stream.Session = null;
        var output = stream.Output;
        output.Write((byte)']');
        output.WriteName(format.Control(isLast ? "deltaLink" : "nextLink"));
        output.WriteString(link);
        output.Write((byte)'}');
        await stream.CompleteAsync(Aborted);
    }

    public void Dispose() => stream.Dispose();

    void Begin()
    {
        if (!exchange.Context.Response.HasStarted)
        {
            exchange.Context.Response.ContentType = format.ContentType;
        }
    }

    void Open()
    {
        var output = stream.Output;
        output.Write((byte)'{');
        output.WriteName(format.Control("context"));
        output.WriteString(context);
        output.WriteName(ControlNames.Member("value"));
        output.Write((byte)'[');
    }
}
