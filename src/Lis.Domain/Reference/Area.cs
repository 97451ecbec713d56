namespace Lis.Domain;

/// <summary>A place or a comparison group that figures are about.</summary>
public sealed class Area : IStamped, IChangeNumbered
{
    /// <summary>Key: <c>000</c> the country, three digits a municipality, else as the contract's list of code forms.</summary>
    public string Code { get; set; } = "";

    /// <summary>Danish name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What sort of area.</summary>
    public AreaKind Kind { get; set; }

    /// <summary>The area right above it; null at the top.</summary>
    public string? ParentCode { get; set; }

    /// <summary>For comparison groups, how the group's figure comes about; else null.</summary>
    public AreaAggregationKind? AggregationKind { get; set; }

    /// <summary>First day on which the area existed; null = always.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null = still.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Other spellings met in files and papers.</summary>
    public List<string> NameVariants { get; set; } = [];

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The area right above it.</summary>
    public Area? Parent { get; set; }

    /// <summary>Areas right below it.</summary>
    public ICollection<Area> Children { get; } = [];

    /// <summary>If a group: its members.</summary>
    public ICollection<AreaMember> Members { get; } = [];

    /// <summary>Groups in which the area is a member.</summary>
    public ICollection<AreaMember> MemberOf { get; } = [];

    /// <summary>Observations about the area.</summary>
    public ICollection<Observation> Observations { get; } = [];

    /// <summary>Claims about the area.</summary>
    public ICollection<Claim> Claims { get; } = [];
}
