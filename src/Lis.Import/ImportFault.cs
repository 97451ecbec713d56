namespace Lis.Import;

/// <summary>
/// A fault after which a file cannot be read further. It never leaves this project: <see cref="ImportReading"/> makes it a reject.
/// </summary>
sealed class ImportFault(string rule, string message) : Exception(message)
{
    public string Rule { get; } = rule;

    public int Line { get; init; }

    public string? Column { get; init; }

    public string? RawValue { get; init; }
}
