namespace ConvSymbolic.Tests.Rendering;

/// <summary>An array of numbers that is 0 outside; positions count from 0.</summary>
internal sealed record PrintedArray(int[] Extents, Func<long[], long> Inside)
{
    public long At(long[] position) => position.Zip(Extents).All(pair => pair.First >= 0 && pair.First < pair.Second) ? Inside(position) : 0;

    /// <summary>The plane of a flat row-major array that begins at an offset.</summary>
    public static PrintedArray Plane(int[] extents, long[] values, int first) =>
        new(extents, position => values[first + position.Zip(extents).Aggregate(0L, (offset, pair) => offset * pair.Second + pair.First)]);
}
