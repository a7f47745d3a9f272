using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Checking;

/// <summary>Every equation of a document with its verdict.</summary>
/// <param name="File">The name of the document, as it was given.</param>
/// <param name="Text">The document's text, which places and changes refer to.</param>
/// <param name="Contexts">What the parts of the document are about.</param>
/// <param name="Equations">The equalities in the order of reading, those that state no equation (<see cref="EquationVerdict.NotAnEquation"/>) among them.</param>
public sealed record CheckReport(
    string File,
    string Text,
    IReadOnlyList<CheckContext> Contexts,
    IReadOnlyList<CheckedEquation> Equations)
{
    /// <summary>
    /// How many errors the author made: the same slip in the same statement, rows copied from one source row, and all that follows from it, count once.
    /// </summary>
    public int RootErrors => Equations.Count(equation => equation.Verdict == EquationVerdict.Wrong && equation.RootCause is null);

    /// <summary>How many equalities have a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public int Count(EquationVerdict verdict) => Equations.Count(equation => equation.Verdict == verdict);

    /// <summary>Writes <c>notes.md: 8 equations, 2 wrong, 0 undecided</c>; what states no equation is not counted, though <see cref="Equations"/> has it.</summary>
    public override string ToString() =>
        $"{File}: {Counted.Of(Equations.Count - Count(EquationVerdict.NotAnEquation), "equation")}, {Count(EquationVerdict.Wrong)} wrong, {Count(EquationVerdict.Undecided) + Count(EquationVerdict.Unreadable)} undecided";
}
