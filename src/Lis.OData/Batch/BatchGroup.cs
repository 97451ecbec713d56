using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>
/// An atomicity group at work (OData Protocol 11.7.4): its parts share one transaction, and their answers are kept until it is known whether
/// it holds. The first that fails ends it.
/// </summary>
/// <param name="group">The transaction.</param>
/// <param name="mostBytes">The longest answer of a part.</param>
/// <param name="aborted">Ends the work.</param>
sealed class BatchGroup(ChangeGroup group, long mostBytes, CancellationToken aborted)
{
    readonly List<GroupAnswer> answers = [];

    /// <summary>The answers so far.</summary>
    public IReadOnlyList<GroupAnswer> Answers => answers;

    /// <summary>The part that failed; null = none.</summary>
    public GroupAnswer? Failed { get; private set; }

    /// <summary>Takes up a part that cannot be tried.</summary>
    public async Task RefuseAsync(BatchPart part, Func<PartResponse, HttpContext> contextOf, FaultException fault)
    {
        Failed = Open(part, contextOf);
        await ErrorBody.WriteAsync(Failed.Context, fault);
    }

    /// <summary>Tries a part within the transaction.</summary>
    public async Task TryAsync(BatchPart part, Func<PartResponse, HttpContext> contextOf, RequestDelegate answer)
    {
        var tried = Open(part, contextOf);
        tried.Context.Features.Set(group);
        answers.Add(tried);
        await answer(tried.Context);
        if (tried.Response.StatusCode >= 400)
        {
            Failed = tried;
        }
    }

    /// <summary>Makes the changes last, and lets the answers be completed. What the commit refuses is the fault of the last part.</summary>
    /// <param name="around">What the host puts around a request.</param>
    public async Task CommitAsync(Func<HttpContext, RequestDelegate, Task> around)
    {
        var last = answers[^1];
        var isOpen = group.Transaction is not null;
        await around(last.Context, async context =>
        {
            try
            {
                await group.CommitAsync(aborted);
            }
            catch (FaultException fault) when (isOpen && group.Transaction is not null)
            {
                await ErrorBody.WriteAsync(context, fault);
            }
        });
        if (last.Response.StatusCode < 400)
        {
            return;
        }

        // What is stored cannot be told as refused: the connection is cut, and the client must look.
        Failed = isOpen && group.Transaction is null ? throw new InvalidOperationException("An answer could not be completed after its commit.") : last;
    }

    GroupAnswer Open(BatchPart part, Func<PartResponse, HttpContext> contextOf)
    {
        var sink = new BufferedSink(mostBytes);
        var response = new PartResponse(sink, aborted);
        return new GroupAnswer(part, contextOf(response), response, sink);
    }
}

/// <summary>The answer to a part of a group, not sent yet.</summary>
/// <param name="Part">The part.</param>
/// <param name="Context">Its request.</param>
/// <param name="Response">Its answer.</param>
/// <param name="Kept">The body.</param>
sealed record GroupAnswer(BatchPart Part, HttpContext Context, PartResponse Response, BufferedSink Kept)
{
    /// <summary>Sends it.</summary>
    public async Task SendAsync(IPartSink to, CancellationToken cancellationToken)
    {
        await Response.CompleteAsync();
        await to.BeginAsync(Response, cancellationToken);
        if (!Kept.Body.IsEmpty)
        {
            await to.WriteAsync(Kept.Body, cancellationToken);
        }

        await to.EndAsync(cancellationToken);
    }
}
