using Lis.OData.Errors;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>A batch at work: one unit after the other, each knowing how those before it ended.</summary>
sealed class BatchRun(
    IBatchWriter writer, RequestDelegate answer, PartContexts contexts, PartAddress addresses, CancellationToken aborted)
{
    readonly PartNames names = new();

    /// <summary>Whether a unit has failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Answers a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isTried">False: an earlier one has failed and nothing is tried any more.</param>
    public async Task AnswerAsync(BatchUnit unit, bool isTried)
    {
        foreach (var part in unit.Parts)
        {
            var fault = !isTried ? new FaultException(FaultCode.DependencyFailed, "An earlier request failed, and the batch does not go on after that.")
                : unit.Group is not null ? new FaultException(FaultCode.NotImplemented, "Atomicity groups are not implemented yet.")
                : null;
            await AnswerAsync(part, unit.Group, fault);
            if (unit.Group is not null && !writer.AnswersEachOfGroup)
            {
                break;
            }
        }
    }

    async Task AnswerAsync(BatchPart part, string? group, FaultException? fault)
    {
        var response = new PartResponse(writer.Sink(part, group), aborted);
        string? relative = null;
        try
        {
            relative = Address(part, fault ?? part.Fault);
        }
        catch (FaultException found)
        {
            await ErrorBody.WriteAsync(contexts.Create(part, "", response), found);
        }

        if (relative is not null)
        {
            await answer(contexts.Create(part, addresses.Target(relative), response));
        }

        await response.CompleteAsync();
        HasFailed |= response.StatusCode >= 400;
        names.Took(part.Id, relative, response, addresses.OfOwn);
    }

    /// <summary>Where a part goes once the names in it are resolved.</summary>
    /// <exception cref="FaultException">It cannot be tried.</exception>
    string Address(BatchPart part, FaultException? fault)
    {
        if (fault is not null)
        {
            throw fault;
        }

        RefuseCredentials(part);
        names.Demand(part);
        names.Resolve(part.Headers);
        return addresses.Relative(names.Resolve(part.Url));
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
