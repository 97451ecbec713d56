namespace Lis.Domain;

/// <summary>A political committee, or the council.</summary>
public sealed class Committee : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Danish name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Short form, such as PKØ.</summary>
    public string? ShortName { get; set; }

    /// <summary>Place in the municipal order.</summary>
    public CommitteeKind Kind { get; set; }

    /// <summary>Other spellings met in papers.</summary>
    public List<string> NameVariants { get; set; } = [];

    /// <summary>First day; null = unknown.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null = still.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Focus items of the committee.</summary>
    public ICollection<FocusItem> FocusItems { get; } = [];

    /// <summary>Parts of strategies that the committee works on.</summary>
    public ICollection<StrategyElement> StrategyElements { get; } = [];

    /// <summary>Initiatives of the committee.</summary>
    public ICollection<Initiative> Initiatives { get; } = [];

    /// <summary>Indicators that the committee follows.</summary>
    public ICollection<Indicator> Indicators { get; } = [];

    /// <summary>Temaanalyser of the committee.</summary>
    public ICollection<Temaanalyse> Temaanalyser { get; } = [];

    /// <summary>Experiments of the committee.</summary>
    public ICollection<Proevehandling> Proevehandlinger { get; } = [];

    /// <summary>Targets of the committee.</summary>
    public ICollection<Target> Targets { get; } = [];

    /// <summary>Cases on its agendas.</summary>
    public ICollection<Case> Cases { get; } = [];

    /// <summary>Its events in the year wheel.</summary>
    public ICollection<ReportingEvent> ReportingEvents { get; } = [];

    /// <summary>Narratives for the committee.</summary>
    public ICollection<Narrative> Narratives { get; } = [];
}
