namespace Lis.Domain;

/// <summary>A service area of the budget.</summary>
public sealed class ServiceArea : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key: the municipality's number, a hyphen and the area's number.</summary>
    public string Code { get; set; } = "";

    /// <summary>Number as printed.</summary>
    public int? Number { get; set; }

    /// <summary>Name; null when the paper gives only the number.</summary>
    public string? Name { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Its lines.</summary>
    public ICollection<BudgetLine> BudgetLines { get; } = [];
}
