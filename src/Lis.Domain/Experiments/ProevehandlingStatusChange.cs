namespace Lis.Domain;

/// <summary>A status that an experiment took on.</summary>
public sealed class ProevehandlingStatusChange : IMunicipal, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The experiment.</summary>
    public int ProevehandlingId { get; set; }

    /// <summary>The step.</summary>
    public ProevehandlingStatus Status { get; set; }

    /// <summary>The paper's own words for it.</summary>
    public string? StatusText { get; set; }

    /// <summary>Day of the status.</summary>
    public DateOnly? StatusDate { get; set; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset RecordedAt { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The experiment.</summary>
    public Proevehandling? Proevehandling { get; set; }
}
