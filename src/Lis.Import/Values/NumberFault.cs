namespace Lis.Import.Values;

/// <summary>What is wrong with a number.</summary>
public enum NumberFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is no number.</summary>
    NotNumber,

    /// <summary>It has more than six decimals, or twelve digits before them.</summary>
    Digits,
}
