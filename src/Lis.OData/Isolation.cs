using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;

namespace Lis.OData;

/// <summary>
/// The header Isolation (OData Protocol 8.2.6). A client that asks for a snapshot over several requests must not get less; one request
/// alone always reads from one state of the database.
/// </summary>
static class Isolation
{
    static readonly string[] Names = ["Isolation", "OData-Isolation"];

    /// <exception cref="FaultException">PreconditionFailed: an isolation is asked for.</exception>
    public static void Demand(HttpRequest request)
    {
        foreach (var name in Names)
        {
            if (request.Headers[name] is { Count: > 0 } asked)
            {
                throw new FaultException(FaultCode.PreconditionFailed, $"{name}: {asked} is not given over several requests.", name);
            }
        }
    }
}
