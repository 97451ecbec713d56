using Lis.Storage.Observations;

namespace Lis.Storage.Imports;

/// <summary>What reading and checking a file came to.</summary>
public sealed record ImportVerdict
{
    public int RowsRead { get; init; }

    public int RowsRejected { get; init; }

    /// <summary>Whether nothing of it may be stored; <see cref="Message"/> says why.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Danish text for the person who sent the file; null = nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>What storing the file did or would do, where that is known already; null = it follows from the staged rows.</summary>
    public ObservationCounts? Counts { get; init; }

    /// <summary>The faults to keep.</summary>
    public IReadOnlyList<FoundFault> Faults { get; init; } = [];
}

/// <summary>A fault in a file, as it is kept.</summary>
/// <param name="Line">Line in the file; null = the file as a whole.</param>
/// <param name="Column">Column; null = the whole line.</param>
/// <param name="RawValue">What stood there.</param>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="Message">The rule in Danish words.</param>
public sealed record FoundFault(int? Line, string? Column, string? RawValue, string Rule, string Message);
