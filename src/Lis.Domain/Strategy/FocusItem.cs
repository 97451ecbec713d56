namespace Lis.Domain;

/// <summary>An item (emne) of a focus list with the effect that is wished for.</summary>
public sealed class FocusItem : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The list.</summary>
    public int FocusListId { get; set; }

    /// <summary>Number as printed; numbers may have gaps.</summary>
    public int? Number { get; set; }

    /// <summary>The topic.</summary>
    public string Title { get; set; } = "";

    /// <summary>Wished effect, in words.</summary>
    public string? Effect { get; set; }

    /// <summary>Time of evaluation as printed.</summary>
    public string? EvaluationText { get; set; }

    /// <summary>How that time is given.</summary>
    public FocusItemEvaluationKind? EvaluationKind { get; set; }

    /// <summary>Earliest day that the words can mean.</summary>
    public DateOnly? EvaluationFrom { get; set; }

    /// <summary>Latest day that the words can mean.</summary>
    public DateOnly? EvaluationTo { get; set; }

    /// <summary>Months (1–12) of a recurring evaluation; empty and Recurring = once a year, month not fixed.</summary>
    public List<int> RecurrenceMonths { get; set; } = [];

    /// <summary>Whether it is still on the list.</summary>
    public FocusItemStatus Status { get; set; }

    /// <summary>Day of closing.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it was closed or moved.</summary>
    public string? ClosedReason { get; set; }

    /// <summary>What enters the report about it, and how.</summary>
    public string? ReportingText { get; set; }

    /// <summary>Place in the paper.</summary>
    public string? Reference { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The list.</summary>
    public FocusList? FocusList { get; set; }

    /// <summary>Committees that own it.</summary>
    public ICollection<Committee> Committees { get; } = [];

    /// <summary>Parts of strategies that it serves.</summary>
    public ICollection<StrategyElement> StrategyElements { get; } = [];

    /// <summary>Targets set for it.</summary>
    public ICollection<Target> Targets { get; } = [];

    /// <summary>Initiatives begun for it.</summary>
    public ICollection<Initiative> Initiatives { get; } = [];

    /// <summary>Narratives about it.</summary>
    public ICollection<Narrative> Narratives { get; } = [];
}
