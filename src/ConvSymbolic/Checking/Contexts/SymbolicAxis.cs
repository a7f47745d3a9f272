using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>The relation of the indices on one axis as it was read from an index sum: x = s·y + d·f − p in the author's base, with names or numbers.</summary>
/// <param name="Stride">The stride.</param>
/// <param name="Dilation">The dilation.</param>
/// <param name="Offset">What stands beside them: −p, and what the index base adds.</param>
/// <param name="IsFlipped">Whether the filter is read backwards.</param>
internal sealed record SymbolicAxis(IndexExpression Stride, IndexExpression Dilation, IndexExpression Offset, bool IsFlipped)
{
    /// <summary>Reads the relation from the index of the input; null where it is none.</summary>
    /// <param name="index">The index of the input.</param>
    /// <param name="output">The variable of the output.</param>
    /// <param name="filter">The variable of the filter.</param>
    public static SymbolicAxis? Of(IndexExpression index, string output, string filter)
    {
        if (Coefficient(index, output) is not { } stride || Coefficient(index, filter) is not { } dilation || stride == IndexExpression.Zero || dilation == IndexExpression.Zero || stride.Constant is < 0)
            return null;
        var rest = index.Substitute(name => name == output || name == filter ? IndexExpression.Zero : null);
        bool isFlipped = dilation.Terms is [{ Coefficient: < 0 }];
        return new SymbolicAxis(stride, isFlipped ? -dilation : dilation, rest, isFlipped);
    }

    /// <summary>What a variable is multiplied by; null where it stands inside a quotient or is squared.</summary>
    public static IndexExpression? Coefficient(IndexExpression index, string variable)
    {
        var zero = index.Substitute(name => name == variable ? IndexExpression.Zero : null);
        var one = index.Substitute(name => name == variable ? IndexExpression.FromInt64(1) : null);
        var two = index.Substitute(name => name == variable ? IndexExpression.FromInt64(2) : null);
        return two - one == one - zero ? one - zero : null;
    }
}
