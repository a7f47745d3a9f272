using ConvSymbolic.Indices;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Expressions;

/// <summary>
/// What can be written: a closed tree of sealed nodes with value equality. Nodes know no LaTeX, no derivative and no numbers;
/// every operation on them lives in a folder of its own.
/// </summary>
public abstract record Expression
{
    private protected Expression()
    {
    }

    /// <summary>Writes it on one line; indices start at 0.</summary>
    public sealed override string ToString() => ExpressionWords.Of(this);
}

/// <summary>An exact number.</summary>
/// <param name="Value">The number.</param>
internal sealed record Number(Rational Value) : Expression;

/// <summary>A whole-number expression in index variables and sizes, used as a value.</summary>
/// <param name="Value">The expression.</param>
internal sealed record IndexValue(IndexExpression Value) : Expression;

/// <summary>A scalar or a whole array, by its name: <c>L</c>, <c>X</c>.</summary>
/// <param name="Name">The name; the engine's own arrays have the names of <see cref="Names"/>.</param>
internal sealed record Symbol(string Name) : Expression;

/// <summary>An entry of an array: X^{(c)}_{ij}; 0-based.</summary>
/// <param name="Array">The array: a symbol, or an operator applied to arrays.</param>
/// <param name="Superscript">Image and channel indices, where they are written.</param>
/// <param name="Subscript">Spatial indices.</param>
/// <param name="IsExtended">Whether an index may lie outside, where the entry is 0 (zero extension X⟨u⟩).</param>
internal sealed record Element(
    Expression Array,
    EquatableArray<IndexExpression> Superscript,
    EquatableArray<IndexExpression> Subscript,
    bool IsExtended = false) : Expression;

/// <summary>A sum of terms; no terms make 0.</summary>
/// <param name="Terms">The terms, in the order of writing.</param>
internal sealed record Sum(EquatableArray<Expression> Terms) : Expression;

/// <summary>A product of factors; no factors make 1.</summary>
/// <param name="Factors">The factors, in the order of writing.</param>
internal sealed record Product(EquatableArray<Expression> Factors) : Expression;

/// <summary>Σ over one or more index variables.</summary>
/// <param name="Ranges">The variables and their ranges, outermost first.</param>
/// <param name="Body">What is summed.</param>
internal sealed record Summation(EquatableArray<IndexRange> Ranges, Expression Body) : Expression;

/// <summary>An Iverson bracket: 1 when every condition holds, else 0.</summary>
/// <param name="Conditions">The conditions.</param>
internal sealed record Bracket(EquatableArray<IndexCondition> Conditions) : Expression;

/// <summary>A partial derivative ∂Of/∂By; of a scalar by an array it is an array.</summary>
/// <param name="Of">What is differentiated.</param>
/// <param name="By">The variable: an entry, or a whole array.</param>
internal sealed record Derivative(Expression Of, Expression By) : Expression;

/// <summary>A matrix, row by row.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Cells">Rows × Columns cells.</param>
internal sealed record Matrix(int Rows, int Columns, EquatableArray<Expression> Cells) : Expression;

/// <summary>An operator applied to arrays: conv(X, G), full(rot180 F, G).</summary>
/// <param name="Operator">Which one.</param>
/// <param name="Operands">The arrays.</param>
/// <param name="Arguments">Stride, dilation, padding and crop where they are not the operator's defaults.</param>
internal sealed record Application(
    Operator Operator,
    EquatableArray<Expression> Operands,
    EquatableArray<Argument> Arguments) : Expression;

/// <summary>An equation left = right.</summary>
/// <param name="Left">The left-hand side.</param>
/// <param name="Right">The right-hand side.</param>
public sealed record Equation(Expression Left, Expression Right) : Expression;

/// <summary>Something that is left out on purpose: an ellipsis.</summary>
/// <param name="Count">How many terms or cells it stands for.</param>
internal sealed record Omission(long Count) : Expression;
