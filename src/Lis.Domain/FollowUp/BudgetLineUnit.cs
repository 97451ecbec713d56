namespace Lis.Domain;

/// <summary>Unit in which an amount is printed.</summary>
public enum BudgetLineUnit
{
    /// <summary>Million kroner.</summary>
    MillionKr,

    /// <summary>Kroner.</summary>
    Kr,
}
