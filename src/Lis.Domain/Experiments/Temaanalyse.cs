namespace Lis.Domain;

/// <summary>An analysis of a known problem area, with experiments.</summary>
public sealed class Temaanalyse : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Number as printed.</summary>
    public int? Number { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Agreement that ordered it.</summary>
    public int? BudgetAgreementId { get; set; }

    /// <summary>Committee that owns it.</summary>
    public int? CommitteeId { get; set; }

    /// <summary>Whether its terms of reference exist.</summary>
    public TemaanalyseKommissoriumStatus? KommissoriumStatus { get; set; }

    /// <summary>Where it stands.</summary>
    public TemaanalyseStatus Status { get; set; }

    /// <summary>The paper's own words for that.</summary>
    public string? StatusText { get; set; }

    /// <summary>Day of that status.</summary>
    public DateOnly? StatusDate { get; set; }

    /// <summary>Number of experiments planned.</summary>
    public int? PlannedProevehandlinger { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Agreement that ordered it.</summary>
    public BudgetAgreement? BudgetAgreement { get; set; }

    /// <summary>Committee that owns it.</summary>
    public Committee? Committee { get; set; }

    /// <summary>Its experiments.</summary>
    public ICollection<Proevehandling> Proevehandlinger { get; } = [];
}
