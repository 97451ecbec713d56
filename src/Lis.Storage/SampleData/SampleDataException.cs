namespace Lis.Storage.SampleData;

/// <summary>A defect in a sample data file, with the place where it stands.</summary>
public sealed class SampleDataException(string file, int row, string? property, string message)
    : Exception($"{file}, row {row}{(property is null ? "" : ", " + property)}: {message}");
