using System.Diagnostics.CodeAnalysis;
using System.Text;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Polynomials;

/// <summary>
/// A polynomial with rational coefficients over a <see cref="Ring"/>, in canonical form: terms in the order of their monomials, no
/// coefficient 0, no monomial twice. So two polynomials are equal exactly when they are stored alike, and equality is a decision.
/// </summary>
/// <remarks>
/// Terms lie in flat arrays, never one object a term. A polynomial whose monomials fit <see cref="Packing"/> and whose coefficients are
/// 32-bit whole numbers keeps one word a term (and no coefficients while all are 1), often as a slice of an array that it shares with others.
/// </remarks>
public sealed partial class Polynomial : IEquatable<Polynomial>
{
    // The word of 1.
    private static readonly ulong[] Unit = [0];

    private readonly ulong[] _words;
    private readonly int[]? _coefficients;
    private readonly int _start;
    private readonly GeneralTerms? _general;

    internal Polynomial(Ring ring, ulong[] words, int[]? coefficients, int start, int count)
    {
        Ring = ring;
        _words = words;
        _coefficients = coefficients;
        _start = start;
        Count = count;
    }

    internal Polynomial(Ring ring, GeneralTerms general)
    {
        Ring = ring;
        _words = [];
        _general = general;
        Count = general.Count;
    }

    /// <summary>The ring it belongs to.</summary>
    public Ring Ring { get; }

    /// <summary>How many terms.</summary>
    public int Count { get; }

    /// <summary>Whether this is the polynomial 0.</summary>
    public bool IsZero => Count == 0;

    /// <summary>The terms in canonical order.</summary>
    public IEnumerable<Term> Terms
    {
        get
        {
            for (int k = 0; k < Count; k++)
                yield return this[k];
        }
    }

    /// <summary>One term in canonical order.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    public Term this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            if (_general is not null)
                return _general[index];
            var powers = new List<Power>(3);
            Read(index, powers, out var coefficient);
            return new Term(coefficient, new Monomial(powers.ToArray()));
        }
    }

    /// <summary>The polynomial 0.</summary>
    /// <param name="ring">Its ring.</param>
    public static Polynomial Zero(Ring ring) => new(ring, [], null, 0, 0);

    /// <summary>A number.</summary>
    /// <param name="ring">Its ring.</param>
    /// <param name="value">The number.</param>
    public static Polynomial Constant(Ring ring, Rational value)
    {
        if (value.IsOne)
            return new(ring, Unit, null, 0, 1);
        var builder = new TermBuilder(ring);
        builder.Add([], value);
        return builder.Build();
    }

    /// <summary>A single variable.</summary>
    /// <param name="ring">Its ring.</param>
    /// <param name="variable">The variable.</param>
    public static Polynomial Of(Ring ring, Variable variable)
    {
        ArgumentNullException.ThrowIfNull(ring);
        return new(ring, [ring.Packing.Pack(variable.Id)], null, 0, 1);
    }

    /// <inheritdoc/>
    public static bool operator ==(Polynomial? left, Polynomial? right) => left?.Equals(right) ?? right is null;

    /// <inheritdoc/>
    public static bool operator !=(Polynomial? left, Polynomial? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Polynomial? other)
    {
        if (other is null || !ReferenceEquals(Ring, other.Ring) || Count != other.Count || (_general is null) != (other._general is null))
            return false;
        return _general is not null
            ? _general.Equals(other._general!)
            : Words.SequenceEqual(other.Words) && Coefficients.SequenceEqual(other.Coefficients);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Count);
        for (int k = 0; k < Math.Min(Count, 8); k++)
            hash.Add(_general is null ? Words[k].GetHashCode() : _general[k].GetHashCode());
        return hash.ToHashCode();
    }

    /// <summary>Writes <c>X[0,0]*F[0,0] + …</c>, 0-based, for people who debug; Rendering typesets.</summary>
    public override string ToString()
    {
        if (IsZero)
            return "0";
        var text = new StringBuilder();
        foreach (var (coefficient, monomial) in Terms)
        {
            if (text.Length > 0)
                text.Append(" + ");
            if (!coefficient.IsOne || monomial.Powers.IsEmpty)
                text.Append(coefficient).Append(monomial.Powers.IsEmpty ? "" : "*");
            for (int k = 0; k < monomial.Powers.Length; k++)
            {
                var (variable, exponent) = monomial.Powers[k];
                text.Append(k > 0 ? "*" : "").Append(Ring.Describe(variable)).Append(exponent > 1 ? $"^{exponent}" : "");
            }
        }
        return text.ToString();
    }

    /// <summary>Whether the terms are words of <see cref="Packing"/>.</summary>
    internal bool IsPacked => _general is null;

    /// <summary>The packed monomials; empty for a general polynomial.</summary>
    internal ReadOnlySpan<ulong> Words => _words.AsSpan(_start, _general is null ? Count : 0);

    /// <summary>The packed coefficients; empty while all are 1.</summary>
    internal ReadOnlySpan<int> Coefficients => _coefficients is null ? [] : _coefficients.AsSpan(_start, Count);

    /// <summary>Reads a term into a list that the caller reuses: what streaming writers call.</summary>
    internal void Read(int index, List<Power> powers, out Rational coefficient)
    {
        powers.Clear();
        if (_general is not null)
        {
            var term = _general[index];
            foreach (var power in term.Monomial.Powers)
                powers.Add(power);
            coefficient = term.Coefficient;
            return;
        }
        Span<int> ids = stackalloc int[3];
        int count = Ring.Packing.Unpack(_words[_start + index], ids);
        for (int k = 0; k < count; k++)
        {
            if (k > 0 && ids[k] == ids[k - 1])
                powers[^1] = powers[^1] with { Exponent = powers[^1].Exponent + 1 };
            else
                powers.Add(new Power(new Variable(ids[k]), 1));
        }
        coefficient = _coefficients is null ? Rational.One : _coefficients[_start + index];
    }
}
