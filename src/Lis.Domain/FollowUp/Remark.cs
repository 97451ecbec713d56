namespace Lis.Domain;

/// <summary>A note on what the papers print: an anomaly, a rule, a loose fact.</summary>
public sealed class Remark : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>What it is.</summary>
    public RemarkKind Kind { get; set; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; set; }

    /// <summary>What the paper prints.</summary>
    public string? AsPrinted { get; set; }

    /// <summary>How it was understood.</summary>
    public string? Normalised { get; set; }

    /// <summary>The remark.</summary>
    public string? Text { get; set; }

    /// <summary>Set of the row that it concerns.</summary>
    public string? EntitySet { get; set; }

    /// <summary>Key of that row, as in a URL.</summary>
    public string? EntityKey { get; set; }

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
}
