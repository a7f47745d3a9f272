namespace ConvSymbolic.Rendering;

/// <summary>How tightly a written node holds together, loosest first.</summary>
internal enum Precedence
{
    /// <summary>left = right.</summary>
    Equation,

    /// <summary>a + b, and anything with a sign in front.</summary>
    Sum,

    /// <summary>Σ a: a product inside it needs no parentheses, a sum does.</summary>
    Summation,

    /// <summary>a · b.</summary>
    Product,

    /// <summary>rot180 a.</summary>
    Prefix,

    /// <summary>A number, a name, an entry, a fraction bar, anything within brackets.</summary>
    Atom,
}
