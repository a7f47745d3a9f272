using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Checking.Forms;

/// <summary>
/// What an author wrote, with the ways of writing resolved that need no knowledge of the document: <c>X(i,j)</c> is an entry, <c>dX</c> and ∇X are
/// gradients, a fraction of differentials is a derivative, <c>rot_{180}(W)</c> is an operator. Which array is the input is not known here.
/// </summary>
internal abstract record Form(TextRange Range);

/// <summary>A number.</summary>
internal sealed record NumberForm(TextRange Range, Rational Value) : Form(Range);

/// <summary>A symbol or an entry of it.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Name">The letter with its hat and primes.</param>
/// <param name="Tag">What stands above it and is no index: a layer, in, out; empty where nothing does.</param>
/// <param name="Indices">Its indices; empty for the whole array.</param>
/// <param name="IndexRange">The place of the indices, for corrections.</param>
/// <param name="NameRange">The place of the letter alone.</param>
internal sealed record RefForm(
    TextRange Range,
    string Name,
    string Tag,
    EquatableArray<IndexForm> Indices,
    TextRange IndexRange,
    TextRange NameRange) : Form(Range)
{
    /// <summary>The letter with its tag: what tells symbols apart.</summary>
    public string Key => Tag.Length == 0 ? Name : $"{Name}^{Tag}";
}

/// <summary>The gradient of the loss by a symbol: ∂L/∂X, dX, ∇X.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Loss">The loss as it is written; null in dX and ∇X.</param>
/// <param name="By">What it is the gradient by.</param>
internal sealed record GradientForm(TextRange Range, RefForm? Loss, RefForm By) : Form(Range);

/// <summary>A derivative that is no gradient of a bare symbol: ∂O/∂X, ∂(ΣΣ…)/∂W.</summary>
internal sealed record DerivativeForm(TextRange Range, Form Of, RefForm By) : Form(Range);

/// <summary>A sum.</summary>
internal sealed record SumForm(TextRange Range, EquatableArray<TermForm> Terms) : Form(Range);

/// <summary>A term of a sum.</summary>
internal sealed record TermForm(int Sign, TextRange SignRange, Form Term);

/// <summary>A product from the left to the right.</summary>
internal sealed record ProductForm(TextRange Range, EquatableArray<FactorForm> Factors) : Form(Range);

/// <summary>A factor of a product, with the sign before it.</summary>
internal sealed record FactorForm(ProductSign Sign, TextRange SignRange, Form Factor);

/// <summary>A quotient of values.</summary>
internal sealed record QuotientForm(TextRange Range, Form Numerator, Form Denominator) : Form(Range);

/// <summary>Σ over index variables.</summary>
internal sealed record BigSumForm(TextRange Range, EquatableArray<LimitForm> Limits, Form Body) : Form(Range);

/// <summary>An index variable of a Σ and its limits; null where the author leaves them out.</summary>
internal sealed record LimitForm(string Name, IndexForm? First, IndexForm? Last)
{
    /// <summary>Whether it runs over a set that has a name only: what is in it, nothing says.</summary>
    public bool IsOfNamedSet { get; init; }

    /// <summary>Whether it runs over numbers that are listed: no index starts at the first of them for that.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A matrix; an empty cell is null.</summary>
internal sealed record GridForm(TextRange Range, int Columns, EquatableArray<EquatableArray<Form?>> Rows) : Form(Range);

/// <summary>An operator applied to arrays.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Kind">Which one.</param>
/// <param name="NameRange">The place of its name.</param>
/// <param name="Operands">The arrays.</param>
/// <param name="Arguments">Stride, padding and dilation where they are named.</param>
internal sealed record OperatorForm(
    TextRange Range,
    OperatorKind Kind,
    TextRange NameRange,
    EquatableArray<Form> Operands,
    EquatableArray<ArgumentForm> Arguments) : Form(Range)
{
    /// <summary>Whether its name says that nothing is turned: corr is a cross-correlation whatever conv means.</summary>
    public bool IsCorrelation { get; init; }

    /// <summary>The index of its name in stuff_s(G); null where it has none.</summary>
    public Node? Amount { get; init; }
}

/// <summary>A named argument of an operator.</summary>
internal sealed record ArgumentForm(string Name, Node Value);

/// <summary>Entries of an expression in brackets: (I * K)_{ij}.</summary>
internal sealed record EntryForm(TextRange Range, Form Array, EquatableArray<IndexForm> Indices) : Form(Range);

/// <summary>An Iverson bracket: 1 where all of its conditions hold, else 0.</summary>
internal sealed record BracketForm(TextRange Range, EquatableArray<ConditionForm> Conditions) : Form(Range);

/// <summary>A condition of a bracket: left = right, of indices in the author's base.</summary>
internal sealed record ConditionForm(IndexExpression Left, IndexExpression Right);

/// <summary>Dots.</summary>
internal sealed record DotsForm(TextRange Range) : Form(Range);

/// <summary>Something that no rule of reading covers.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Reason">What it is.</param>
internal sealed record OtherForm(TextRange Range, string Reason) : Form(Range);

/// <summary>The operators that are told apart by their names.</summary>
internal enum OperatorKind
{
    /// <summary>conv, conv2d: valid unless its arguments say otherwise.</summary>
    Convolve,

    /// <summary>The full one.</summary>
    Full,

    /// <summary>The one that keeps the size.</summary>
    Same,

    /// <summary>Rotation by 180°, a flip of every axis.</summary>
    Rotate,

    /// <summary>Zeros around an array.</summary>
    Pad,

    /// <summary>Zeros between the entries of an array.</summary>
    Stuff,

    /// <summary>The sum of all entries.</summary>
    Total,
}

/// <summary>An index, or a quotient of indices.</summary>
/// <param name="Range">Its place.</param>
/// <param name="Value">The index, in the author's base; the numerator of a quotient.</param>
/// <param name="Divisor">The denominator of a quotient; null for most.</param>
internal sealed record IndexForm(TextRange Range, IndexExpression Value, IndexExpression? Divisor = null)
{
    /// <summary>The name, when the index is a variable alone.</summary>
    public string? Variable => Divisor is null && Value.Terms is [{ Coefficient: 1, Atoms: [IndexName name] }] ? name.Name : null;
}
