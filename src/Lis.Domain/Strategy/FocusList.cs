namespace Lis.Domain;

/// <summary>A dated version of the council's focus list.</summary>
public sealed class FocusList : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Date printed on the list.</summary>
    public DateOnly? UpdatedOn { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Its items.</summary>
    public ICollection<FocusItem> Items { get; } = [];
}
