using System.Text.Json;
using Lis.Domain;
using Lis.Storage.Tables;

namespace Lis.Storage.Imports;

/// <summary>A run that a process has taken on.</summary>
/// <param name="Run">The run as it stood.</param>
/// <param name="Job">How to carry it out.</param>
public sealed record ImportAssignment(ImportRun Run, ImportJob Job)
{
    public int Id => Run.Id;

    /// <summary>The profile's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; } =
        JsonSerializer.Deserialize<Dictionary<string, string>>(Job.Parameters) ?? [];
}
