namespace Lis.OData.Errors;

/// <summary>The one table from fault to HTTP status (contract section 4).</summary>
public static class FaultStatus
{
    /// <summary>The status code of a fault.</summary>
    public static int Of(FaultCode code) => code switch
    {
        FaultCode.UnknownResource or FaultCode.NotFound => 404,
        FaultCode.MethodNotAllowed => 405,
        FaultCode.NotAcceptable => 406,
        FaultCode.PreconditionFailed => 412,
        FaultCode.UrlTooLong => 414,
        FaultCode.BatchTooLarge => 413,
        FaultCode.UnsupportedMediaType => 415,
        FaultCode.DependencyFailed => 424,
        FaultCode.NotImplemented => 501,
        FaultCode.Timeout => 503,
        _ => 400,
    };
}
