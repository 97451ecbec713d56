using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Payload;

/// <summary>Validators of single entities (OData Protocol 8.2.4, 8.3.1): weak, made from the row's version.</summary>
public static class EntityTag
{
    /// <summary>The ETag of a version.</summary>
    public static string Of(long version) => FormattableString.Invariant($"W/\"{version}\"");

    /// <summary>Whether a header's list names the tag; weak comparison, <c>*</c> names all.</summary>
    public static bool Matches(IEnumerable<string?> header, string tag) => header
        .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Any(item => item == "*" || Bare(item) == Bare(tag));

    /// <summary>
    /// Sets the ETag header and gives the status: 304 when the client has this version, else 200. An answer with related entities has no
    /// ETag, since they change without it.
    /// </summary>
    /// <exception cref="FaultException">PreconditionFailed: If-Match names another version.</exception>
    public static int Apply(HttpContext context, Answer answer)
    {
        if (!answer.Request.Options.Expand.IsEmpty
            || answer.Read.Plan.Statement.Shape.Version is not { } column
            || answer.Session.Row.IsNull(column.Ordinal))
        {
            return StatusCodes.Status200OK;
        }

        var tag = Of(answer.Session.Row.GetInt64(column.Ordinal));
        var headers = context.Request.Headers;
        if (headers.IfMatch.Count > 0 && !Matches(headers.IfMatch, tag))
        {
            throw new FaultException(FaultCode.PreconditionFailed, $"The entity is at version {tag}.", "If-Match");
        }

        context.Response.Headers.ETag = tag;
        return headers.IfNoneMatch.Count > 0 && Matches(headers.IfNoneMatch, tag) ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
    }

    static string Bare(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
