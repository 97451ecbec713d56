using Lis.OData.Changes;
using Lis.Storage.Commits;

namespace Lis.Api.V1.Changes;

/// <summary>What the domain says of changes of one set. Rules correct, add or refuse; they never touch SQL.</summary>
abstract class RowRules
{
    /// <summary>The sets of which they speak.</summary>
    public abstract IReadOnlyList<string> Sets { get; }

    /// <summary>First of all: puts values into their canonical form, adds what follows from others.</summary>
    public virtual void Prepare(RowChange change)
    {
    }

    /// <summary>
    /// What the row says of itself, even where something else is wrong with it: values may be missing, and are unknown where
    /// <see cref="RowChange.IsKnown"/> says so.
    /// </summary>
    public virtual void Check(RowChange change)
    {
    }

    /// <summary>Before the row is stored; what it refers to is there and visible, and nothing required is missing.</summary>
    public virtual Task BeforeAsync(RowChange change, RuleContext context) => Task.CompletedTask;

    /// <summary>Once it is stored.</summary>
    public virtual Task AfterAsync(RowChange change, RuleContext context) => Task.CompletedTask;
}

/// <summary>Where a rule is asked.</summary>
/// <param name="Rows">Other rows of the transaction.</param>
/// <param name="Write">The transaction.</param>
/// <param name="Rights">Who writes.</param>
/// <param name="Cancellation">Ends the wait.</param>
sealed record RuleContext(ChangeRows Rows, WriteTransaction Write, WriteRights Rights, CancellationToken Cancellation);
