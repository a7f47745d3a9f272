namespace ConvSymbolic.Tests.Support;

/// <summary>Tests that look at the memory of the process run alone, so that no other test's memory is counted.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class MemoryTests
{
    public const string Name = "memory";
}
