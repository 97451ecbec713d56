namespace Lis.Domain;

/// <summary>Place of an indicator in the chain from surroundings to effect.</summary>
public enum IndicatorKind
{
    /// <summary>Surroundings that the municipality does not steer.</summary>
    Context,

    /// <summary>What is put in.</summary>
    Input,

    /// <summary>What is done.</summary>
    Activity,

    /// <summary>What comes out.</summary>
    Output,

    /// <summary>What changes for the citizen.</summary>
    Effect,
}
