namespace Lis.Domain;

/// <summary>Unused money carried to a later year, or a part of it.</summary>
public sealed class BudgetTransfer : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>What is carried over.</summary>
    public string Name { get; set; } = "";

    /// <summary>Year that it comes from.</summary>
    public int? FromYear { get; set; }

    /// <summary>Year that it goes to.</summary>
    public int? ToYear { get; set; }

    /// <summary>Amount as printed, in Unit; may be negative.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Unit of the amount.</summary>
    public BudgetLineUnit? Unit { get; set; }

    /// <summary>The amount in kroner.</summary>
    public decimal? AmountKr { get; set; }

    /// <summary>How the area is controlled, such as by frame.</summary>
    public string? ControlForm { get; set; }

    /// <summary>Service area that it comes from.</summary>
    public string? FromServiceAreaCode { get; set; }

    /// <summary>Service area that it goes to.</summary>
    public string? ToServiceAreaCode { get; set; }

    /// <summary>True when it goes to investment (anlaeg); null = not stated.</summary>
    public bool? ToInvestment { get; set; }

    /// <summary>Case.</summary>
    public string? CaseNumber { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }
}
