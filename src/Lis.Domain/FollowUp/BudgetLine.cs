namespace Lis.Domain;

/// <summary>Budget and accounts of a service area in a year, whole or by type of appropriation.</summary>
public sealed class BudgetLine : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Budget year.</summary>
    public int? Year { get; set; }

    /// <summary>The service area.</summary>
    public string ServiceAreaCode { get; set; } = "";

    /// <summary>Type of appropriation; null = the total of the service area.</summary>
    public string? AppropriationType { get; set; }

    /// <summary>Adopted budget, in Unit.</summary>
    public decimal? OriginalBudget { get; set; }

    /// <summary>Budget after supplementary grants, in Unit.</summary>
    public decimal? CorrectedBudget { get; set; }

    /// <summary>Expected result, in Unit.</summary>
    public decimal? Forecast { get; set; }

    /// <summary>Accounts, in Unit.</summary>
    public decimal? Actual { get; set; }

    /// <summary>Actual less corrected budget as printed, in Unit; positive = overspending (merforbrug).</summary>
    public decimal? Deviation { get; set; }

    /// <summary>The deviation in percent as printed.</summary>
    public decimal? DeviationPercent { get; set; }

    /// <summary>Unit of the amounts.</summary>
    public BudgetLineUnit? Unit { get; set; }

    /// <summary>Case.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>Note.</summary>
    public string? Note { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The service area.</summary>
    public ServiceArea? ServiceArea { get; set; }

    /// <summary>What explains the deviation.</summary>
    public ICollection<BudgetExplanation> Explanations { get; } = [];
}
