namespace Lis.Domain;

/// <summary>Direction that a target asks for.</summary>
public enum TargetDirection
{
    /// <summary>Rising.</summary>
    Up,

    /// <summary>Falling.</summary>
    Down,

    /// <summary>Level.</summary>
    Unchanged,
}
