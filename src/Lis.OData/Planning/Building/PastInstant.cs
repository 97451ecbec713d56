using Lis.OData.Model;

namespace Lis.OData.Planning.Building;

/// <summary>The instant of a read of the past, and whether the plan has met rows whose history is kept.</summary>
/// <param name="instant">The instant.</param>
sealed class PastInstant(Scalar instant)
{
    public bool IsReached { get; private set; }

    /// <summary>The rows of a table at the instant.</summary>
    public PastRows Rows(string alias, Table table, HistoryTable history)
    {
        IsReached = true;
        return new PastRows(alias, table.Name, history, instant);
    }
}
