using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>How an author writes sums, operators and the gradient that arrives: corrections are written like that.</summary>
internal sealed class Writing
{
    private readonly Dictionary<string, Dictionary<string, int>> _sums = new(StringComparer.Ordinal);
    private readonly Dictionary<OperatorKind, Dictionary<string, int>> _words = [];
    private readonly List<(RefForm Reference, TextRange Range, string Text)> _upstream = [];
    private readonly List<(bool IsGradient, string Key, Form Term, string Text, int Chain)> _products = [];
    private readonly List<(RefForm Reference, string Text)> _outputs = [];

    public Writing(IEnumerable<Equality> equalities, Func<RefForm, Role?> roleOf)
    {
        foreach (var equality in equalities)
        {
            if (equality.Head.Form is GradientForm or RefForm && (equality.Head.Form is GradientForm gradient ? gradient.By : (RefForm)equality.Head.Form) is { Indices.Count: > 0 } target
                && (equality.Right.Form is SumForm { Terms: [var first, ..] } ? first.Term : equality.Right.Form) is ProductForm product)
                _products.Add((equality.Head.Form is GradientForm, target.Key, product, equality.Right.Fragment.Text, equality.Chain));
            foreach (var side in (Side[])[equality.Left, equality.Right])
            {
                if (!ReferenceEquals(equality.Left, equality.Head) && ReferenceEquals(side, equality.Left))
                    continue;
                foreach (var form in FormTree.Within(side.Form))
                    Look(form, side.Fragment.Text, roleOf);
            }
        }
    }

    /// <summary>\sum_{n=0}^{N-1} for n, as it is written elsewhere; without limits where it is not.</summary>
    public string Sum(string variable) => _sums.TryGetValue(variable, out var texts) ? Usual(texts) : $"\\sum_{{{variable}}} ";

    /// <summary>The name of an operator, as it is written elsewhere.</summary>
    public string Word(OperatorKind kind, string otherwise) => _words.TryGetValue(kind, out var texts) ? Usual(texts) : otherwise;

    /// <summary>The gradient that arrives, with the indices of an output; null where it is written nowhere.</summary>
    public string? Slope(RefForm output, string text)
    {
        foreach (var (reference, range, own) in _upstream)
        {
            if (reference.IndexRange.Start >= range.Start && reference.IndexRange.End <= range.End && reference.IndexRange.Length > 0 && reference.Indices.Count == output.Indices.Count)
                return string.Concat(own.AsSpan(range.Start, reference.IndexRange.Start - range.Start), output.IndexRange.Of(text), own.AsSpan(reference.IndexRange.End, range.End - reference.IndexRange.End));
        }
        return null;
    }

    /// <summary>Whether the document writes sums with Σ.</summary>
    public bool HasSums { get; private set; }

    /// <summary>Entries of the output or of the gradient that arrives, with their texts: how their indices are written.</summary>
    public IReadOnlyList<(RefForm Reference, string Text)> Outputs => _outputs;

    /// <summary>The first products of rows, the nearest to a chain first: rows of gradients by an array, or of the array itself.</summary>
    public IEnumerable<(Form Term, string Text)> Products(bool isGradient, string key, int chain) =>
        _products.Where(product => product.IsGradient == isGradient && product.Key == key && product.Chain != chain).OrderBy(product => Math.Abs(product.Chain - chain)).Select(product => (product.Term, product.Text));

    private static string Usual(Dictionary<string, int> texts) => texts.MaxBy(pair => pair.Value).Key;

    private static void Count<TKey>(Dictionary<TKey, Dictionary<string, int>> all, TKey key, string text)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var texts))
            all[key] = texts = new(StringComparer.Ordinal);
        texts[text] = texts.GetValueOrDefault(text) + 1;
    }

    private void Look(Form form, string text, Func<RefForm, Role?> roleOf)
    {
        if (form is RefForm { Indices.Count: > 0 } entry && roleOf(entry) is Role.Output or Role.Upstream)
            _outputs.Add((entry, text));
        switch (form)
        {
            case BigSumForm sum:
                HasSums = true;
                foreach (var limit in sum.Limits)
                {
                    if (limit is { First: { Range.Length: > 0 } first, Last: { Range.Length: > 0 } last })
                        Count(_sums, limit.Name, $"\\sum_{{{limit.Name}={first.Range.Of(text)}}}^{{{last.Range.Of(text)}}} ");
                }
                break;
            case OperatorForm { NameRange.Length: > 0 } applied when applied.NameRange.Start == applied.Range.Start:
                Count(_words, applied.Kind, applied.NameRange.Of(text));
                break;
            case GradientForm { By.Indices.Count: > 0 } gradient when roleOf(gradient.By) == Role.Output:
                _upstream.Add((gradient.By, gradient.Range, text));
                break;
            case RefForm { Indices.Count: > 0 } reference when roleOf(reference) == Role.Upstream:
                _upstream.Add((reference, reference.Range, text));
                break;
        }
    }
}
