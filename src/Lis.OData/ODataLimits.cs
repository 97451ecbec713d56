namespace Lis.OData;

/// <summary>How much one answer may hold and how long it may take (contract section 4).</summary>
public sealed record ODataLimits
{
    /// <summary>Rows of a page when the client asks for none.</summary>
    public int PageSize { get; init; } = 50_000;

    /// <summary>The most rows of a page that a client can ask for; setting <c>Limits:MaxPageSize</c>.</summary>
    public int MaxPageSize { get; init; } = 1_000_000;

    /// <summary>The most rows of a page whose rows have expands to many; the client follows the next link.</summary>
    public int MaxParents { get; init; } = 5_000;

    /// <summary>The most rows of an expand for one parent; the client follows the nested next link.</summary>
    public int MaxNestedRows { get; init; } = 5_000;

    /// <summary>The most requests of a batch; setting <c>Limits:MaxBatchSize</c>.</summary>
    public int MaxBatchSize { get; init; } = 1_000;

    /// <summary>The longest body of a batch, which is read to its end before it is begun; setting <c>Limits:MaxBatchBodyBytes</c>.</summary>
    public long MaxBatchBodyBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>The most lines of a workbook's sheet, its header included; a longer answer is refused before it begins.</summary>
    public long MaxSheetRows { get; init; } = 1_048_576;

    /// <summary>The longest wait for the database: for the first row, and later for each packet. Setting <c>Limits:StatementTimeoutSeconds</c>.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Plans that are kept; older ones go first.</summary>
    public int KeptPlans { get; init; } = 2_000;

    /// <summary>Counts that are remembered; older ones go first.</summary>
    public int KeptCounts { get; init; } = 4_000;

    /// <summary>The largest body of a change; setting <c>Limits:MaxChangeBodyBytes</c>.</summary>
    public int MaxBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most rows that one change of a whole collection (<c>/$each</c>) may concern.</summary>
    public int MaxChangedRows { get; init; } = 10_000;
}
