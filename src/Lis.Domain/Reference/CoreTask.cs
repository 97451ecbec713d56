namespace Lis.Domain;

/// <summary>A core task (kerneopgave) with the movement that it wants for the citizen.</summary>
public sealed class CoreTask : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public string Code { get; set; } = "";

    /// <summary>Danish name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The movement for the citizen, in words.</summary>
    public string? Movement { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Indicators that show the movement.</summary>
    public ICollection<Indicator> Indicators { get; } = [];
}
