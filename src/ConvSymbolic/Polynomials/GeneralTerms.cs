using ConvSymbolic.Numbers;

namespace ConvSymbolic.Polynomials;

/// <summary>The terms of a polynomial that does not fit packed words: any degree, any rational coefficient; still flat arrays.</summary>
internal sealed class GeneralTerms(Power[] powers, int[] starts, Rational[] coefficients) : IEquatable<GeneralTerms>
{
    public int Count => coefficients.Length;

    public Term this[int index] => new(
        coefficients[index],
        new Monomial(powers.AsMemory(starts[index], starts[index + 1] - starts[index])));

    public bool Equals(GeneralTerms? other) => other is not null
        && Coefficients.SequenceEqual(other.Coefficients)
        && Starts.SequenceEqual(other.Starts)
        && Powers.SequenceEqual(other.Powers);

    public override bool Equals(object? obj) => Equals(obj as GeneralTerms);

    public override int GetHashCode() => HashCode.Combine(Count, Count > 0 ? coefficients[0] : default);

    private ReadOnlySpan<Power> Powers => powers;

    private ReadOnlySpan<int> Starts => starts;

    private ReadOnlySpan<Rational> Coefficients => coefficients;
}
