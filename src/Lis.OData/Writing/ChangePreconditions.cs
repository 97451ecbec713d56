using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lis.OData.Writing;

/// <summary>If-Match and If-None-Match of a change (OData Protocol 8.2.4, 8.2.5).</summary>
/// <param name="request">The request.</param>
/// <param name="isDemanded">Whether a change of a row that has an ETag needs If-Match.</param>
sealed class ChangePreconditions(HttpRequest request, bool isDemanded)
{
    const string Match = "If-Match";

    /// <summary>Before an existing row changes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bodyTag">The ETag in the body; null = none.</param>
    /// <exception cref="FaultException">PreconditionFailed, PreconditionRequired.</exception>
    public void Check(StoredRow row, string? bodyTag = null)
    {
        var headers = request.Headers;
        if (headers.IfNoneMatch.Count > 0 && EntityTag.Matches(headers.IfNoneMatch, TagOf(row)))
        {
            throw new FaultException(FaultCode.PreconditionFailed, "The entity exists, and If-None-Match says that it must not.", "If-None-Match");
        }

        if (headers.IfMatch.Count == 0 && bodyTag is null)
        {
            if (isDemanded && row.Version is not null)
            {
                throw new FaultException(
                    FaultCode.PreconditionRequired, $"Send If-Match with the ETag that was read ({TagOf(row)} now), or * to overwrite whatever is there.", Match);
            }

            return;
        }

        var wanted = headers.IfMatch.Count > 0 ? headers.IfMatch : new StringValues(bodyTag);
        if (!EntityTag.Matches(wanted, TagOf(row)))
        {
            throw new FaultException(FaultCode.PreconditionFailed, $"The entity is at version {TagOf(row)}; read it again.", Match);
        }
    }

    /// <summary>Before a row is made by PUT or PATCH.</summary>
    /// <exception cref="FaultException">PreconditionFailed: there must be one.</exception>
    public void CheckAbsent()
    {
        if (request.Headers.IfMatch.Count > 0)
        {
            throw new FaultException(FaultCode.PreconditionFailed, "There is no such entity, and If-Match says that there must be.", Match);
        }
    }

    static string TagOf(StoredRow row) => row.Version is { } version ? EntityTag.Of(version) : "W/\"\"";
}
