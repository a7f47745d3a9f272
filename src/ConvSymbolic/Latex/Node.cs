using ConvSymbolic.Indices;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Latex;

/// <summary>
/// What an author wrote, with its place: a closed tree that decides nothing which takes knowledge of the document. Whether
/// <c>X(i,j)</c> is a product or an entry, <c>*</c> a convolution, <c>11</c> one index or two, <c>dX</c> a gradient, is for the reader of this tree.
/// </summary>
internal abstract record Node
{
    private protected Node(TextRange range) => Range = range;

    /// <summary>The node's text in the fragment. Braces that only group are outside.</summary>
    public TextRange Range { get; init; }
}

/// <summary>A number.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Value">The number.</param>
/// <param name="Text">The digits as they stand: <c>00</c>, <c>11</c>, <c>0.5</c>.</param>
internal sealed record NumberNode(TextRange Range, Rational Value, string Text) : Node(Range);

/// <summary>A letter, a named letter (<c>delta</c>, <c>mathcal L</c>, <c>hat W</c>) or a word.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Name">The letter, or the command without its backslash.</param>
/// <param name="IsText">Whether it is a word or prose: <c>\text{conv}</c>, <c>\max</c>, <c>stride</c>.</param>
internal sealed record NameNode(TextRange Range, string Name, bool IsText) : Node(Range);

/// <summary>A base with a subscript, a superscript or primes, in any order of writing.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Base">What carries them.</param>
/// <param name="Sub">The subscript.</param>
/// <param name="Sup">The superscript, without primes.</param>
/// <param name="Primes">How many primes, as <c>'</c> or <c>^\prime</c>.</param>
internal sealed record ScriptNode(TextRange Range, Node Base, Node? Sub, Node? Sup, int Primes) : Node(Range);

/// <summary>What stands between two delimiters: ( ) [ ] { } ⌊ ⌋ ⌈ ⌉ | |. An interval may have two different ones.</summary>
/// <param name="Range">Its place, delimiters included.</param>
/// <param name="Open">The opening delimiter as one character.</param>
/// <param name="Close">The closing delimiter as one character.</param>
/// <param name="Inner">What is inside.</param>
internal sealed record GroupNode(TextRange Range, string Open, string Close, Node? Inner) : Node(Range);

/// <summary>Two or more items between commas or semicolons.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Items">The items.</param>
internal sealed record ListNode(TextRange Range, EquatableArray<Node> Items) : Node(Range);

/// <summary>An argument with its name: <c>input=X</c>.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record NamedNode(TextRange Range, string Name, Node Value) : Node(Range);

/// <summary>A sum: two or more terms, or one with a sign.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Terms">The terms.</param>
internal sealed record SumNode(TextRange Range, EquatableArray<SignedTerm> Terms) : Node(Range);

/// <summary>A term of a sum.</summary>
/// <param name="Sign">1 or -1.</param>
/// <param name="SignRange">The sign; empty where none is written.</param>
/// <param name="Term">The term without the sign.</param>
internal sealed record SignedTerm(int Sign, TextRange SignRange, Node Term);

/// <summary>A product, flat: all signs bind alike, from the left.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Factors">Two or more factors; a row that goes on with the product above may have one, with its sign.</param>
internal sealed record ProductNode(TextRange Range, EquatableArray<SignedFactor> Factors) : Node(Range);

/// <summary>A factor of a product.</summary>
/// <param name="Sign">What stands before it; <see cref="ProductSign.Juxtaposition"/> for the first.</param>
/// <param name="SignRange">The sign; empty where none is written.</param>
/// <param name="Factor">The factor.</param>
internal sealed record SignedFactor(ProductSign Sign, TextRange SignRange, Node Factor);

/// <summary>A fraction.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Numerator">Above.</param>
/// <param name="Denominator">Below.</param>
/// <param name="IsSlash">Whether it is written with a slash, which takes what stands directly beside it.</param>
internal sealed record FractionNode(TextRange Range, Node Numerator, Node Denominator, bool IsSlash) : Node(Range);

/// <summary><c>\partial X</c>: the sign ∂ and what stands directly behind it. A Latin d and a δ are names.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Operand">What stands behind.</param>
internal sealed record DifferentialNode(TextRange Range, Node Operand) : Node(Range);

/// <summary>Σ with its limits, and the product behind it.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Lower">Below: a statement <c>m=0</c>, a name, a list.</param>
/// <param name="Upper">Above.</param>
/// <param name="Body">What is summed.</param>
internal sealed record BigSumNode(TextRange Range, Node? Lower, Node? Upper, Node Body) : Node(Range);

/// <summary>A grid: a matrix, an array, cases.</summary>
/// <param name="Range">Its place, delimiters included.</param>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Open">The delimiter on the left, or nothing.</param>
/// <param name="Close">The delimiter on the right, or nothing.</param>
/// <param name="Columns">The number of columns of the widest row.</param>
/// <param name="Rows">The cells, row by row; a blank cell is null.</param>
internal sealed record MatrixNode(
    TextRange Range,
    string Environment,
    string Open,
    string Close,
    int Columns,
    EquatableArray<EquatableArray<Node?>> Rows) : Node(Range);

/// <summary>Dots that stand for what is left out.</summary>
/// <param name="Range">Its place.</param>
internal sealed record EllipsisNode(TextRange Range) : Node(Range);

/// <summary>Something with words above or below it, which say nothing of its value.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Inner">What carries the label.</param>
/// <param name="Label">The label.</param>
internal sealed record LabelledNode(TextRange Range, Node Inner, Node? Label) : Node(Range);

/// <summary>Sides and the relations between them: one relation less than sides. A lone expression of a row is a statement with one side.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Sides">The sides. The first is null in a row that begins with a relation, the last in one that ends with it.</param>
/// <param name="Relations">The relations.</param>
internal sealed record StatementNode(TextRange Range, EquatableArray<Node?> Sides, EquatableArray<Relation> Relations) : Node(Range);
