namespace Lis.Domain;

/// <summary>Why a series is not comparable across a period.</summary>
public enum IndicatorBreakKind
{
    /// <summary>The definition changed.</summary>
    Definition,

    /// <summary>The method changed.</summary>
    Method,

    /// <summary>The source changed.</summary>
    Source,

    /// <summary>The areas changed.</summary>
    AreaReform,
}
