using System.Text.Json;

namespace Lis.Storage.SampleData;

/// <summary>A row of a sample data file, and where it stands.</summary>
internal sealed record SampleRow(string File, int Number, JsonElement Json)
{
    public string EntitySet => File[(File.IndexOf('-', StringComparison.Ordinal) + 1)..^".json".Length];

    public SampleDataException Fault(string? property, string message) => new(File, Number, property, message);
}
