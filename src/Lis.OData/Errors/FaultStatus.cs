namespace Lis.OData.Errors;

/// <summary>The one table from fault to HTTP status (contract section 4).</summary>
public static class FaultStatus
{
    /// <summary>The status code of a fault.</summary>
    public static int Of(FaultCode code) => code switch
    {
        FaultCode.Forbidden => 403,
        FaultCode.UnknownResource or FaultCode.NotFound => 404,
        FaultCode.MethodNotAllowed => 405,
        FaultCode.NotAcceptable => 406,
        FaultCode.Conflict or FaultCode.DuplicateKey => 409,
        FaultCode.TokenExpired => 410,
        FaultCode.PreconditionFailed => 412,
        FaultCode.RequestTooLarge or FaultCode.BatchTooLarge => 413,
        FaultCode.UrlTooLong => 414,
        FaultCode.UnsupportedMediaType => 415,
        FaultCode.ImmutableProperty or FaultCode.InvalidReference or FaultCode.RuleViolation => 422,
        FaultCode.DependencyFailed => 424,
        FaultCode.PreconditionRequired => 428,
        FaultCode.NotImplemented => 501,
        FaultCode.Timeout or FaultCode.Busy => 503,
        _ => 400,
    };
}
