namespace Lis.Domain;

/// <summary>What sort of place or group an area is.</summary>
public enum AreaKind
{
    /// <summary>The whole country.</summary>
    Country,

    /// <summary>One of the administrative regions.</summary>
    Region,

    /// <summary>A province (landsdel) of Danmarks Statistik.</summary>
    Province,

    /// <summary>One of the municipalities.</summary>
    Municipality,

    /// <summary>A labour-market region (RAR).</summary>
    LabourMarketRegion,

    /// <summary>A group that exists to be compared with.</summary>
    ComparisonGroup,

    /// <summary>A district within a municipality.</summary>
    District,

    /// <summary>One institution, such as a day-care centre or nursing home.</summary>
    Institution,

    /// <summary>One school.</summary>
    School,
}
