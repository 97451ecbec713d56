namespace Lis.Domain;

/// <summary>Standing of a value, or why there is none.</summary>
public enum ObservationValueStatus
{
    /// <summary>Final.</summary>
    Final,

    /// <summary>May still be revised.</summary>
    Provisional,

    /// <summary>A forecast.</summary>
    Forecast,

    /// <summary>There is no value.</summary>
    Missing,

    /// <summary>There is a value, hidden for discretion.</summary>
    Suppressed,

    /// <summary>A value makes no sense here.</summary>
    NotApplicable,
}
