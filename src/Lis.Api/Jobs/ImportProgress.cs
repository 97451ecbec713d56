namespace Lis.Api.Jobs;

/// <summary>How far a run is.</summary>
/// <param name="RowsRead">Rows read so far.</param>
/// <param name="RowsRejected">Rows refused so far.</param>
/// <param name="IsRead">Whether the whole file is read, so that only storing is left.</param>
public readonly record struct ImportProgress(long RowsRead, int RowsRejected, bool IsRead);
