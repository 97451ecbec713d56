namespace Lis.OData.Errors;

/// <summary>A wrong request. Carries what the OData error body says (OData Protocol 9.4) and no status code.</summary>
/// <param name="code">The stable code.</param>
/// <param name="message">What is wrong and what would be right; shown to the caller, so never internals.</param>
/// <param name="target">The option, segment or property at fault, with position where there is one; null = the request as a whole.</param>
public sealed class FaultException(FaultCode code, string message, string? target = null) : Exception(message)
{
    /// <summary>The stable code.</summary>
    public FaultCode Code { get; } = code;

    /// <summary>The option, segment or property at fault, for example <c>$filter:12</c>; null = the request as a whole.</summary>
    public string? Target { get; } = target;

    /// <summary>The address to ask instead, told in the header Location; null = none.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>Further findings of the same request; empty when there is one only.</summary>
    public IReadOnlyList<FaultDetail> Details { get; init; } = [];
}

/// <summary>One further finding of a wrong request.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Target">Where; null = the request as a whole.</param>
public sealed record FaultDetail(FaultCode Code, string Message, string? Target);
