namespace Lis.OData.Execution;

/// <summary>Which state of the data a read saw.</summary>
/// <param name="Number">The number of the last commit; grows with each.</param>
/// <param name="At">When that was, in microseconds since 1970-01-01T00:00Z.</param>
public readonly record struct DataVersion(long Number, long At);
