using System.Globalization;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>What <c>kernels</c> measures.</summary>
internal sealed record KernelOptions(string Only, double Seconds)
{
    public const string Help = "kernels [--only TEXT] [--seconds PER-KERNEL]";

    public static KernelOptions? Parse(ReadOnlySpan<string> words)
    {
        var options = new KernelOptions("", 1);
        for (; words is [var name, var value, .. var rest]; words = rest)
        {
            switch (name)
            {
                case "--only":
                    options = options with { Only = value };
                    break;
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out double seconds):
                    options = options with { Seconds = seconds };
                    break;
                default:
                    return null;
            }
        }
        return words.IsEmpty ? options : null;
    }
}
