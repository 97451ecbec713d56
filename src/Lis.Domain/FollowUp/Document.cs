namespace Lis.Domain;

/// <summary>A document of a case or a strategy.</summary>
public sealed class Document : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Date.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Address, when it is published.</summary>
    public string? Url { get; set; }

    /// <summary>The case.</summary>
    public int? CaseId { get; set; }

    /// <summary>The strategy.</summary>
    public int? StrategyId { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The case.</summary>
    public Case? Case { get; set; }

    /// <summary>The strategy.</summary>
    public Strategy? Strategy { get; set; }
}
