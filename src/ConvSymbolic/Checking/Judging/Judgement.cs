using ConvSymbolic.Latex;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What is said of an equality, with places in its fragment.</summary>
internal sealed record Judgement(EquationVerdict Verdict, string Message)
{
    public string? Slip { get; init; }

    public TextRange? Fault { get; init; }

    public string? Found { get; init; }

    public string? Expected { get; init; }

    public string? Suggestion { get; init; }

    public Edit? Edit { get; init; }

    public int? RootCause { get; init; }

    public string? Counterexample { get; init; }

    /// <summary>What comparing the sides gave.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What it is a formula of, if it is a right one of sizes.</summary>
    public SizeMeaning? Size { get; init; }

    public IReadOnlyList<CheckedEntry> Entries { get; init; } = [];

    /// <summary>For which sizes it was decided.</summary>
    public Scope Scope { get; init; } = Scope.ThisSize;
}

/// <summary>A change of an equality's text.</summary>
/// <param name="Slip">The slip that it undoes.</param>
/// <param name="Range">What is replaced, in the fragment.</param>
/// <param name="Replacement">By what.</param>
internal sealed record Edit(string Slip, TextRange Range, string Replacement)
{
    /// <summary>A piece of the fragment with the change made.</summary>
    public string Apply(string text, TextRange piece) =>
        string.Concat(text.AsSpan(piece.Start, Range.Start - piece.Start), Replacement, text.AsSpan(Range.End, piece.End - Range.End));
}
