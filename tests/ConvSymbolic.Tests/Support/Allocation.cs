namespace ConvSymbolic.Tests.Support;

/// <summary>Work measured by what it allocates, which is the same on an idle and on a busy machine.</summary>
internal static class Allocation
{
    /// <summary>The bytes that some work allocates on this thread.</summary>
    public static long Of(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Holds work to growing no faster than its input: twice the input takes some twice as much.</summary>
    /// <param name="work">The work on an input of some size.</param>
    /// <param name="size">The larger of the two sizes.</param>
    public static void GrowsWithSize(Action<int> work, int size)
    {
        const long slack = 4_000_000;
        long half = Of(() => work(size / 2)), whole = Of(() => work(size));
        Assert.True(whole <= 5 * half / 2 + slack, $"{half} bytes for {size / 2}, {whole} for {size}");
    }
}
