namespace Lis.Import.Connectors;

/// <summary>How patient a connector is.</summary>
public sealed record RetryRules
{
    /// <summary>How often a request is sent at most.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait, also of those that the source asks for; a longer one ends the fetch.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the source may take before its answer begins, and for each further part of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The least time between two requests.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(600);
}
