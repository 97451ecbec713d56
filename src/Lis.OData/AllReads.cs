using System.Globalization;
using System.Text;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Payload.Paging;
using Lis.OData.Planning;

namespace Lis.OData;

/// <summary>
/// Answers <c>$all</c> (URL Conventions 4.16): the entities of all sets and the singletons, set after set. Each set is a read of its own, under
/// the rules that it has alone; entities tell type and address, since the context cannot.
/// </summary>
sealed class AllReads(ODataServiceOptions options, ReadDatabase database, KeptReads reads, RequestParser parser)
{
    readonly IReadOnlyList<EntitySet> sets = options.Model.EntitySets;

    /// <summary>Answers a GET or HEAD of <c>$all</c> or its <c>$count</c>.</summary>
    /// <exception cref="FaultException">NotAcceptable, InvalidToken; NotImplemented: the past of everything.</exception>
    public async Task AnswerAsync(Exchange exchange, BoundRequest request)
    {
        if (request.AsOfSlot is not null)
        {
            throw new FaultException(FaultCode.NotImplemented, $"{AsOfOption.Name} goes with the sets that have a past, not with $all.", AsOfOption.Name);
        }

        if (exchange.TableOf(request) is { } table)
        {
            throw new FaultException(FaultCode.NotAcceptable, $"{table.Extension} holds rows of one set; $all comes as application/json.", "$format");
        }

        var format = exchange.FormatOf(request);
        var caller = options.CallerOf(exchange.Context);
        if (request.Path.Last is CountSegment)
        {
            exchange.Context.Response.ContentType = "text/plain";
            var number = await CountAsync(caller, exchange.Aborted);
            await exchange.Context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), exchange.Aborted);
            return;
        }

        await WriteAsync(exchange, request, format, caller);
    }

    async Task WriteAsync(Exchange exchange, BoundRequest request, JsonFormat format, Caller caller)
    {
        var token = request.Options.SkipToken is { } text ? SkipToken.Read(text, NextLinks.PrintOf(request)) : null;
        var page = Math.Min(exchange.Preferences.MaxPageSize ?? options.Limits.PageSize, options.Limits.MaxPageSize);
        var wanted = token is null ? RowCounts.Wanted(request, request.Options.TopSlot) : token.Remaining;
        long? count = request.Options.Count ? await CountAsync(caller, exchange.Aborted) : null;
        exchange.SetApplied(exchange.Preferences.MaxPageSize is null ? null : page, isTracked: false);
        exchange.Context.Response.ContentType = format.ContentType;
        using var stream = new AnswerStream(exchange.Context.Response, () => { }, null);
        if (stream.IsHead)
        {
            await stream.CompleteAsync(exchange.Aborted);
            return;
        }

        var output = stream.Output;
        output.Write((byte)'{');
        if (format.Metadata != MetadataLevel.None)
        {
            output.WriteName(format.Control("context"));
            output.WriteString($"{exchange.Address.Root}$metadata#Collection(Edm.EntityType)");
        }

        if (count is { } number)
        {
            output.WriteName(format.Control("count"));
            output.WriteCount(number, format);
        }

        output.WriteName(ControlNames.Member("value"));
        output.Write((byte)'[');
        var rows = new Rows(stream, exchange.Address.Root, format, Math.Min(page, wanted ?? page), wanted <= page);
        var last = await WriteRowsAsync(rows, token?.Mark, caller, exchange.Aborted);
        stream.Session = null;
        output.Write((byte)']');
        if (last is not null)
        {
            output.WriteName(format.Control("nextLink"));
            output.WriteString(exchange.Address.Links.After(request, last, wanted - page, null));
        }

        output.Write((byte)'}');
        await stream.CompleteAsync(exchange.Aborted);
    }

    /// <summary>Writes a page; gives where the next one begins: the number of the set, and behind it the place in the set. Null = there is none.</summary>
    async Task<PageMark?> WriteRowsAsync(Rows rows, PageMark? mark, Caller caller, CancellationToken aborted)
    {
        var (first, inside) = Begin(mark);
        for (var number = first; number < sets.Count; number++, inside = new PageMark([]))
        {
            var request = parser.Parse(sets[number].Name, "");
            var kept = reads.Find(request, caller, inside.Values.IsEmpty ? null : new PageStart([.. inside.Values.Select(value => value is null)]));
            var read = kept.Emit();
            await using var session = database.Open(read, InputsOf(request, read.Plan, caller, inside, rows.Room));
            if (!await session.StartAsync(aborted))
            {
                continue;
            }

            if (rows.Room == 0)
            {
                return rows.IsLast ? null : new PageMark([Number(number)]);
            }

            if (await rows.WriteAsync(session, kept, aborted) is { } last)
            {
                return rows.IsLast ? null : new PageMark([Number(number), .. last.Values]);
            }

            if (rows is { Room: 0, IsLast: true })
            {
                return null;
            }
        }

        return null;
    }

    (int Set, PageMark Inside) Begin(PageMark? mark) => mark is null ? (0, new PageMark([]))
        : int.TryParse(mark.Values.FirstOrDefault(), CultureInfo.InvariantCulture, out var number) && number < sets.Count
            ? (number, new PageMark(mark.Values[1..]))
            : throw SkipToken.Foreign();

    async Task<long> CountAsync(Caller caller, CancellationToken aborted)
    {
        var number = 0L;
        foreach (var set in sets)
        {
            var request = parser.Parse(set.IsSingleton ? set.Name : $"{set.Name}/$count", "");
            var read = reads.Find(request, caller, null).Emit();
            await using var session = database.Open(read, InputsOf(request, read.Plan, caller, new PageMark([]), 0));
            number += await session.StartAsync(aborted) ? set.IsSingleton ? 1 : session.Row.GetInt64(0) : 0;
        }

        return number;
    }

    ReadInputs InputsOf(BoundRequest request, ReadPlan plan, Caller caller, PageMark inside, long room)
    {
        try
        {
            return new(request, caller, options.Clock.GetUtcNow(), plan.Page is null ? PageSize.One : new PageSize(room, true))
            {
                PageKeys = inside.Values.IsEmpty ? [] : plan.Page is { } page ? inside.ToStore(page.Keys) : throw SkipToken.Foreign(),
                SessionSettings = options.Dialect == DatabaseDialect.Postgres ? [.. options.SessionSettings(caller)] : [],
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw SkipToken.Foreign();
        }
    }

    static string Number(int set) => set.ToString(CultureInfo.InvariantCulture);

    /// <summary>The rows of one page on their way to the client.</summary>
    sealed class Rows(AnswerStream stream, string root, JsonFormat format, long room, bool isLast)
    {
        readonly WriteScope scope = new(root);

        /// <summary>Entities differ in type and set, so each has the control information that tells them.</summary>
        readonly JsonFormat rowFormat = format.Metadata == MetadataLevel.None ? format : format with { Metadata = MetadataLevel.Full };

        /// <summary>How many more entities the page takes.</summary>
        public long Room { get; private set; } = room;

        /// <summary>Whether no page follows, because what <c>$top</c> wants ends on this one.</summary>
        public bool IsLast => isLast;

        /// <summary>Writes rows of a read, which is at its first; the place of the last that found room when there are more.</summary>
        public async Task<PageMark?> WriteAsync(ReadSession session, KeptRead kept, CancellationToken aborted)
        {
            stream.Session = session;
            var writer = kept.Writers.For(rowFormat);
            do
            {
                if (stream.Output.Last != '[')
                {
                    stream.Output.Write((byte)',');
                }

                writer.Write(stream.Output, session.Row, scope);
                if (--Room == 0)
                {
                    var last = kept.Plan.Page is { } page ? PageMark.Of(session.Row, page.Keys) : null;
                    return last is not null && await session.ReadAsync(aborted) ? last : null;
                }

                await stream.SendIfFullAsync(aborted);
            }
            while (await session.ReadAsync(aborted));

            return null;
        }
    }
}
