namespace Lis.Domain;

/// <summary>A period from which an indicator is not comparable with what went before.</summary>
public sealed class IndicatorBreak : IMunicipal, IStamped, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>The indicator.</summary>
    public string IndicatorCode { get; set; } = "";

    /// <summary>First period after the break, as a code.</summary>
    public string Period { get; set; } = "";

    /// <summary>Why.</summary>
    public IndicatorBreakKind Kind { get; set; }

    /// <summary>What changed.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The indicator.</summary>
    public Indicator? Indicator { get; set; }
}
