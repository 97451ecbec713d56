namespace Lis.Domain;

/// <summary>Whether a target is due once or every year.</summary>
public enum TargetRecurrence
{
    /// <summary>Once.</summary>
    Once,

    /// <summary>Every year.</summary>
    Yearly,
}
