using Lis.Domain;

namespace Lis.Storage.Tables;

/// <summary>What a process needs to know to carry an import run out, beside what readers see of it (<see cref="ImportRun"/>).</summary>
public sealed class ImportJob
{
    /// <summary>The run.</summary>
    public int ImportRunId { get; set; }

    /// <summary>SHA-256 over the bytes and all parameters: the same fingerprint is the same run.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The spooled file, a name within the folder for imports.</summary>
    public string SpoolFile { get; set; } = "";

    /// <summary>The profile's parameters as a JSON object.</summary>
    public string Parameters { get; set; } = "";

    /// <summary>Whether the good rows of a file with faults are stored.</summary>
    public bool IsPartial { get; set; }

    /// <summary>Whether nothing is stored.</summary>
    public bool IsDryRun { get; set; }

    /// <summary>For whom it runs: a municipality's code, or <c>*</c>.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The roles of who started it, as flags of the service; 0 where they do not matter.</summary>
    public int Roles { get; set; }

    /// <summary>Who started it.</summary>
    public string? Actor { get; set; }

    /// <summary>The process that carries it out; null = none yet.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that process has it, unless it asks for longer.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}
