namespace Lis.Domain;

/// <summary>Whether the terms of reference exist.</summary>
public enum TemaanalyseKommissoriumStatus
{
    /// <summary>Not begun.</summary>
    Missing,

    /// <summary>Being written.</summary>
    Drafting,

    /// <summary>Written.</summary>
    Done,
}
