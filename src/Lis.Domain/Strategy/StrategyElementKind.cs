namespace Lis.Domain;

/// <summary>What a part of a strategy is called there.</summary>
public enum StrategyElementKind
{
    /// <summary>A guiding mark of the council.</summary>
    Pejlemaerke,

    /// <summary>A focus area.</summary>
    Fokusomraade,

    /// <summary>A point to aim at.</summary>
    Sigtepunkt,

    /// <summary>A theme.</summary>
    Theme,

    /// <summary>A group of people or businesses.</summary>
    TargetGroup,

    /// <summary>A core task.</summary>
    CoreTask,
}
