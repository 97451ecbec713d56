namespace Lis.Domain;

/// <summary>One of the reasons given for a budget line.</summary>
public sealed class BudgetExplanation : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The line.</summary>
    public int BudgetLineId { get; set; }

    /// <summary>The reason.</summary>
    public string? Text { get; set; }

    /// <summary>What it gives.</summary>
    public BudgetExplanationKind Kind { get; set; }

    /// <summary>Amount as printed, in Unit, signed.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Unit of the amount.</summary>
    public BudgetLineUnit? Unit { get; set; }

    /// <summary>The amount in kroner.</summary>
    public decimal? AmountKr { get; set; }

    /// <summary>Whether the amount is a part of the deviation; null = not known.</summary>
    public bool? CountsTowardDeviation { get; set; }

    /// <summary>A number of something, in QuantityUnit.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>What is counted.</summary>
    public string? QuantityUnit { get; set; }

    /// <summary>Share that the state refunds, in percent.</summary>
    public decimal? RefundPercent { get; set; }

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

    /// <summary>The line.</summary>
    public BudgetLine? BudgetLine { get; set; }
}
