namespace Lis.Domain;

/// <summary>Something started to support a focus area (handling, indsats).</summary>
public sealed class Initiative : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>Step, with the same list as experiments.</summary>
    public ProevehandlingStatus Status { get; set; }

    /// <summary>The paper's own words for the step.</summary>
    public string? StatusText { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Focus item that it was begun for.</summary>
    public int? FocusItemId { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Focus item that it was begun for.</summary>
    public FocusItem? FocusItem { get; set; }

    /// <summary>Parts of strategies that it serves.</summary>
    public ICollection<StrategyElement> StrategyElements { get; } = [];

    /// <summary>Committees behind it.</summary>
    public ICollection<Committee> Committees { get; } = [];

    /// <summary>Indicators that show its work.</summary>
    public ICollection<Indicator> Indicators { get; } = [];

    /// <summary>Narratives about it.</summary>
    public ICollection<Narrative> Narratives { get; } = [];
}
