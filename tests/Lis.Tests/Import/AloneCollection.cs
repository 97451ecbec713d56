namespace Lis.Tests.Import;

/// <summary>Tests that measure the process and so must have it to themselves.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class AloneCollection;
