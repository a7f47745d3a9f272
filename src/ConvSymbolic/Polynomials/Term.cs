using ConvSymbolic.Numbers;

namespace ConvSymbolic.Polynomials;

/// <summary>A number times a monomial.</summary>
/// <param name="Coefficient">The number; never 0 inside a polynomial.</param>
/// <param name="Monomial">The monomial.</param>
public readonly record struct Term(Rational Coefficient, Monomial Monomial)
{
    /// <summary>Writes <c>2·</c> and the monomial.</summary>
    public override string ToString() => Coefficient.IsOne ? $"{Monomial}" : $"{Coefficient}·{Monomial}";
}
