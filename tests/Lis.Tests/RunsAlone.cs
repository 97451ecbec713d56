namespace Lis.Tests;

/// <summary>The collection of tests that measure the process itself: they run after all others, one at a time.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public class RunsAlone;
