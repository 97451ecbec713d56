namespace Lis.Storage.Tables;

/// <summary>A deleted row of any set but Observations, so that delta answers can tell who saw it that it is gone.</summary>
public sealed class Tombstone
{
    /// <summary>Number of the commit that deleted it.</summary>
    public long ChangeNo { get; set; }

    public string EntitySet { get; set; } = "";

    /// <summary>Key literal as in a URL, without parentheses.</summary>
    public string EntityKey { get; set; } = "";

    /// <summary>Municipality that could see the row; null = all.</summary>
    public string? MunicipalityCode { get; set; }

    /// <summary>Whether the row was confidential when it was deleted, so that others must not learn that it was there.</summary>
    public bool IsConfidential { get; set; }

    public DateTimeOffset At { get; set; }
}
