namespace Lis.Domain;

/// <summary>Level of a strategy paper.</summary>
public enum StrategyKind
{
    /// <summary>The frame above all strategies.</summary>
    WelfareModel,

    /// <summary>A strategy of the council.</summary>
    Strategy,

    /// <summary>A yearly working basis.</summary>
    WorkingBasis,

    /// <summary>A programme below a strategy.</summary>
    Programme,
}
