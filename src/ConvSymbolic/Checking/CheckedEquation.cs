using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking;

/// <summary>One equality of a document with what was found out about it. A chain a = b = c makes two of them.</summary>
public sealed record CheckedEquation
{
    /// <summary>Its number in the document, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>The <see cref="CheckContext.Id"/> of the context in which it was judged.</summary>
    public required int Context { get; init; }

    /// <summary>Where it begins in the document.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Its source text, verbatim.</summary>
    public required string Latex { get; init; }

    /// <summary>The verdict.</summary>
    public required EquationVerdict Verdict { get; init; }

    /// <summary>For which sizes the verdict holds; null where nothing was proved or refuted.</summary>
    public Scope? Scope { get; init; }

    /// <summary>The stable name of the slip, such as <c>wrong-index</c>; null where there is none.</summary>
    public string? Slip { get; init; }

    /// <summary>The place of the wrong part; null where there is none or it is the whole equality.</summary>
    public SourceSpan? Fault { get; init; }

    /// <summary>What stands there.</summary>
    public string? Found { get; init; }

    /// <summary>What should stand there.</summary>
    public string? Expected { get; init; }

    /// <summary>LaTeX of the corrected equation in the author's notation, itself checked; null where there is none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The change of the document that makes the equality right; null where there is none.</summary>
    public TextEdit? Fix { get; init; }

    /// <summary>The <see cref="Id"/> of the equality that made this one wrong: of the first copy of the same slip, or the one it follows from.</summary>
    public int? RootCause { get; init; }

    /// <summary>The entries of a matrix equation that are wrong.</summary>
    public IReadOnlyList<CheckedEntry> Entries { get; init; } = [];

    /// <summary>Small whole numbers at which the two sides differ, as one line of text; null unless they were asked for.</summary>
    public string? Counterexample { get; init; }

    /// <summary>One sentence that says why.</summary>
    public required string Message { get; init; }

    /// <summary>Writes <c>17:93: Wrong [wrong-index]: O_1 = X_2 F_1: A factor has …</c>: place, verdict, the equality as it is written,
    /// and why.</summary>
    public override string ToString() => $"{Fault ?? Span}: {Verdict}{(Slip is null ? "" : $" [{Slip}]")}: {Latex}: {Message}";
}

/// <summary>An entry of a matrix equation that is wrong.</summary>
/// <param name="Index">Its row and column, in the document's index base.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
public sealed record CheckedEntry(IReadOnlyList<int> Index, string Found, string Expected)
{
    /// <summary>Writes <c>entry 1,2: found X_{11}, expected X_{12}</c>.</summary>
    public override string ToString() => $"entry {string.Join(',', Index)}: found {Found}, expected {Expected}";
}

/// <summary>A change of a text.</summary>
/// <param name="Start">Where it starts, in UTF-16 units from the start of the text.</param>
/// <param name="Length">How many UTF-16 units are replaced.</param>
/// <param name="Replacement">By what.</param>
public sealed record TextEdit(int Start, int Length, string Replacement);
