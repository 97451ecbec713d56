namespace Lis.Domain;

/// <summary>Length and form of a period.</summary>
public enum IndicatorPeriodKind
{
    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>An ISO 8601 week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three calendar months.</summary>
    Quarter,

    /// <summary>Six calendar months.</summary>
    HalfYear,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>1 August to 31 July.</summary>
    SchoolYear,

    /// <summary>Four quarters that end with the one named.</summary>
    RollingYear,

    /// <summary>Any first and last day.</summary>
    Interval,
}
