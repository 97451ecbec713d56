namespace Lis.Domain;

/// <summary>What people judged about a target on a day.</summary>
public sealed class TargetAssessment : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The target.</summary>
    public int TargetId { get; set; }

    /// <summary>Day of the judgement.</summary>
    public DateOnly? AssessedOn { get; set; }

    /// <summary>Occasion.</summary>
    public TargetAssessmentKind Kind { get; set; }

    /// <summary>How far it was met.</summary>
    public TargetFulfilment? Fulfilment { get; set; }

    /// <summary>The paper's own word.</summary>
    public string? SourceWord { get; set; }

    /// <summary>Comment.</summary>
    public string? Comment { get; set; }

    /// <summary>Case in which it was said.</summary>
    public string? CaseNumber { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The target.</summary>
    public Target? Target { get; set; }
}
