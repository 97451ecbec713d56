namespace Lis.Domain;

/// <summary>Which members of an observation a change speaks of; what it does not name stays as it is stored. The numbers are stored with staged rows.</summary>
[Flags]
public enum ObservationFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The value.</summary>
    Value = 1,

    /// <summary>The numerator.</summary>
    Numerator = 2,

    /// <summary>The denominator.</summary>
    Denominator = 4,

    /// <summary>The lower bound.</summary>
    LowerBound = 8,

    /// <summary>The upper bound.</summary>
    UpperBound = 16,

    /// <summary>The standing of the value.</summary>
    ValueStatus = 32,

    /// <summary>The value as the source wrote it.</summary>
    RawText = 64,

    /// <summary>The note.</summary>
    Note = 128,

    /// <summary>The place in the source.</summary>
    Reference = 256,

    /// <summary>The mark of a break in the series.</summary>
    IsBreak = 512,
}
