namespace Lis.Domain;

/// <summary>Membership of an area in a comparison group.</summary>
public sealed class AreaMember : IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The group.</summary>
    public string GroupCode { get; set; } = "";

    /// <summary>The member.</summary>
    public string MemberCode { get; set; } = "";

    /// <summary>Place of the member in a ranked list, from 1; null when the list is not ranked.</summary>
    public int? Rank { get; set; }

    /// <summary>Field that the list is made for, such as schools; null = all.</summary>
    public string? DataArea { get; set; }

    /// <summary>First day of the membership; null = always.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null = still.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The group.</summary>
    public Area? Group { get; set; }

    /// <summary>The member.</summary>
    public Area? Member { get; set; }
}
