namespace Lis.Domain;

/// <summary>A qualitative item: a story, an observation, a quote.</summary>
public sealed class Narrative : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Form.</summary>
    public NarrativeKind Kind { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>Role of who tells it; never a name.</summary>
    public string? AuthorRole { get; set; }

    /// <summary>Where.</summary>
    public string? Place { get; set; }

    /// <summary>When.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Time in words.</summary>
    public string? PeriodText { get; set; }

    /// <summary>Whether it may point to a person; null = not checked.</summary>
    public NarrativeAnonymisation? Anonymisation { get; set; }

    /// <summary>Who may see it; null = internal.</summary>
    public IndicatorVisibility? Visibility { get; set; }

    /// <summary>Whether it may enter the report.</summary>
    public bool ApprovedForReport { get; set; }

    /// <summary>Whether it may be shown at the fair.</summary>
    public bool ApprovedForFair { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Focus items that it is about.</summary>
    public ICollection<FocusItem> FocusItems { get; } = [];

    /// <summary>Parts of strategies that it is about.</summary>
    public ICollection<StrategyElement> StrategyElements { get; } = [];

    /// <summary>Indicators that it stands beside.</summary>
    public ICollection<Indicator> Indicators { get; } = [];

    /// <summary>Initiatives that it is about.</summary>
    public ICollection<Initiative> Initiatives { get; } = [];

    /// <summary>Experiments that it is about.</summary>
    public ICollection<Proevehandling> Proevehandlinger { get; } = [];

    /// <summary>Committees that it is for.</summary>
    public ICollection<Committee> Committees { get; } = [];
}
