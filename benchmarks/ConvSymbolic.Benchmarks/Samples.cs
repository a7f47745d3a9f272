namespace ConvSymbolic.Benchmarks;

/// <summary>Times of the same work, in seconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _seconds = [];

    public int Count => _seconds.Count;

    public double Minimum => _seconds.Min();

    public double Median => MedianOf(_seconds);

    public void Add(double seconds) => _seconds.Add(seconds);

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
