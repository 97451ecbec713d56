namespace Lis.Domain;

/// <summary>Something a paper says about figures, kept so that it can be checked.</summary>
public sealed class Claim : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Indicator that it is about; null when none fits.</summary>
    public string? IndicatorCode { get; set; }

    /// <summary>Area that it is about.</summary>
    public string? AreaCode { get; set; }

    /// <summary>Breakdown that it is about.</summary>
    public string BreakdownKey { get; set; } = Breakdown.TotalKey;

    /// <summary>First period, as a code.</summary>
    public string? PeriodFrom { get; set; }

    /// <summary>Last period, as a code.</summary>
    public string? PeriodTo { get; set; }

    /// <summary>What it compares with.</summary>
    public ClaimComparator? Comparator { get; set; }

    /// <summary>The other area.</summary>
    public string? ComparatorAreaCode { get; set; }

    /// <summary>The earlier period, as a code.</summary>
    public string? ComparatorPeriod { get; set; }

    /// <summary>The target.</summary>
    public int? ComparatorTargetId { get; set; }

    /// <summary>Relation that it states.</summary>
    public ClaimRelation? Relation { get; set; }

    /// <summary>Figure that it gives, in AmountUnit.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Unit of the figure.</summary>
    public string? AmountUnit { get; set; }

    /// <summary>Softening or strengthening word.</summary>
    public string? Qualifier { get; set; }

    /// <summary>The wording as printed.</summary>
    public string? Wording { get; set; }

    /// <summary>Place in the paper.</summary>
    public string? Reference { get; set; }

    /// <summary>Case in which it was said.</summary>
    public string? CaseNumber { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Indicator that it is about.</summary>
    public Indicator? Indicator { get; set; }

    /// <summary>Area that it is about.</summary>
    public Area? Area { get; set; }
}
