namespace Lis.Domain;

/// <summary>A budget agreement that orders temaanalyser.</summary>
public sealed class BudgetAgreement : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Years that it covers, as printed.</summary>
    public string? PeriodText { get; set; }

    /// <summary>Point in the agreement.</summary>
    public int? ItemNumber { get; set; }

    /// <summary>Number of temaanalyser planned.</summary>
    public int? PlannedTemaanalyser { get; set; }

    /// <summary>Day of the agreement.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Case.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>What it says.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Temaanalyser that came of it.</summary>
    public ICollection<Temaanalyse> Temaanalyser { get; } = [];
}
