namespace Lis.OData.Errors;

/// <summary>
/// The target of an error where nothing narrower was named: every error that the caller can mend says what of the request it is about
/// (OData JSON Format 21.1).
/// </summary>
public static class FaultTarget
{
    /// <summary>What goes as part of the address.</summary>
    public const string Path = "path";

    /// <summary>The request as a whole: nothing of it is at fault more than the rest.</summary>
    public const string Request = "request";

    /// <summary>A part of the address, a header, <c>method</c>, <c>body</c> or <c>request</c>; null for faults of the service itself.</summary>
    public static string? Of(int status) => status switch
    {
        401 or 403 => "Authorization",
        404 or 409 or 410 => Path,
        405 => "method",
        406 => "Accept",
        412 or 428 => "If-Match",
        413 or 422 => "body",
        414 => "url",
        415 => "Content-Type",
        431 => "headers",
        500 or 502 or 503 or 504 => null,
        _ => Request,
    };
}
