using BenchmarkDotNet.Attributes;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Benchmarks;

/// <summary>The job at the sizes of the comparison, measured by BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class JobBenchmark
{
    /// <summary>Input extent / filter extent.</summary>
    [Params("3/2", "16/3", "28/5", "64/3", "224/3")]
    public string Size { get; set; } = "";

    private Job _job;

    [GlobalSetup]
    public void Read()
    {
        int[] extents = [.. Size.Split('/').Select(int.Parse)];
        _job = new Job(extents[0], extents[1]);
    }

    [Benchmark]
    public ProofReport CreateDeriveProve() => _job.Run();
}
