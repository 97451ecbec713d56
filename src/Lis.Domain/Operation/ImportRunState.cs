namespace Lis.Domain;

/// <summary>Where an import run stands.</summary>
public enum ImportRunState
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Being read and checked.</summary>
    Running,

    /// <summary>Checked, waits for somebody's approval.</summary>
    AwaitingApproval,

    /// <summary>Checked, waits for its time.</summary>
    Scheduled,

    /// <summary>Stored.</summary>
    Succeeded,

    /// <summary>Broke off; nothing stored.</summary>
    Failed,

    /// <summary>Turned down; nothing stored.</summary>
    Rejected,

    /// <summary>Checked only, as asked.</summary>
    DryRun,
}
