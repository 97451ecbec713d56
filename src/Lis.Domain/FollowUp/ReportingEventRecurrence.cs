namespace Lis.Domain;

/// <summary>How often an event comes back.</summary>
public enum ReportingEventRecurrence
{
    /// <summary>Once.</summary>
    Once,

    /// <summary>At every meeting.</summary>
    EveryMeeting,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,

    /// <summary>Every year.</summary>
    Yearly,
}
