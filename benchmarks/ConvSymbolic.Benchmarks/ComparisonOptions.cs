using System.Globalization;

namespace ConvSymbolic.Benchmarks;

/// <summary>What may be chosen about a comparison.</summary>
internal sealed record ComparisonOptions
{
    public const string Help = "compare [--budget SECONDS] [--rounds N] [--r2r PATH] [--aot PATH]";

    /// <summary>How long a peer may take for its share of a round (default 60 s).</summary>
    public TimeSpan Budget { get; private init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often everything is measured, in turns (default 3).</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>This program published with ReadyToRun, whose first call is to be timed besides that of this build.</summary>
    public string? ReadyToRunBinary { get; private init; }

    /// <summary>A convsym published with NativeAOT, whose start to finish is to be timed.</summary>
    public string? AotBinary { get; private init; }

    /// <summary>Reads the words behind <c>compare</c>; null when they are no such options.</summary>
    public static ComparisonOptions? Parse(ReadOnlySpan<string> words)
    {
        var options = new ComparisonOptions();
        for (; words.Length >= 2; words = words[2..])
        {
            switch (words[0])
            {
                case "--budget" when double.TryParse(words[1], CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6:
                    options = options with { Budget = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--rounds" when int.TryParse(words[1], CultureInfo.InvariantCulture, out int rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    break;
                case "--r2r" when File.Exists(words[1]):
                    options = options with { ReadyToRunBinary = words[1] };
                    break;
                case "--aot" when File.Exists(words[1]):
                    options = options with { AotBinary = words[1] };
                    break;
                default:
                    return null;
            }
        }
        return words.IsEmpty ? options : null;
    }
}
