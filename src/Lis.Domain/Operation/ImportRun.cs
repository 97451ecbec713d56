namespace Lis.Domain;

/// <summary>One run of an import.</summary>
public sealed class ImportRun : IMunicipal, IChangeNumbered
{
    /// <summary>Key.</summary>
    public int Id { get; set; }

    /// <summary>Source of the file.</summary>
    public string? SourceCode { get; set; }

    /// <summary>Profile that read it.</summary>
    public string? Profile { get; set; }

    /// <summary>Name of the file, never a path.</summary>
    public string? FileName { get; set; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public string? FileSha256 { get; set; }

    /// <summary>Where it stands.</summary>
    public ImportRunState State { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended; null while it runs or waits.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When it shall be stored; null = at once.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    /// <summary>Rows in the file.</summary>
    public int? RowsRead { get; set; }

    /// <summary>New observations.</summary>
    public int? RowsInserted { get; set; }

    /// <summary>New revisions.</summary>
    public int? RowsUpdated { get; set; }

    /// <summary>Rows equal to what was stored.</summary>
    public int? RowsUnchanged { get; set; }

    /// <summary>Rows refused.</summary>
    public int? RowsRejected { get; set; }

    /// <summary>What a person should know.</summary>
    public string? Message { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Rows refused.</summary>
    public ICollection<ImportError> Errors { get; } = [];

    /// <summary>Rows that wait to be stored.</summary>
    public ICollection<StagedRow> StagedRows { get; } = [];

    /// <summary>Observations whose newest revision came from it.</summary>
    public ICollection<Observation> Observations { get; } = [];
}
