namespace Lis.Domain;

/// <summary>A row of a file that was refused.</summary>
public sealed class ImportError : IMunicipal, IChangeNumbered
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public int ImportRunId { get; set; }

    /// <summary>Line in the file, from 1.</summary>
    public int? Line { get; set; }

    /// <summary>Column in the file.</summary>
    public string? Column { get; set; }

    /// <summary>What stood there.</summary>
    public string? RawValue { get; set; }

    /// <summary>Stable code of the rule that it broke.</summary>
    public string? Rule { get; set; }

    /// <summary>The rule in words.</summary>
    public string? Message { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>The run.</summary>
    public ImportRun? ImportRun { get; set; }
}
