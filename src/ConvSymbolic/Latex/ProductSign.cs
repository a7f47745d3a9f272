namespace ConvSymbolic.Latex;

/// <summary>What stands between two factors. Which of these is a convolution is not known here: it depends on the document.</summary>
internal enum ProductSign
{
    /// <summary>Nothing.</summary>
    Juxtaposition,

    /// <summary><c>\cdot</c>, <c>\bullet</c>, ⋅.</summary>
    Cdot,

    /// <summary><c>\times</c>, ×.</summary>
    Times,

    /// <summary>The character <c>*</c>.</summary>
    Star,

    /// <summary><c>\ast</c>, ∗.</summary>
    Ast,

    /// <summary><c>\star</c>, ⋆.</summary>
    BigStar,

    /// <summary><c>\odot</c>, ⊙.</summary>
    Odot,

    /// <summary><c>\circ</c>, ∘.</summary>
    Circ,

    /// <summary><c>\otimes</c>, ⊗.</summary>
    Otimes,

    /// <summary><c>\circledast</c>, <c>\oast</c>, <c>\boxtimes</c>, ⊛.</summary>
    Circledast,

    /// <summary><c>\div</c>, ÷.</summary>
    Divide,
}
