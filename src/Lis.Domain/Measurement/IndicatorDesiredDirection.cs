namespace Lis.Domain;

/// <summary>Which way an indicator should go.</summary>
public enum IndicatorDesiredDirection
{
    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,

    /// <summary>Neither way is better.</summary>
    None,

    /// <summary>Best inside an interval.</summary>
    Band,
}
