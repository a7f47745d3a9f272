using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Proofs;

/// <summary>The first entry in which two sides differ, and small whole numbers that show it.</summary>
/// <param name="Index">The 0-based index of the entry, in the shape of the derivation's array.</param>
/// <param name="Derived">The entry that differentiation gives.</param>
/// <param name="Claimed">The entry that the claim gives.</param>
/// <param name="Values">The variables that are not 0, with their values; every other variable is 0.</param>
/// <param name="DerivedValue">The value of the derived entry there.</param>
/// <param name="ClaimedValue">The value of the claimed entry there.</param>
public sealed record Counterexample(
    IReadOnlyList<int> Index,
    Polynomial Derived,
    Polynomial Claimed,
    IReadOnlyList<(Variable Variable, Rational Value)> Values,
    Rational DerivedValue,
    Rational ClaimedValue)
{
    /// <summary>Finds values at which two different polynomials differ.</summary>
    internal static Counterexample Between(int[] index, Polynomial derived, Polynomial claimed)
    {
        var difference = derived - claimed;

        // With the variables of a monomial of fewest variables at 1 and all others at 0, only monomials in just these variables remain.
        // Their coefficients could cancel (x − x²), so small numbers are tried in turn; a polynomial in one scale t that is not 0 has
        // only finitely many zeros.
        var support = difference.Terms.MinBy(term => term.Monomial.Powers.Length).Monomial;
        for (int scale = 1; ; scale++)
        {
            var values = new Dictionary<Variable, Rational>();
            for (int k = 0; k < support.Powers.Length; k++)
                values[support.Powers[k].Variable] = Rational.Pow(scale, k + 1);
            Rational At(Variable variable) => values.GetValueOrDefault(variable);
            var left = derived.Evaluate(At);
            var right = claimed.Evaluate(At);
            if (left != right)
                return new Counterexample(index, derived, claimed, [.. values.Select(pair => (pair.Key, pair.Value))], left, right);
        }
    }

    /// <summary>Writes <c>at [0,1]: 1, not 0</c>.</summary>
    public override string ToString() => $"at [{string.Join(',', Index)}]: {DerivedValue}, not {ClaimedValue}";
}
