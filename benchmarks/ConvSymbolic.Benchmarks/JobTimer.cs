using System.Diagnostics;

namespace ConvSymbolic.Benchmarks;

/// <summary>
/// Times the job on this thread, warm. Small jobs are timed in batches of about half a millisecond, so that the clock does not matter;
/// a sample is the mean of a batch.
/// </summary>
internal sealed class JobTimer(Job job)
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(0.5), WarmUp = TimeSpan.FromSeconds(1.5), Round = TimeSpan.FromSeconds(1);
    private const int MostBatches = 300, FewestBatches = 15;

    private int _jobsPerBatch;

    public Samples Samples { get; } = new();

    /// <summary>Runs until the compiler has finished with the code, and finds the size of a batch.</summary>
    public void Warm()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
            job.Run();
        long from = Stopwatch.GetTimestamp();
        job.Run();
        _jobsPerBatch = Math.Max(1, (int)(Batch / Stopwatch.GetElapsedTime(from)));
    }

    /// <summary>Takes the samples of one round.</summary>
    public void Measure()
    {
        long start = Stopwatch.GetTimestamp();
        for (int batch = 0; batch < MostBatches && (batch < FewestBatches || Stopwatch.GetElapsedTime(start) < Round); batch++)
        {
            long from = Stopwatch.GetTimestamp();
            for (int k = 0; k < _jobsPerBatch; k++)
                job.Run();
            Samples.Add(Stopwatch.GetElapsedTime(from).TotalSeconds / _jobsPerBatch);
        }
    }
}
