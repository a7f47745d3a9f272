using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Tensors;

/// <summary>What names stand for when an expression is turned into polynomials at a size.</summary>
internal interface ISymbolValues
{
    Ring Ring { get; }

    /// <summary>The extents of an array, and how many of its first axes count images and channels; null for an unknown name.</summary>
    (Shape Shape, int LeadingAxes)? ArrayOf(string name);

    /// <summary>An entry of an array.</summary>
    Polynomial Value(string name, int offset);

    /// <summary>The derivative of the loss by an entry of an array.</summary>
    Polynomial Gradient(string name, int offset);

    /// <summary>The symbol that an entry is, when it is one; null for an expanded entry such as an output.</summary>
    Variable? SymbolOf(string name, int offset);
}
