namespace Lis.Storage.Tables;

/// <summary>
/// The last commit after which rows of a set came into sight, or went out of it, without having changed themselves: a delta from before it
/// would miss them. Triggers keep it, so that no way of writing forgets it.
/// </summary>
public sealed class DeltaBarrier
{
    /// <summary>The set; <c>*</c> = all sets.</summary>
    public string EntitySet { get; set; } = "";

    public long ChangeNo { get; set; }
}
