namespace Lis.Domain;

/// <summary>A part of a strategy, such as a pejlemaerke or a focus area.</summary>
public sealed class StrategyElement : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The strategy.</summary>
    public int StrategyId { get; set; }

    /// <summary>The part above it; null at the top.</summary>
    public int? ParentId { get; set; }

    /// <summary>Number as printed.</summary>
    public int? Number { get; set; }

    /// <summary>What it is called there.</summary>
    public StrategyElementKind Kind { get; set; }

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it means.</summary>
    public string? Description { get; set; }

    /// <summary>What enters the report about it, and how.</summary>
    public string? ReportingText { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The strategy.</summary>
    public Strategy? Strategy { get; set; }

    /// <summary>The part above it.</summary>
    public StrategyElement? Parent { get; set; }

    /// <summary>Parts right below it.</summary>
    public ICollection<StrategyElement> Children { get; } = [];

    /// <summary>Committees that work on it.</summary>
    public ICollection<Committee> Committees { get; } = [];

    /// <summary>Indicators that measure it.</summary>
    public ICollection<Indicator> Indicators { get; } = [];

    /// <summary>Focus items that serve it.</summary>
    public ICollection<FocusItem> FocusItems { get; } = [];

    /// <summary>Initiatives that serve it.</summary>
    public ICollection<Initiative> Initiatives { get; } = [];

    /// <summary>Targets set for it.</summary>
    public ICollection<Target> Targets { get; } = [];

    /// <summary>Narratives about it.</summary>
    public ICollection<Narrative> Narratives { get; } = [];
}
