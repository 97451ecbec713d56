namespace Lis.Domain;

/// <summary>A strategy paper of the council.</summary>
public sealed class Strategy : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Level of the paper.</summary>
    public StrategyKind Kind { get; set; }

    /// <summary>The paper above it; null at the top.</summary>
    public int? ParentId { get; set; }

    /// <summary>What it says, in short.</summary>
    public string? Description { get; set; }

    /// <summary>First day of the strategy period.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day of it.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The paper above it.</summary>
    public Strategy? Parent { get; set; }

    /// <summary>Papers right below it.</summary>
    public ICollection<Strategy> Children { get; } = [];

    /// <summary>Its parts.</summary>
    public ICollection<StrategyElement> Elements { get; } = [];

    /// <summary>Its documents.</summary>
    public ICollection<Document> Documents { get; } = [];
}
