namespace Lis.Domain;

/// <summary>Place of a committee in the municipal order.</summary>
public enum CommitteeKind
{
    /// <summary>The municipal council itself.</summary>
    Council,

    /// <summary>The finance committee (oekonomiudvalg).</summary>
    FinanceCommittee,

    /// <summary>A standing committee.</summary>
    StandingCommittee,

    /// <summary>Anything else, such as an advisory board.</summary>
    Other,
}
