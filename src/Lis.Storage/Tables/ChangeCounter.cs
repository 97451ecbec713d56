namespace Lis.Storage.Tables;

/// <summary>The one row that puts all commits of a database in order.</summary>
public sealed class ChangeCounter
{
    public int Id { get; set; }

    /// <summary>Number of the last write transaction.</summary>
    public long ChangeNo { get; set; }

    /// <summary>Its instant; the next one's is later.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Last running number given to an observation.</summary>
    public long ObservationNo { get; set; }
}
