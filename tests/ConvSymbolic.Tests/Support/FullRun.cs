namespace ConvSymbolic.Tests.Support;

/// <summary>With <c>CONVSYMBOLIC_FULL</c> set, as in .ci/run, everything is tested; otherwise a part of what takes long.</summary>
internal static class FullRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("CONVSYMBOLIC_FULL") is { Length: > 0 };

    /// <summary>How many random things to test.</summary>
    public static int Count(int usually, int all) => IsOn ? all : usually;

    /// <summary>These rows; outside the full run every so-many-th of them, the first included.</summary>
    public static IEnumerable<T> OneOf<T>(int every, IEnumerable<T> rows) => rows.Where((_, k) => IsOn || k % every == 0);
}
