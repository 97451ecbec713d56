namespace Lis.Domain;

/// <summary>Where a temaanalyse stands.</summary>
public enum TemaanalyseStatus
{
    /// <summary>Planned.</summary>
    Planned,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Given up.</summary>
    Stopped,
}
