using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>How the parts of a batch are answered.</summary>
/// <param name="Answer">Answers a request as the service does.</param>
/// <param name="Around">What the host puts around it.</param>
/// <param name="OpenGroup">A transaction for an atomicity group; null when nothing can be changed.</param>
/// <param name="MostBytes">The longest answer that is kept.</param>
sealed record PartService(RequestDelegate Answer, Func<HttpContext, RequestDelegate, Task> Around, Func<ChangeGroup?> OpenGroup, long MostBytes);

/// <summary>A batch at work: one unit after the other, each knowing how those before it ended.</summary>
sealed class BatchRun(IBatchWriter writer, PartService service, PartContexts contexts, PartAddress addresses, CancellationToken aborted)
{
    readonly PartNames names = new();

    /// <summary>Whether a unit has failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Answers a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isTried">False: an earlier one has failed and nothing is tried any more.</param>
    public async Task AnswerAsync(BatchUnit unit, bool isTried)
    {
        var fault = isTried ? null : new FaultException(FaultCode.DependencyFailed, "An earlier request failed, and the batch does not go on after that.");
        if (unit.Group is null)
        {
            await AnswerAsync(unit.Parts[0], null, fault);
        }
        else if (unit.Parts.IsEmpty)
        {
            await writer.BeginGroupAsync(unit.Group);
            await writer.EndGroupAsync();
        }
        else
        {
            await AnswerGroupAsync(unit, fault);
        }
    }

    async Task AnswerAsync(BatchPart part, string? group, FaultException? fault)
    {
        var response = new PartResponse(writer.Sink(part, group), aborted);
        var (relative, found) = Address(part, fault ?? part.Fault);
        if (found is not null)
        {
            await ErrorBody.WriteAsync(contexts.Create(part, "", response), found);
        }
        else
        {
            await service.Around(ContextOf(part, relative!, response), service.Answer);
        }

        await response.CompleteAsync();
        HasFailed |= response.StatusCode >= 400;
        names.Took(part.Id, relative, response, addresses.OfOwn);
    }

    async Task AnswerGroupAsync(BatchUnit unit, FaultException? fault)
    {
        await using var transaction = service.OpenGroup();
        var group = transaction is null ? null : new BatchGroup(transaction, service.MostBytes, aborted);
        if (group is null || fault is not null)
        {
            await RefuseAsync(unit, null, fault ?? new FaultException(FaultCode.NotImplemented, "Nothing can be changed here."));
            return;
        }

        foreach (var part in unit.Parts)
        {
            await TryAsync(group, part);
            if (group.Failed is not null)
            {
                break;
            }
        }

        if (group.Failed is null)
        {
            await group.CommitAsync(service.Around);
        }

        if (group.Failed is { } failed)
        {
            await RefuseAsync(unit, failed, new FaultException(FaultCode.DependencyFailed, "Another request of the group failed, so nothing of it was done."));
            return;
        }

        await writer.BeginGroupAsync(unit.Group!);
        foreach (var answer in group.Answers)
        {
            await answer.SendAsync(writer.Sink(answer.Part, unit.Group), aborted);
        }

        await writer.EndGroupAsync();
        names.TookGroup(unit.Group!, true);
    }

    async Task TryAsync(BatchGroup group, BatchPart part)
    {
        var (relative, found) = Address(part, part.Fault ?? (part.IsRead
            ? new FaultException(FaultCode.InvalidBatch, "An atomicity group holds changes alone; read before or after it.", "method")
            : null));
        if (found is not null)
        {
            await group.RefuseAsync(part, response => contexts.Create(part, "", response), found);
            return;
        }

        await group.TryAsync(part, response => ContextOf(part, relative!, response), context => service.Around(context, service.Answer));
        names.Took(part.Id, relative, group.Failed is null ? group.Answers[^1].Response : null, addresses.OfOwn);
    }

    /// <summary>Answers a group of which nothing was done: with one answer for all, or one for each.</summary>
    async Task RefuseAsync(BatchUnit unit, GroupAnswer? failed, FaultException others)
    {
        HasFailed = true;
        names.TookGroup(unit.Group!, false);
        foreach (var part in unit.Parts)
        {
            names.Took(part.Id, null, null, addresses.OfOwn);
            if (failed is not null && failed.Part == part)
            {
                await failed.SendAsync(writer.Sink(part, unit.Group), aborted);
            }
            else if (writer.AnswersEachOfGroup || (failed is null && part == unit.Parts[0]))
            {
                await AnswerAsync(part, unit.Group, others);
            }
        }
    }

    HttpContext ContextOf(BatchPart part, string relative, PartResponse response)
    {
        var context = contexts.Create(part, addresses.Target(relative), response);
        if (!part.Body.IsEmpty)
        {
            context.Features.Set(new NamedEntities(names.Addresses));
        }

        return context;
    }

    /// <summary>Where a part goes once the names in it are resolved, or why it cannot be tried.</summary>
    (string? Relative, FaultException? Fault) Address(BatchPart part, FaultException? known)
    {
        try
        {
            if (known is null)
            {
                RefuseCredentials(part);
                names.Demand(part);
                names.Resolve(part.Headers);
                return (addresses.Relative(names.Resolve(part.Url)), null);
            }

            return (null, known);
        }
        catch (FaultException found)
        {
            return (null, found);
        }
    }

    /// <summary>A batch has one caller; what else a part says would be passed over in silence.</summary>
    static void RefuseCredentials(BatchPart part)
    {
        if (part.Headers.Authorization.Count > 0)
        {
            throw new FaultException(FaultCode.InvalidBatch, "The Authorization of the batch holds for its requests; they have none of their own.", "Authorization");
        }
    }
}
