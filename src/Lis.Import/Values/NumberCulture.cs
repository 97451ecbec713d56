namespace Lis.Import.Values;

/// <summary>How a source writes numbers. It belongs to the profile: <c>1.260</c> is 1260 at one source and 1.26 at another.</summary>
public enum NumberCulture
{
    /// <summary>Decimal point, no thousands separator.</summary>
    Invariant,

    /// <summary>Decimal comma, no thousands separator.</summary>
    DecimalComma,

    /// <summary>Decimal comma, dots or spaces between thousands, perhaps a per cent sign.</summary>
    Danish,
}
