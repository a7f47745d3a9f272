using System.Text;

namespace ConvSymbolic.Polynomials;

/// <summary>A power of a variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Exponent">At least 1.</param>
public readonly record struct Power(Variable Variable, int Exponent);

/// <summary>
/// A product of powers of variables, smallest variable first. Monomials are ordered by their variables, each repeated as often as its
/// exponent says, compared from the first one on; a monomial that is the beginning of another comes before it.
/// </summary>
public readonly struct Monomial : IEquatable<Monomial>, IComparable<Monomial>
{
    private readonly ReadOnlyMemory<Power> _powers;

    internal Monomial(ReadOnlyMemory<Power> powers) => _powers = powers;

    /// <summary>The powers, smallest variable first; none for the monomial 1.</summary>
    public ReadOnlySpan<Power> Powers => _powers.Span;

    /// <summary>The sum of the exponents.</summary>
    public long Degree
    {
        get
        {
            long degree = 0;
            foreach (var power in Powers)
                degree += power.Exponent;
            return degree;
        }
    }

    /// <inheritdoc/>
    public static bool operator ==(Monomial left, Monomial right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Monomial left, Monomial right) => !left.Equals(right);

    /// <inheritdoc/>
    public static bool operator <(Monomial left, Monomial right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(Monomial left, Monomial right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Monomial left, Monomial right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Monomial left, Monomial right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Monomial other) => Compare(Powers, other.Powers);

    /// <inheritdoc/>
    public bool Equals(Monomial other) => Powers.SequenceEqual(other.Powers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Monomial other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var power in Powers)
            hash.Add(power);
        return hash.ToHashCode();
    }

    /// <summary>Writes variable numbers, for people who debug: <c>v0·v3^2</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (variable, exponent) in Powers)
            text.Append(text.Length > 0 ? "·v" : "v").Append(variable.Id).Append(exponent > 1 ? $"^{exponent}" : "");
        return text.Length == 0 ? "1" : text.ToString();
    }

    internal static int Compare(ReadOnlySpan<Power> left, ReadOnlySpan<Power> right)
    {
        int k = left.CommonPrefixLength(right);
        if (k == left.Length || k == right.Length)
            return left.Length.CompareTo(right.Length);
        if (left[k].Variable != right[k].Variable)
            return left[k].Variable.CompareTo(right[k].Variable);

        // The same variable with different exponents: where the smaller power ends, the other side still has this variable, which comes
        // before any later one and after the end.
        return left[k].Exponent < right[k].Exponent
            ? (k + 1 == left.Length ? -1 : 1)
            : (k + 1 == right.Length ? 1 : -1);
    }

    /// <summary>The product of two monomials, written into a list.</summary>
    internal static void Multiply(ReadOnlySpan<Power> left, ReadOnlySpan<Power> right, List<Power> product)
    {
        product.Clear();
        int l = 0, r = 0;
        while (l < left.Length || r < right.Length)
        {
            if (r == right.Length || (l < left.Length && left[l].Variable < right[r].Variable))
            {
                product.Add(left[l++]);
            }
            else if (l == left.Length || right[r].Variable < left[l].Variable)
            {
                product.Add(right[r++]);
            }
            else
            {
                product.Add(new Power(left[l].Variable, checked(left[l].Exponent + right[r].Exponent)));
                l++;
                r++;
            }
        }
    }
}
