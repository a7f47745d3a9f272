using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.GradientChecks;

/// <summary>What was found out about somebody's results.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Results">One for each result that was checked.</param>
public sealed record GradientReport(Layer Layer, IReadOnlyList<CheckedResult> Results)
{
    /// <summary>Whether every entry of every result is right.</summary>
    public bool IsRight => Results.All(result => result.Differing == 0 && result.Undecided == 0);

    /// <summary>Whether an entry of some result is wrong.</summary>
    public bool IsWrong => Results.Any(result => result.Differing > 0);

    /// <summary>How the code's numbers round.</summary>
    internal Rounding? Rounding { get; init; }

    /// <summary>How the code's numbers round; null where every entry was compared exactly.</summary>
    internal Rounding? Rounds => Results.Any(result => result.ComparedExactly < result.Entries) ? Rounding : null;

    /// <summary>The results with their verdicts: <c>dF wrong, dX right</c>.</summary>
    public override string ToString() => string.Join(", ", Results);
}

/// <summary>One result, compared entry by entry with the exact one.</summary>
public sealed record CheckedResult
{
    /// <summary>Which result it is.</summary>
    public required Target Target { get; init; }

    /// <summary>How many entries it has.</summary>
    public required int Entries { get; init; }

    /// <summary>How many of them differ.</summary>
    public required int Differing { get; init; }

    /// <summary>
    /// How many entries are neither right nor wrong: rounding could have made any number of them, because the tolerance is as large as their products
    /// together, or they are no finite number where the exact one is beyond the range of the type.
    /// </summary>
    public int Undecided { get; init; }

    /// <summary>How many of the undecided are no finite number, where the exact one is beyond the range of the type.</summary>
    internal int BeyondRange { get; init; }

    /// <summary>
    /// How many entries were compared without a tolerance, because no sum of their products rounds. The others may differ from the exact
    /// number by n·ε·Σ|products|, the most that the rounding of n products and their sum can do.
    /// </summary>
    public required int ComparedExactly { get; init; }

    /// <summary>The first entries that differ, ten at most.</summary>
    public required IReadOnlyList<DifferentEntry> First { get; init; }

    /// <summary>The slips each of which gives these very numbers in every entry; empty where the result is right or none is known.</summary>
    public required IReadOnlyList<Explanation> Explanations { get; init; }

    /// <summary>Writes <c>dF wrong</c>.</summary>
    public override string ToString() => $"{GradientText.Name(Target)} {GradientText.Verdict(this)}";
}

/// <summary>An entry that differs.</summary>
/// <param name="Index">Its 0-based index in the array of the layer.</param>
/// <param name="Found">The number that was given; of a whole number, the nearest.</param>
/// <param name="Expected">The exact number.</param>
public sealed record DifferentEntry(IReadOnlyList<int> Index, double Found, Rational Expected)
{
    /// <summary>The number that was given, in full.</summary>
    internal string FoundText { get; init; } = "";

    /// <summary>How far from the exact number it could have been.</summary>
    internal Rational Tolerance { get; init; }
}

/// <summary>A slip that explains a wrong result.</summary>
/// <param name="Slip">Its stable name, which has a page in docs/slips; null where it has none.</param>
/// <param name="Message">What was done, in one sentence.</param>
public sealed record Explanation(string? Slip, string Message);
