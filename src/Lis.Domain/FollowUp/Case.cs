namespace Lis.Domain;

/// <summary>A case: an item on an agenda, or a memo.</summary>
public sealed class Case : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Committee that treated it.</summary>
    public int? CommitteeId { get; set; }

    /// <summary>Day of the meeting.</summary>
    public DateOnly? MeetingDate { get; set; }

    /// <summary>Number on the agenda.</summary>
    public int? ItemNumber { get; set; }

    /// <summary>Case number as printed; several items may share one.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>Subject part of the number, <c>00.22.00</c>, when it follows the KLE system.</summary>
    public string? KleNumber { get; set; }

    /// <summary>Action facet of the number, <c>P22</c>.</summary>
    public string? Facet { get; set; }

    /// <summary>What it is.</summary>
    public CaseKind Kind { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Summary.</summary>
    public string? Summary { get; set; }

    /// <summary>What was recommended.</summary>
    public string? Recommendation { get; set; }

    /// <summary>How it was decided.</summary>
    public CaseDecision? Decision { get; set; }

    /// <summary>The decision as printed.</summary>
    public string? DecisionText { get; set; }

    /// <summary>Bodies with a cross in the routing grid.</summary>
    public List<string> RoutedTo { get; set; } = [];

    /// <summary>Bodies that it was sent on to.</summary>
    public List<string> ForwardedTo { get; set; } = [];

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Committee that treated it.</summary>
    public Committee? Committee { get; set; }

    /// <summary>Its documents.</summary>
    public ICollection<Document> Documents { get; } = [];
}
