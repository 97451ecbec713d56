namespace Lis.Api.Jobs;

/// <summary>How far a run is.</summary>
/// <param name="RowsRead">Rows read so far.</param>
/// <param name="RowsRejected">Rows refused so far.</param>
/// <param name="Share">How much of the file is read, from 0 to 1; with 1 only storing is left.</param>
public readonly record struct ImportProgress(long RowsRead, int RowsRejected, double Share);
