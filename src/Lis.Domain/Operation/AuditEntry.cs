namespace Lis.Domain;

/// <summary>Who changed what, and when.</summary>
public sealed class AuditEntry : IMunicipal, IChangeNumbered
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Object id of the caller.</summary>
    public string? Actor { get; set; }

    /// <summary>What was done.</summary>
    public string? Action { get; set; }

    /// <summary>Set of the row.</summary>
    public string? EntitySet { get; set; }

    /// <summary>Key of the row, as in a URL, without parentheses.</summary>
    public string? EntityKey { get; set; }

    /// <summary>The changes as JSON text.</summary>
    public string? Changes { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }
}
