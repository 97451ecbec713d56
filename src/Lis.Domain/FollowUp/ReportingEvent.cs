namespace Lis.Domain;

/// <summary>An event in the year wheel of follow-up.</summary>
public sealed class ReportingEvent : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>What happens.</summary>
    public string? Description { get; set; }

    /// <summary>What it is.</summary>
    public ReportingEventKind Kind { get; set; }

    /// <summary>Reporting track.</summary>
    public IndicatorTrack? Track { get; set; }

    /// <summary>Earliest day.</summary>
    public DateOnly? DueFrom { get; set; }

    /// <summary>Latest day.</summary>
    public DateOnly? DueBy { get; set; }

    /// <summary>Time as printed.</summary>
    public string? DueText { get; set; }

    /// <summary>How often it comes back.</summary>
    public ReportingEventRecurrence? Recurrence { get; set; }

    /// <summary>Law or decision behind it.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>Case.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>Whether it has been done.</summary>
    public bool IsDone { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Committees that it concerns.</summary>
    public ICollection<Committee> Committees { get; } = [];
}
