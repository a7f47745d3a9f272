namespace ConvSymbolic.Benchmarks;

/// <summary>Times a published convsym from the start of its process to its end.</summary>
internal static class AotBinary
{
    private const int WarmUps = 3;

    public static double DeriveMilliseconds(string path, int runs)
    {
        var times = new List<double>();
        for (int run = 0; run < WarmUps + runs; run++)
        {
            var derive = ChildProcess.Run(path, ["derive"], TimeSpan.FromMinutes(1));
            if (derive.Outcome != ChildOutcome.Done)
                throw new InvalidOperationException($"{path} derive: {derive.Outcome}: {derive.Error}");
            if (run >= WarmUps)
                times.Add(derive.Elapsed.TotalMilliseconds);
        }
        return Samples.MedianOf(times);
    }
}
