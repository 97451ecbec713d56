namespace Lis.Storage.Commits;

/// <summary>Other writers held the database for longer than a writer waits; the caller may try again (503 with Retry-After).</summary>
public sealed class WritersBusyException(Exception? cause = null)
    : Exception("Other writers kept the database busy for longer than a writer waits.", cause);
