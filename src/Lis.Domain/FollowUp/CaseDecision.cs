namespace Lis.Domain;

/// <summary>How a case was decided.</summary>
public enum CaseDecision
{
    /// <summary>Taken note of.</summary>
    Noted,

    /// <summary>Approved.</summary>
    Approved,

    /// <summary>Approved as proposed.</summary>
    ApprovedAsProposed,

    /// <summary>The draft was approved.</summary>
    DraftApproved,

    /// <summary>Endorsed.</summary>
    Endorsed,

    /// <summary>Discussed.</summary>
    Discussed,

    /// <summary>Postponed.</summary>
    Postponed,

    /// <summary>Rejected.</summary>
    Rejected,

    /// <summary>Something else; see the text.</summary>
    Other,
}
