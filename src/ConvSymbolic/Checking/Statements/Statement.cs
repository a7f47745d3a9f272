using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Documents;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Statements;

/// <summary>Something that a document says, or that could not be read.</summary>
/// <param name="Fragment">The maths that it stands in.</param>
/// <param name="Range">Its place there.</param>
internal abstract record Statement(MathFragment Fragment, TextRange Range)
{
    /// <summary>Where it starts in the document.</summary>
    public int Offset => Fragment.Map.ToDocument(Range.Start);
}

/// <summary>Two sides with a sign of equality between them.</summary>
/// <param name="Fragment">The maths that it stands in.</param>
/// <param name="Range">Its place there, both sides where they stand together; a row that goes on with the one above has only the right one.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Relation">What stands between them.</param>
/// <param name="Head">The first side of the chain: a = b = c has a for both of its equalities.</param>
/// <param name="Chain">The number of the chain.</param>
/// <param name="Condition">For which indices it is said.</param>
/// <param name="Remark">Words beside it.</param>
internal sealed record Equality(
    MathFragment Fragment,
    TextRange Range,
    Side Left,
    Side Right,
    Relation Relation,
    Side Head,
    int Chain,
    Node? Condition,
    string? Remark) : Statement(Fragment, Range)
{
    /// <summary>Whether it goes on with what the left side was in the row above.</summary>
    public bool GoesOn => !ReferenceEquals(Left.Fragment, Fragment) || Left.Node.Range.Start < Range.Start;

    /// <summary>All parts of both sides.</summary>
    public IEnumerable<Form> Forms => Left.Forms.Concat(Right.Forms);
}

/// <summary>An expression that nothing is said of, a list, a condition.</summary>
/// <param name="Fragment">The maths that it stands in.</param>
/// <param name="Range">Its place there.</param>
/// <param name="Side">What it is.</param>
internal sealed record Lone(MathFragment Fragment, TextRange Range, Side? Side) : Statement(Fragment, Range);

/// <summary>X ∈ ℝ^{H×W}: which shape an array has.</summary>
/// <param name="Fragment">The maths that it stands in.</param>
/// <param name="Range">Its place there.</param>
/// <param name="Array">The array.</param>
/// <param name="Extents">Its extents in the order of its indices.</param>
internal sealed record ShapeOf(MathFragment Fragment, TextRange Range, RefForm Array, EquatableArray<IndexExpression> Extents) : Statement(Fragment, Range);

/// <summary>Something that can't be read.</summary>
/// <param name="Fragment">The maths that it stands in.</param>
/// <param name="Range">Its place there.</param>
/// <param name="Problem">Why.</param>
internal sealed record Broken(MathFragment Fragment, TextRange Range, Problem Problem) : Statement(Fragment, Range);
