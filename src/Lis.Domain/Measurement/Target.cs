namespace Lis.Domain;

/// <summary>A target as the papers word it.</summary>
public sealed class Target : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Short sign, such as V4a.</summary>
    public string? Label { get; set; }

    /// <summary>Indicator that it is measured by; null when there is none.</summary>
    public string? IndicatorCode { get; set; }

    /// <summary>Area that it is for.</summary>
    public string? AreaCode { get; set; }

    /// <summary>Breakdown that it is for.</summary>
    public string BreakdownKey { get; set; } = Breakdown.TotalKey;

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>The wording as printed.</summary>
    public string? Wording { get; set; }

    /// <summary>What it demands.</summary>
    public TargetKind Kind { get; set; }

    /// <summary>Direction asked for.</summary>
    public TargetDirection? Direction { get; set; }

    /// <summary>How the value is held against Value.</summary>
    public TargetOperator? Operator { get; set; }

    /// <summary>The value, in Unit.</summary>
    public decimal? Value { get; set; }

    /// <summary>Upper end of an interval.</summary>
    public decimal? UpperValue { get; set; }

    /// <summary>Unit of the value.</summary>
    public string? Unit { get; set; }

    /// <summary>Change asked for, signed, in percent.</summary>
    public decimal? ChangePercent { get; set; }

    /// <summary>Value to start from.</summary>
    public decimal? BaselineValue { get; set; }

    /// <summary>Period of the baseline, as a code.</summary>
    public string? BaselinePeriod { get; set; }

    /// <summary>Area or group to compare with.</summary>
    public string? ComparisonAreaCode { get; set; }

    /// <summary>Indicator to compare with.</summary>
    public string? ComparisonIndicatorCode { get; set; }

    /// <summary>Of a ranking: number of participants.</summary>
    public int? RankOf { get; set; }

    /// <summary>Earliest day on which it is due.</summary>
    public DateOnly? DueFrom { get; set; }

    /// <summary>Latest day on which it is due.</summary>
    public DateOnly? DueBy { get; set; }

    /// <summary>Due time as printed.</summary>
    public string? DueText { get; set; }

    /// <summary>Once or every year.</summary>
    public TargetRecurrence? Recurrence { get; set; }

    /// <summary>Standing of the wording.</summary>
    public TargetWordingStatus? WordingStatus { get; set; }

    /// <summary>Blanks that the wording still has.</summary>
    public List<string> UnknownParts { get; set; } = [];

    /// <summary>Targets with the same sign are alternatives of one another.</summary>
    public string? AlternativeGroup { get; set; }

    /// <summary>Focus item that it belongs to.</summary>
    public int? FocusItemId { get; set; }

    /// <summary>Part of a strategy that it belongs to.</summary>
    public int? StrategyElementId { get; set; }

    /// <summary>Committee that answers for it.</summary>
    public int? CommitteeId { get; set; }

    /// <summary>Service area that it belongs to.</summary>
    public string? ServiceAreaCode { get; set; }

    /// <summary>The target that it is a part of.</summary>
    public int? PartOfId { get; set; }

    /// <summary>Place in the paper.</summary>
    public string? Reference { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Indicator that it is measured by.</summary>
    public Indicator? Indicator { get; set; }

    /// <summary>Focus item that it belongs to.</summary>
    public FocusItem? FocusItem { get; set; }

    /// <summary>Part of a strategy that it belongs to.</summary>
    public StrategyElement? StrategyElement { get; set; }

    /// <summary>Committee that answers for it.</summary>
    public Committee? Committee { get; set; }

    /// <summary>Assessments that people have made.</summary>
    public ICollection<TargetAssessment> Assessments { get; } = [];

    /// <summary>The target that it is a part of.</summary>
    public Target? PartOf { get; set; }

    /// <summary>Its parts.</summary>
    public ICollection<Target> Parts { get; } = [];
}
