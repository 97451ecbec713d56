namespace Lis.Domain;

/// <summary>Where figures come from.</summary>
public sealed class Source : IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public string Code { get; set; } = "";

    /// <summary>Name of the source.</summary>
    public string Name { get; set; } = "";

    /// <summary>Organisation that answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>External, internal or manual.</summary>
    public SourceKind Kind { get; set; }

    /// <summary>Address of its page.</summary>
    public string? Homepage { get; set; }

    /// <summary>What it holds.</summary>
    public string? Description { get; set; }

    /// <summary>How often it is updated, in words.</summary>
    public string? UpdateFrequency { get; set; }

    /// <summary>Terms of use.</summary>
    public string? License { get; set; }

    /// <summary>Whether an import from it waits for approval before it is stored.</summary>
    public bool RequiresApproval { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Indicators that it feeds.</summary>
    public ICollection<Indicator> Indicators { get; } = [];
}
