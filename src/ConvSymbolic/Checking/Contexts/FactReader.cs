using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>Finds the equalities that say how arrays belong together.</summary>
/// <param name="aliases">Symbols that stand for the gradient by another one: G = ∂L/∂Y.</param>
/// <param name="indexed">The keys of the symbols that have indices somewhere.</param>
internal sealed class FactReader(IReadOnlyDictionary<string, string> aliases, IReadOnlySet<string> indexed)
{
    /// <summary>The key of the array that an unknown δ is the gradient by.</summary>
    public const string Unknown = "?";

    private readonly Dictionary<Equality, IReadOnlyList<Fact>> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>What an equality says: of an entry, or of each entry of a matrix.</summary>
    public IReadOnlyList<Fact> ReadAll(Equality equality)
    {
        if (!_read.TryGetValue(equality, out var facts))
            _read[equality] = facts = equality.Right.Form is GridForm grid ? [.. Cells(equality, grid)] : Read(equality) is { } fact ? [fact] : [];
        return facts;
    }

    /// <summary>The key of an array: that of its entries, x for X, where only they have indices.</summary>
    public string KeyOf(string key) => !indexed.Contains(key) && indexed.Contains(Context.OtherCase(key)) ? Context.OtherCase(key) : key;

    // Y = (x_11 k_11 + …, …): the cell in row r and column c is y_{rc}.
    private IEnumerable<Fact> Cells(Equality equality, GridForm grid)
    {
        var (target, isGradient) = Target(equality.Head.Form);
        if (target is not { Indices.Count: 0 })
            yield break;
        var facts = new List<Fact>();
        for (int row = 0; row < grid.Rows.Count; row++)
        {
            for (int column = 0; column < grid.Rows[row].Count; column++)
            {
                var products = new List<FactProduct>();
                var limits = new List<LimitForm>();
                RefForm? bias = null;
                if (grid.Rows[row][column] is not { } cell || !Collect(cell, isGradient, products, limits, ref bias) || products.Count == 0)
                    yield break;
                var entry = target with { Name = KeyOf(target.Key), Tag = "", Indices = [At(row), At(column)] };
                facts.Add(new Fact(equality, isGradient, entry, products, limits, bias));
            }
        }

        // The cells of a matrix are counted as its entries are.
        long first = facts.SelectMany(fact => fact.Products).SelectMany(product => product.Left.Indices.Concat(product.Right.Indices)).Min(index => index.Value.Constant) is 0 ? 0 : 1;
        foreach (var fact in facts)
            yield return fact.Of(fact.Target with { Indices = fact.Target.Indices.Map(index => index with { Value = index.Value + first }) });

        IndexForm At(int place) => new(target.Range, IndexExpression.FromInt64(place));
    }

    public Fact? Read(Equality equality)
    {
        // ∂x_{ij}/∂w = ∂/∂w (Σ w o + b): what is differentiated is the forward equation.
        var (left, right) = equality is { Head.Form: DerivativeForm { Of: RefForm output } one, Right.Form: DerivativeForm { Of: Forms.SumForm or BigSumForm } two } && one.By.Key == two.By.Key ? (output, two.Of) : (equality.Head.Form, equality.Right.Form);
        var (target, isGradient) = Target(left);
        if (target is null || (target.Indices.Count == 0 && !target.Name.Contains('*', StringComparison.Ordinal)))
            return null;
        var products = new List<FactProduct>();
        var limits = new List<LimitForm>();
        RefForm? bias = null;
        if (!Collect(right, isGradient, products, limits, ref bias) || products.Count == 0)
            return null;
        return new Fact(equality, isGradient, target, products, limits, bias);
    }

    /// <summary>The array that a form is the gradient by, as a reference to its entry; null when it is no gradient.</summary>
    public RefForm? GradientBy(Form form) => form switch
    {
        GradientForm gradient => gradient.By,
        RefForm reference when aliases.TryGetValue(reference.Key, out string? key) => Renamed(reference, key),
        RefForm { Name: "delta" } reference => Renamed(reference, Unknown + reference.Tag),
        _ => null,
    };

    private (RefForm? Target, bool IsGradient) Target(Form form)
    {
        // (I * K)_{ij}: the output has no name of its own.
        if (form is EntryForm { Array: ProductForm or OperatorForm { Operands.Count: 2 } } entry)
            return (new RefForm(form.Range, "*", "", entry.Indices, form.Range, form.Range), false);
        if (GradientBy(form) is { } by)
            return (by, true);
        return (form as RefForm, false);
    }

    private bool Collect(Form form, bool isGradient, List<FactProduct> products, List<LimitForm> limits, ref RefForm? bias)
    {
        switch (form)
        {
            case SumForm sum:
                foreach (var term in sum.Terms)
                {
                    if (term.Term is DotsForm or NumberForm { Value.IsZero: true } || (term.Term is ProductForm zero && zero.Factors.Any(factor => factor.Factor is NumberForm { Value.IsZero: true })))
                        continue;
                    if (!Collect(term.Term, isGradient, products, limits, ref bias))
                        return false;
                }
                return true;
            case BigSumForm sum:
                limits.AddRange(sum.Limits);
                return Collect(sum.Body, isGradient, products, limits, ref bias);
            case ProductForm product:
                // Σ may stand inside a product: everything behind it belongs to it.
                var factors = product.Factors.Select(factor => factor.Factor).ToList();
                if (factors is [.. var before, BigSumForm inner] && before.Count == 0)
                    return Collect(inner, isGradient, products, limits, ref bias);
                if (factors.Count != 2)
                    return false;
                return Pair(factors[0], factors[1], isGradient, products);
            case RefForm reference when !isGradient && bias is null && reference.Indices.Count <= 1:
                bias = reference;
                return true;
            default:
                return false;
        }
    }

    private bool Pair(Form first, Form second, bool isGradient, List<FactProduct> products)
    {
        if (isGradient)
        {
            var (upstream, other) = GradientBy(first) is { } left ? (left, second) : (GradientBy(second), first);
            if (upstream is null || other is not RefForm right || GradientBy(other) is not null || upstream.Indices.Count == 0 || right.Indices.Count == 0)
                return false;
            products.Add(new FactProduct(upstream, right));
            return true;
        }
        if (first is not RefForm { Indices.Count: > 0 } a || second is not RefForm { Indices.Count: > 0 } b || a.Key == b.Key)
            return false;
        products.Add(new FactProduct(a, b));
        return true;
    }

    private static RefForm Renamed(RefForm reference, string key) => reference with { Name = key, Tag = "" };
}
