namespace Lis.Domain;

/// <summary>Something that is measured again and again.</summary>
public sealed class Indicator : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key; a municipality's own begins with its number and a hyphen, see <see cref="Rules.CodeRules"/>.</summary>
    public string Code { get; set; } = "";

    /// <summary>Danish name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Short name for charts.</summary>
    public string? ShortName { get; set; }

    /// <summary>What it tells.</summary>
    public string? Description { get; set; }

    /// <summary>How it is computed, in words.</summary>
    public string? Definition { get; set; }

    /// <summary>Version of that definition.</summary>
    public string? DefinitionVersion { get; set; }

    /// <summary>Unit of its values.</summary>
    public string? Unit { get; set; }

    /// <summary>Unit as the paper prints it.</summary>
    public string? UnitAsPrinted { get; set; }

    /// <summary>Decimals to show; null = as stored.</summary>
    public int? Decimals { get; set; }

    /// <summary>True for a count at a moment, false for what happened during the period.</summary>
    public bool IsStock { get; set; }

    /// <summary>Which way it should go; null = not stated.</summary>
    public IndicatorDesiredDirection? DesiredDirection { get; set; }

    /// <summary>Of a derived indicator: the indicator above the line.</summary>
    public string? NumeratorCode { get; set; }

    /// <summary>Of a derived indicator: the indicator below the line.</summary>
    public string? DenominatorCode { get; set; }

    /// <summary>Of a derived indicator: what the ratio is multiplied by.</summary>
    public decimal? Factor { get; set; }

    /// <summary>How it rolls up; null = not stated, treated as not at all.</summary>
    public IndicatorAggregation? Aggregation { get; set; }

    /// <summary>The period that it is normally reported by.</summary>
    public IndicatorPeriodKind PeriodKind { get; set; }

    /// <summary>How often it is updated, in words.</summary>
    public string? UpdateFrequency { get; set; }

    /// <summary>Days from the end of a period until its figure is expected.</summary>
    public int? PublicationLagDays { get; set; }

    /// <summary>The source.</summary>
    public string? SourceCode { get; set; }

    /// <summary>Table or query at the source.</summary>
    public string? SourceTable { get; set; }

    /// <summary>Unit that answers for it.</summary>
    public string? OwnerUnit { get; set; }

    /// <summary>Role that answers for it; never a person's name.</summary>
    public string? OwnerRole { get; set; }

    /// <summary>The core task that it shows.</summary>
    public string? CoreTaskCode { get; set; }

    /// <summary>Reporting track.</summary>
    public IndicatorTrack? Track { get; set; }

    /// <summary>Place in the chain from surroundings to effect.</summary>
    public IndicatorKind Kind { get; set; }

    /// <summary>Counts from 1 up to below this are hidden in breakdowns; null = no rule.</summary>
    public int? SuppressBelow { get; set; }

    /// <summary>Difference that still counts as level, in the indicator's unit; null = none.</summary>
    public decimal? LevelTolerance { get; set; }

    /// <summary>Who may see it; null = internal.</summary>
    public IndicatorVisibility? Visibility { get; set; }

    /// <summary>First day; null = always.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null = still.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The indicator that took over.</summary>
    public string? ReplacedByCode { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The source.</summary>
    public Source? Source { get; set; }

    /// <summary>The core task.</summary>
    public CoreTask? CoreTask { get; set; }

    /// <summary>Its values.</summary>
    public ICollection<Observation> Observations { get; } = [];

    /// <summary>Targets set on it.</summary>
    public ICollection<Target> Targets { get; } = [];

    /// <summary>Committees that follow it.</summary>
    public ICollection<Committee> Committees { get; } = [];

    /// <summary>Parts of strategies that it measures.</summary>
    public ICollection<StrategyElement> StrategyElements { get; } = [];

    /// <summary>Initiatives whose work it shows.</summary>
    public ICollection<Initiative> Initiatives { get; } = [];

    /// <summary>Experiments whose work it shows.</summary>
    public ICollection<Proevehandling> Proevehandlinger { get; } = [];

    /// <summary>Narratives beside it.</summary>
    public ICollection<Narrative> Narratives { get; } = [];

    /// <summary>Claims made about it.</summary>
    public ICollection<Claim> Claims { get; } = [];

    /// <summary>Where its series is broken.</summary>
    public ICollection<IndicatorBreak> Breaks { get; } = [];
}
