using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Formulas;

/// <summary>
/// The right side of a definition, as an expression in the author's index base. Bound letters get names of their own, so that none is bound
/// twice; their ranges stay open where no limits are written.
/// </summary>
internal sealed class FormulaBody(string text, Func<TextRange, SourceSpan> spanOf, IReadOnlyDictionary<string, int> axes)
{
    private readonly Dictionary<string, string> _scope = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _free = new(StringComparer.Ordinal);
    private bool _isHead = true;

    /// <summary>The letters that are summed over, with their limits; null where none is written.</summary>
    public Dictionary<string, (long? First, long? Last)> Sums { get; } = new(StringComparer.Ordinal);

    /// <summary>The left side: D[i].</summary>
    public Element Head(Form form)
    {
        if (form is not RefForm { Tag: "", Indices.Count: > 0 } head)
            return Wrong<Element>(form, "an entry with indices, such as Y_{ij}, on the left side");
        var entry = Entry(head);
        _isHead = false;
        foreach (string letter in entry.Subscript.SelectMany(index => index.Names))
        {
            _free.Add(letter);
            _taken.Add(letter);
        }
        return entry;
    }

    /// <summary>The right side.</summary>
    public Expression Read(Form form)
    {
        switch (form)
        {
            case NumberForm number:
                return new Number(number.Value);
            case RefForm reference:
                return Entry(reference);
            case SumForm sum:
                return Building.Plus(sum.Terms.Select(term => term.Sign < 0 ? Building.Times(new Number(-1), Read(term.Term)) : Read(term.Term)));
            case ProductForm product:
                foreach (var factor in product.Factors.Skip(1).Where(factor => factor.Sign is not (ProductSign.Juxtaposition or ProductSign.Cdot or ProductSign.Times)))
                    Wrong<int>(factor.SignRange, "a product of entries; write a convolution out as a sum");
                return Building.Times(product.Factors.Select(factor => Read(factor.Factor)));
            case QuotientForm { Denominator: NumberForm { Value.IsZero: false } denominator } quotient:
                return Building.Times(new Number(1 / denominator.Value), Read(quotient.Numerator));
            case BracketForm bracket:
                return new Bracket([.. bracket.Conditions.Select(condition => new IndexCondition(Named(condition.Left, bracket.Range), Named(condition.Right, bracket.Range)))]);
            case BigSumForm sum:
                return Summed(sum);
            default:
                return Wrong<Expression>(form, "a sum of products of entries, such as \\sum_{u=0}^{2} W_u X_{i+u}");
        }
    }

    private Expression Summed(BigSumForm sum)
    {
        var outer = new List<(string Name, string? Before)>();
        var ranges = new List<IndexRange>();
        foreach (var limit in sum.Limits)
        {
            string own = limit.Name;
            for (int k = 1; !_taken.Add(own); k++)
                own = FormattableString.Invariant($"{limit.Name}{k}");
            outer.Add((limit.Name, _scope.GetValueOrDefault(limit.Name)));
            _scope[limit.Name] = own;
            if (limit.IsOfNamedSet || limit.IsListed)
                Wrong<int>(sum, $"limits of {limit.Name} that are numbers, such as \\sum_{{{limit.Name}=0}}^{{2}}");
            Sums[own] = (Limit(limit.First), Limit(limit.Last));
            ranges.Add(new IndexRange(own, 0, 0));
        }
        var body = Read(sum.Body);
        foreach (var (name, before) in outer.AsEnumerable().Reverse())
        {
            if (before is null)
                _scope.Remove(name);
            else
                _scope[name] = before;
        }
        return Building.SumOver(ranges, body);
    }

    private long? Limit(IndexForm? limit) => limit switch
    {
        null => null,
        { Divisor: null, Value.Constant: { } number } => number,
        _ => Wrong<long>(limit.Range, "a number as a limit"),
    };

    private Element Entry(RefForm reference)
    {
        if (reference.Name == Names.Loss)
            return Wrong<Element>(reference, "another name: L is the loss");
        if (reference.Tag.Length > 0)
            return Wrong<Element>(reference, "a name without a superscript, and powers as products");
        if (reference.Indices.Count == 0)
            return Wrong<Element>(reference, $"indices: a single number is written {reference.Name}_{{0}}");
        var indices = reference.Indices.Select(index => index.Divisor is null
            ? Named(index.Value, index.Range)
            : Wrong<IndexExpression>(index.Range, "an index that is affine in its letters, such as 2i+u-1")).ToList();

        // 2i beside another index, or alone, is 2 times i where the array has so many axes, and not the places 2 and i.
        for (int k = 0; k + 1 < indices.Count && indices.Count > axes[reference.Name];)
        {
            if (indices[k].Constant is { } factor && indices[k + 1].Constant is null)
            {
                indices[k + 1] *= factor;
                indices.RemoveAt(k);
            }
            else
            {
                k++;
            }
        }
        return new Element(new Symbol(reference.Name), [], [.. indices]);
    }

    // Every letter must be on the left side or summed over where it stands.
    private IndexExpression Named(IndexExpression index, TextRange range) => index.Substitute(name => _scope.TryGetValue(name, out string? own)
        ? IndexExpression.Variable(own)
        : _isHead || _free.Contains(name)
            ? null
            : Fail.With<IndexExpression>("formula.free-letter", $"The letter {name} is neither on the left side nor summed over.", name, "a sum over it", spanOf(range)));

    private T Wrong<T>(Form form, string expected) => Wrong<T>(form.Range, expected);

    private T Wrong<T>(TextRange range, string expected) => Fail.With<T>(
        "formula.unreadable", $"The formula can't be read at '{range.Of(text)}': expected {expected}.", range.Of(text), expected, spanOf(range));
}
