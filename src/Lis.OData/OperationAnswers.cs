using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;

namespace Lis.OData;

/// <summary>What is said to requests that end at an operation which is no read.</summary>
static class OperationAnswers
{
    /// <summary>Answers a GET of a function of its parameters alone; false when the request ends at something else.</summary>
    /// <exception cref="FaultException">MethodNotAllowed: it ends at an action.</exception>
    public static async Task<bool> IsAnsweredAsync(Exchange exchange, BoundRequest request)
    {
        switch (request.Path.Last)
        {
            case ActionSegment action:
                exchange.Context.Response.Headers.Allow = "POST, OPTIONS";
                throw new FaultException(FaultCode.MethodNotAllowed, $"{action.Action.Name} is an action; it is invoked with POST.");
            case ComputedSegment { Function: { Body: ValueBody body } function } call:
                var format = exchange.FormatOf(request);
                var values = call.Arguments.ToDictionary(
                    argument => argument.Parameter.Name, argument => argument.ValueIn(request.Literals), StringComparer.Ordinal);
                await exchange.SendAsync(ComputedAnswer.Of(exchange.Address.Root, request, function.Result!, body.Compute(values), format), format);
                return true;
            default:
                return false;
        }
    }
}
