using Lis.Storage.Commits;

namespace Lis.Storage.Observations;

/// <summary>
/// The one way by which observations change. Sets of changes, staged in a table, become revisions by a handful of statements: one change and
/// a million take the same road. A new value closes the stored revision into ObservationHistory and opens the next; an equal one does
/// nothing; a deleted key comes back under its Id. Discretion is judged when the transaction commits.
/// </summary>
public static class ObservationWriter
{
    /// <summary>
    /// Applies changes whose indicators and areas exist for the transaction's municipality, and whose breakdowns exist or come along. Each
    /// key stands in one change at most. Answers in the order of the changes.
    /// </summary>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static async Task<IReadOnlyList<ObservationResult>> ApplyAsync(
        WriteTransaction transaction, IReadOnlyList<ObservationChange> changes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.DistinctBy(change => change.Key).Count() != changes.Count)
        {
            throw new ArgumentException("An observation is changed twice in one batch.", nameof(changes));
        }

        if (changes.Count == 0)
        {
            return [];
        }

        var batch = -transaction.Stamp.ChangeNo;
        await ObservationStaging.StageAsync(transaction.Transaction, batch, changes.Select((change, i) => ((long)i, change)), cancellation);
        var steps = new ObservationSteps(transaction, batch, null);
        var before = await steps.ExistingAsync(cancellation);
        var deletes = changes.Any(change => change.IsDeletion);
        var done = await steps.RunAsync(changes.Count, deletes, listsIds: true, cancellation);
        var after = await steps.ExistingAsync(cancellation);
        await ObservationStaging.ClearAsync(transaction.Transaction, batch, cancellation);
        return [.. changes.Select((change, i) => ResultOf(change.IsDeletion, before.GetValueOrDefault(i), after.GetValueOrDefault(i), done))];
    }

    /// <summary>
    /// Applies the staged rows of an import run within the database, without bringing them into this process. The rows stay staged; clear
    /// them after the commit.
    /// </summary>
    /// <param name="transaction">The write.</param>
    /// <param name="run">The import run, which is also the number of the batch.</param>
    /// <param name="rows">How many rows are staged.</param>
    /// <param name="cancellation">Ends the work; nothing is stored then.</param>
    public static async Task<ObservationCounts> ApplyStagedAsync(WriteTransaction transaction, int run, int rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var done = await new ObservationSteps(transaction, run, run).RunAsync(rows, deletes: false, listsIds: false, cancellation);
        return new(done.Inserted, done.Updated, rows - done.Inserted - done.Updated, 0);
    }

    private static ObservationResult ResultOf(
        bool isDeletion, (long Id, int Revision) before, (long Id, int Revision) after, ObservationSteps.Done done) => isDeletion
        ? new(before.Id, before.Revision, before.Id == 0 ? ObservationOutcome.NotFound : ObservationOutcome.Deleted)
        : new(after.Id, after.Revision, OutcomeOf(after.Id, done));

    private static ObservationOutcome OutcomeOf(long id, ObservationSteps.Done done) =>
        done.InsertedIds.Contains(id) ? ObservationOutcome.Inserted
        : done.UpdatedIds.Contains(id) ? ObservationOutcome.Updated
        : ObservationOutcome.Unchanged;
}
