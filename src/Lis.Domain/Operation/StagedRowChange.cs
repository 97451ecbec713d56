namespace Lis.Domain;

/// <summary>What storing a staged row would do.</summary>
public enum StagedRowChange
{
    /// <summary>A new observation.</summary>
    New,

    /// <summary>A new revision.</summary>
    Changed,

    /// <summary>Nothing.</summary>
    Unchanged,
}
