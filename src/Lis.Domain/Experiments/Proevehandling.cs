namespace Lis.Domain;

/// <summary>A small-scale test of a new way to solve a task.</summary>
public sealed class Proevehandling : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Temaanalyse that it belongs to; null for one that stands alone.</summary>
    public int? TemaanalyseId { get; set; }

    /// <summary>Title; made from the temaanalyse and a number when the paper gives none.</summary>
    public string Title { get; set; } = "";

    /// <summary>False when the title was made here.</summary>
    public bool IsTitleGiven { get; set; }

    /// <summary>What is tried.</summary>
    public string? Description { get; set; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }

    /// <summary>Which field it tries.</summary>
    public ProevehandlingExperimentArea? ExperimentArea { get; set; }

    /// <summary>Whether its terms of reference exist.</summary>
    public TemaanalyseKommissoriumStatus? KommissoriumStatus { get; set; }

    /// <summary>Step.</summary>
    public ProevehandlingStatus Status { get; set; }

    /// <summary>Whether the step was said about it alone or about a group.</summary>
    public ProevehandlingStatusBasis? StatusBasis { get; set; }

    /// <summary>The paper's own words for the step.</summary>
    public string? StatusText { get; set; }

    /// <summary>Day of that status.</summary>
    public DateOnly? StatusDate { get; set; }

    /// <summary>Start as printed.</summary>
    public string? StartText { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Expected effect.</summary>
    public string? ExpectedEffect { get; set; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; set; }

    /// <summary>What was learnt.</summary>
    public string? Learning { get; set; }

    /// <summary>Number of cases that it covers.</summary>
    public int? CasesInScope { get; set; }

    /// <summary>Organisations that take part.</summary>
    public List<string> Partners { get; set; } = [];

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

    /// <summary>Temaanalyse that it belongs to.</summary>
    public Temaanalyse? Temaanalyse { get; set; }

    /// <summary>Committees behind it.</summary>
    public ICollection<Committee> Committees { get; } = [];

    /// <summary>Indicators that show its work.</summary>
    public ICollection<Indicator> Indicators { get; } = [];

    /// <summary>Every status that it has had.</summary>
    public ICollection<ProevehandlingStatusChange> StatusHistory { get; } = [];

    /// <summary>Narratives about it.</summary>
    public ICollection<Narrative> Narratives { get; } = [];
}
