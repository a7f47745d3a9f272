using System.Globalization;
using System.Text;

namespace ConvSymbolic.Indices;

/// <summary>
/// A whole-number expression such as <c>s·i + d·a − p</c>: a polynomial in index variables and size parameters, kept in canonical
/// form, so that equality is a decision. A concrete layer substitutes numbers for the parameters; the language is the same.
/// </summary>
internal sealed class IndexExpression : IEquatable<IndexExpression>
{
    // Sizes, settings and indices of layers that people write down are such numbers; each is made once.
    private const int MostKept = 256;
    private static readonly IndexExpression[] _numbers = [.. Enumerable.Range(-MostKept, 2 * MostKept + 1).Select(number => Number(number))];

    private IndexExpression(EquatableArray<IndexTerm> terms) => Terms = terms;

    /// <summary>The number 0.</summary>
    public static IndexExpression Zero => _numbers[MostKept];

    /// <summary>The terms in canonical order: by their atoms, the constant last; no term is 0 and no two have the same atoms.</summary>
    public EquatableArray<IndexTerm> Terms { get; }

    /// <summary>The value, when no name is left.</summary>
    public long? Constant => Terms.Count switch
    {
        0 => 0,
        1 when Terms[0].Atoms.Count == 0 => Terms[0].Coefficient,
        _ => null,
    };

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator IndexExpression(long value) => FromInt64(value);

    /// <summary>An index variable or size parameter.</summary>
    /// <param name="name">Its name.</param>
    public static implicit operator IndexExpression(string name) => Variable(name);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static IndexExpression FromInt64(long value) => value is >= -MostKept and <= MostKept ? _numbers[value + MostKept] : Number(value);

    /// <summary>An index variable or size parameter.</summary>
    /// <param name="name">Its name.</param>
    public static IndexExpression Variable(string name) => new([new IndexTerm(1, [new IndexName(name)])]);

    /// <summary>A single atom.</summary>
    /// <param name="atom">A name or a rounded quotient.</param>
    public static IndexExpression Of(IndexAtom atom) => new([new IndexTerm(1, [atom])]);

    /// <summary>⌊numerator / denominator⌋, rounded towards −∞; a number when both are.</summary>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator, positive.</param>
    public static IndexExpression Floor(IndexExpression numerator, IndexExpression denominator)
    {
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(denominator);
        if (denominator.Constant == 1)
            return numerator;
        if (numerator.Constant is { } n && denominator.Constant is { } d && d > 0)
            return FloorDivide(n, d);
        return new([new IndexTerm(1, [new IndexFloor(numerator, denominator)])]);
    }

    /// <summary>The larger of two; one of them when it is known which.</summary>
    /// <param name="first">One of them.</param>
    /// <param name="second">The other.</param>
    public static IndexExpression Largest(IndexExpression first, IndexExpression second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if ((first - second).Constant is { } difference)
            return difference >= 0 ? first : second;
        return string.CompareOrdinal(first.ToString(), second.ToString()) <= 0 ? Of(new IndexLargest(first, second)) : Of(new IndexLargest(second, first));
    }

    /// <summary>The sum; an overflow is an error, never silent.</summary>
    public static IndexExpression operator +(IndexExpression left, IndexExpression right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Terms.Count == 0)
            return right;
        if (right.Terms.Count == 0)
            return left;
        if (left.Constant is { } one && right.Constant is { } other)
            return FromInt64(checked(one + other));
        return Canonical([.. left.Terms, .. right.Terms]);
    }

    /// <summary>The difference; an overflow is an error, never silent.</summary>
    public static IndexExpression operator -(IndexExpression left, IndexExpression right) => left + -right;

    /// <summary>The opposite.</summary>
    public static IndexExpression operator -(IndexExpression value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Constant is { } number ? FromInt64(checked(-number))
            : new(value.Terms.Map(term => term with { Coefficient = checked(-term.Coefficient) }));
    }

    /// <summary>The product; an overflow is an error, never silent.</summary>
    public static IndexExpression operator *(IndexExpression left, IndexExpression right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Constant is { } one)
            return right.Times(one);
        if (right.Constant is { } other)
            return left.Times(other);
        return Canonical([.. left.Terms.SelectMany(l => right.Terms.Select(r => IndexTerm.Multiply(l, r)))]);
    }

    /// <summary>Equality of canonical forms.</summary>
    public static bool operator ==(IndexExpression? left, IndexExpression? right) => left?.Equals(right) ?? right is null;

    /// <summary>Inequality of canonical forms.</summary>
    public static bool operator !=(IndexExpression? left, IndexExpression? right) => !(left == right);

    /// <summary>Puts expressions in the place of names, all at once.</summary>
    /// <param name="replacement">Gives the expression for a name, or null to keep the name.</param>
    public IndexExpression Substitute(Func<string, IndexExpression?> replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        if (Constant is not null)
            return this;
        var sum = Zero;
        foreach (var term in Terms)
        {
            var product = FromInt64(term.Coefficient);
            foreach (var atom in term.Atoms)
            {
                product *= atom switch
                {
                    IndexName name => replacement(name.Name) ?? name.Name,
                    IndexFloor floor => Floor(floor.Numerator.Substitute(replacement), floor.Denominator.Substitute(replacement)),
                    IndexLargest largest => Largest(largest.First.Substitute(replacement), largest.Second.Substitute(replacement)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
            }
            sum += product;
        }
        return sum;
    }

    /// <summary>The value with numbers for all names; null where one has no number. An overflow is an error, never silent.</summary>
    internal long? ValueAt(IReadOnlyDictionary<string, long> numbers)
    {
        long sum = 0;
        foreach (var term in Terms.Span)
        {
            long product = term.Coefficient;
            foreach (var atom in term.Atoms.Span)
            {
                long? value = atom switch
                {
                    IndexName name => numbers.TryGetValue(name.Name, out long number) ? number : null,
                    IndexFloor floor => floor.Numerator.ValueAt(numbers) is { } numerator && floor.Denominator.ValueAt(numbers) is > 0 and { } denominator ? FloorDivide(numerator, denominator) : null,
                    IndexLargest largest => largest.First.ValueAt(numbers) is { } first && largest.Second.ValueAt(numbers) is { } second ? Math.Max(first, second) : null,
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                if (value is not { } factor)
                    return null;
                product = checked(product * factor);
            }
            sum = checked(sum + product);
        }
        return sum;
    }

    /// <summary>Whether a name occurs.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => Constant is null && Names.Contains(name);

    /// <summary>The names that occur, each once or more.</summary>
    internal IReadOnlyList<string> Names
    {
        get
        {
            if (Constant is not null)
                return [];
            var names = new List<string>();
            AddTo(names);
            return names;
        }
    }

    /// <inheritdoc/>
    public bool Equals(IndexExpression? other) => other is not null && Terms == other.Terms;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IndexExpression);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.GetHashCode();

    private void AddTo(List<string> names)
    {
        foreach (var term in Terms)
        {
            foreach (var atom in term.Atoms)
            {
                switch (atom)
                {
                    case IndexName name:
                        names.Add(name.Name);
                        break;
                    case IndexFloor floor:
                        floor.Numerator.AddTo(names);
                        floor.Denominator.AddTo(names);
                        break;
                    case IndexLargest largest:
                        largest.First.AddTo(names);
                        largest.Second.AddTo(names);
                        break;
                }
            }
        }
    }

    /// <summary>Writes <c>2·i+a-1</c>: for people who debug; Rendering typesets.</summary>
    public override string ToString()
    {
        if (Terms.Count == 0)
            return "0";
        var text = new StringBuilder();
        foreach (var term in Terms)
        {
            if (text.Length > 0 && term.Coefficient > 0)
                text.Append('+');
            if (term.Atoms.Count == 0)
                text.Append(CultureInfo.InvariantCulture, $"{term.Coefficient}");
            else
                text.Append(term.Coefficient switch { 1 => "", -1 => "-", var c => string.Create(CultureInfo.InvariantCulture, $"{c}·") }).AppendJoin('·', term.Atoms);
        }
        return text.ToString();
    }

    internal static long FloorDivide(long numerator, long denominator)
    {
        long quotient = numerator / denominator;
        return numerator % denominator < 0 ? quotient - 1 : quotient;
    }

    private static IndexExpression Number(long value) => new(value == 0 ? [] : [new IndexTerm(value, [])]);

    private IndexExpression Times(long factor) => factor switch
    {
        0 => Zero,
        1 => this,
        _ when Constant is { } number => FromInt64(checked(number * factor)),
        _ => new(Terms.Map(term => term with { Coefficient = checked(term.Coefficient * factor) })),
    };

    private static IndexExpression Canonical(List<IndexTerm> terms)
    {
        terms.Sort(IndexTerm.CompareAtoms);
        var kept = new List<IndexTerm>(terms.Count);
        foreach (var term in terms)
        {
            if (kept.Count > 0 && kept[^1].Atoms == term.Atoms)
                kept[^1] = term with { Coefficient = checked(kept[^1].Coefficient + term.Coefficient) };
            else
                kept.Add(term);
            if (kept[^1].Coefficient == 0)
                kept.RemoveAt(kept.Count - 1);
        }
        return new([.. kept]);
    }
}
