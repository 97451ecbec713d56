namespace Lis.Storage.Tables;

/// <summary>How far a scheduled fetch is; what it shall fetch stands in the settings.</summary>
public sealed class FetchState
{
    /// <summary>Name of the fetch.</summary>
    public string Code { get; set; } = "";

    /// <summary>What tells the state of the source that was last taken in from others; null = nothing was taken in yet.</summary>
    public string? Mark { get; set; }

    /// <summary>When it is due again.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>When the source was last asked; null = never.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>When the source last had news; null = never.</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>The run of the last news; null = none.</summary>
    public int? ImportRunId { get; set; }

    /// <summary>What went wrong the last time, for people; null = nothing.</summary>
    public string? Message { get; set; }

    /// <summary>The process that is at it; null = none.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that process has it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}
