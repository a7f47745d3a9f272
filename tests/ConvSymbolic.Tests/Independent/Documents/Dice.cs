namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Random choices that a seed repeats.</summary>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Seed => seed;

    public int Int(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        List<T> left = [.. items];
        for (int i = left.Count - 1; i > 0; i--)
        {
            int j = _random.Next(i + 1);
            (left[i], left[j]) = (left[j], left[i]);
        }
        return left;
    }

    /// <summary>A number that no sum of products of its like cancels by chance.</summary>
    public long Value()
    {
        long magnitude = _random.Next(2, 4_000_000);
        return Chance(50) ? magnitude : -magnitude;
    }
}
