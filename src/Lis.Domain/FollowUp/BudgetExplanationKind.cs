namespace Lis.Domain;

/// <summary>What an explanation of a budget line gives.</summary>
public enum BudgetExplanationKind
{
    /// <summary>A part of the deviation.</summary>
    Deviation,

    /// <summary>A grant.</summary>
    Grant,

    /// <summary>An amount that is refunded.</summary>
    Refunded,

    /// <summary>A fact without a share in the deviation.</summary>
    Fact,
}
