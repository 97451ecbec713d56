namespace Lis.Domain;

/// <summary>How a value is held against the target's value.</summary>
public enum TargetOperator
{
    /// <summary>Equal or more.</summary>
    AtLeast,

    /// <summary>Equal or less.</summary>
    AtMost,

    /// <summary>More.</summary>
    Above,

    /// <summary>Less.</summary>
    Below,

    /// <summary>The same.</summary>
    Equal,

    /// <summary>From Value to UpperValue, both included.</summary>
    Between,
}
