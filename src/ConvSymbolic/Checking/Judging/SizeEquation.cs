using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Numbers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Judges equalities of sizes and of indices: the size of the output, h = s·p + d·r − p₀ and its inverse, sums of numbers.</summary>
internal static class SizeEquation
{
    /// <summary>The judgement; null for equalities of other things.</summary>
    /// <param name="context">The layer; null in a text that has nothing but formulas of sizes.</param>
    /// <param name="equality">The equality.</param>
    public static Judgement? Decide(Context? context, Equality equality)
    {
        var (left, right) = (equality.Left.Node, equality.Right.Node);
        if (!IsSize(left) || !IsSize(right)
            || equality.Forms.Any(form => form is GradientForm or DerivativeForm
                || (form is RefForm { Indices.Count: > 0 } entry && context?.RoleOf(entry) is not null)))
            return null;
        var names = NamesOf(right).Concat(NamesOf(left)).ToHashSet();
        if (names.Count == 0)
            return Numbers(equality);
        if (IndexReader.NameOf(left) is not { } name)
            return null;
        if (context is not null && Index(context, name, equality) is { } index)
            return index;
        // O = H − K + 1 adds a number to sizes, O = X + b two arrays; k_h is no entry of K.
        bool isFormula = Nodes.Within(right).Any(node => node is FractionNode or GroupNode { Open: "⌊" or "⌈" }) || right is SumNode { Terms: [.., { Term: NumberNode }] };
        bool isOfSizes = char.IsUpper(name[0]) && NamesOf(right).Count >= 2 && NamesOf(right).All(other => context?.RoleOf(Reference(other)) is null);
        if (!isFormula && !isOfSizes && (context is not null || NamesOf(right).Count < 2 || SizeFormulas.Meaning(right, [.. NamesOf(right)], false) is null))
            return null;
        return Size(context, name, equality);
    }

    private static RefForm Reference(string name) => new(default, name.Split('^')[0].Split('_')[0], name.Contains('^', StringComparison.Ordinal) ? name.Split('^')[1] : "", [], default, default);

    private static Judgement Numbers(Equality equality)
    {
        var (left, right) = (SizeValue.Of(equality.Left.Node, _ => null), SizeValue.Of(equality.Right.Node, _ => null));
        if (left is not { } first || right is not { } second)
            return new Judgement(EquationVerdict.Undecided, "Not decided: a number can't be worked out.");
        if (first == second)
            return new Judgement(EquationVerdict.Right, "Both sides are the same number.");
        if (equality.Right.Node is NumberNode number && MayBeRounded(first, second, number.Range.Of(equality.Right.Fragment.Text)))
            return new Judgement(EquationVerdict.Undecided, "Not decided: it may be rounded, or written with a sign for thousands.");
        return new Judgement(EquationVerdict.Wrong, $"The left side is {first}, the right side {second}.")
        {
            Slip = "wrong-number",
            Fault = equality.Right.Node.Range,
            Found = second.ToString(),
            Expected = first.ToString(),
            Edit = first.IsInteger && equality.Right.Node is NumberNode or SumNode ? new Edit("wrong-number", equality.Right.Node.Range, first.ToString()) : null,
            Suggestion = first.IsInteger ? $"{equality.Left.Node.Range.Of(equality.Left.Fragment.Text)} = {first}" : null,
        };
    }

    // 23/3 = 7.67, 5/2 = 2, 32·32 = 1.024
    private static bool MayBeRounded(Rational exact, Rational written, string text)
    {
        const int MostDigits = 20;
        int point = text.LastIndexOf('.');
        if (point < 0)
            return !exact.IsInteger && written.IsInteger && exact - written < 1 && written - exact < 1;
        int digits = text.Length - point - 1;
        if (digits > MostDigits)
            return false;
        var unit = Rational.One;
        for (int k = 0; k < digits; k++)
            unit *= 10;
        return (digits == 3 && exact == written * 1000) || ((exact - written) * unit < 1 && (written - exact) * unit < 1);
    }

    // h = s·p + d·r − p₀, p = (h + p₀ − d·r)/s, r' = R − 1 − r.
    private static Judgement? Index(Context context, string name, Equality equality)
    {
        if (IndexReader.Read(equality.Right.Node) is not { } value)
            return null;
        if (context.IndexDefinitions.TryGetValue(name, out var known) && value.Divisor is null)
            return known == value.Value ? new Judgement(EquationVerdict.Definition, $"It says what the index {name} is.") : new Judgement(EquationVerdict.Undecided, $"Not decided: {name} is also said to be {known}.");
        if (name.EndsWith('\'') && char.IsAsciiLetterLower(name[0]) && value.Divisor is null)
            return new Judgement(EquationVerdict.Definition, $"It says what the index {name} is.");
        if (!char.IsAsciiLetterLower(name[0]))
            return null;
        var numerator = value.Value.Substitute(other => context.IndexDefinitions.GetValueOrDefault(other));
        var divisor = value.Divisor ?? 1;
        return numerator == divisor * IndexExpression.Variable(name) && numerator != value.Value ? new Judgement(EquationVerdict.Right, "It is the definition of the other index, solved.") : null;
    }

    /// <summary>Whether both sides of an equality are formulas of sizes.</summary>
    public static bool IsOfSizes(Equality equality) => IsSize(equality.Left.Node) && IsSize(equality.Right.Node);

    /// <summary>The names in a formula.</summary>
    public static IReadOnlySet<string> Names(Node formula) => NamesOf(formula);

    /// <summary>The names in a formula for the size of the output, where their letters tell which sizes they are; null for other equalities.</summary>
    public static string[]? Output(Equality equality) =>
        IsSize(equality.Left.Node) && IsSize(equality.Right.Node) && IndexReader.NameOf(equality.Left.Node) is { } name && char.IsUpper(name[0])
        && NamesOf(equality.Right.Node).ToArray() is var names && SizeFormulas.AreClear(SizeFormulas.Hints(names)) ? names : null;

    private static Judgement? Size(Context? context, string name, Equality equality)
    {
        string[] names = [.. NamesOf(equality.Right.Node)];
        if (names.Length is 0 or > 6)
            return null;
        bool isPadding = SizeFormulas.Hint(name) == 'p' && !names.Select(SizeFormulas.Hint).Any(role => role is 'H' or 'p');
        if (SizeFormulas.Meaning(equality.Right.Node, names, isPadding) is var (kind, meaning, isExact))
            return new Judgement(EquationVerdict.Right, meaning) { Size = kind, Scope = isExact ? Scope.AllSizes : Scope.ThisSize };

        // Only a formula that can be nothing else is called wrong: an input and a filter, each once, by their usual letters.
        var hinted = SizeFormulas.Hints(names);
        bool isExtent = SizeFormulas.Hint(name) == 'K' && hinted.Order().SequenceEqual("Kd");
        if (isPadding || !(isExtent || SizeFormulas.AreClear(hinted)) || (context is null && !isExtent && !IsOutput(name)))
            return new Judgement(EquationVerdict.Undecided, "Not decided: which of these is the input, the filter, the stride is not known.");
        if (context is not null && HoldsForTheLayer(context, equality.Right.Node))
            return new Judgement(EquationVerdict.Undecided, "Not decided: it holds with the settings of the layer, and not for others.");
        bool isTransposed = hinted.Contains('s') && !Nodes.Within(equality.Right.Node).Any(node => node is FractionNode);
        var edit = Edits(equality.Right.Node, equality.Fragment.Text).FirstOrDefault(candidate => SizeFormulas.Meaning(candidate.Node, names, isPadding) is not null);
        return new Judgement(EquationVerdict.Wrong, isExtent ? "A dilated filter covers d(K − 1) + 1 entries along an axis."
            : isTransposed ? "The output of a transposed convolution has s(H − 1) + d(K − 1) + 1 − 2p entries along an axis, and the output padding." : "The output has ⌊(H + 2p − d(K − 1) − 1)/s⌋ + 1 entries along an axis.")
        {
            Slip = "wrong-size",
            Fault = edit.Node is null ? equality.Right.Node.Range : edit.Edit.Range,
            Found = edit.Node is null ? null : edit.Edit.Range.Of(equality.Fragment.Text),
            Expected = edit.Node is null ? null : edit.Edit.Replacement,
            Edit = edit.Node is null ? null : edit.Edit,
            Suggestion = edit.Node is null || equality.GoesOn ? null : edit.Edit.Apply(equality.Fragment.Text, equality.Range),
        };
    }

    // With the numbers that its letters have in each layer, a formula gives the size of the output along some axis.
    private static bool HoldsForTheLayer(Context context, Node formula) => context.Samples is [{ Layer: var first }, ..]
        && Enumerable.Range(0, first.Axes).Any(axis => context.Samples.All(sample =>
            SizeValue.Of(formula, name => sample.Sizes.TryGetValue(name, out long value) ? (int)value : null) is { } size
                && size == sample.Layer.Output[axis]));

    // H_out, W', O: what a text that has nothing but formulas calls the size of an output.
    private static bool IsOutput(string name) => name[0] is 'O' or 'o' || name.Contains("out", StringComparison.OrdinalIgnoreCase) || (name.EndsWith('\'') && char.IsUpper(name[0])) || name.Contains("_2", StringComparison.Ordinal) || name.Contains("_o", StringComparison.OrdinalIgnoreCase);

    // One sign or number changed.
    private static IEnumerable<(Node Node, Edit Edit)> Edits(Node formula, string text)
    {
        foreach (var node in Nodes.Within(formula))
        {
            if (node is SumNode sum)
            {
                foreach (var term in sum.Terms.Where(term => term.SignRange.Length > 0))
                {
                    var edit = new Edit("wrong-size", term.SignRange, term.Sign > 0 ? "-" : "+");
                    if (Parsed(edit.Apply(text, formula.Range)) is { } changed)
                        yield return (changed, edit);
                }
                foreach (string piece in (string[])[" + 1", " - 1"])
                {
                    var edit = new Edit("wrong-size", new TextRange(sum.Range.End, sum.Range.End), piece);
                    if (Parsed(edit.Apply(text, formula.Range)) is { } changed)
                        yield return (changed, edit);
                }
            }
            if (node is NumberNode { Value.IsInteger: true } number)
            {
                foreach (int step in (int[])[-1, 1])
                {
                    var edit = new Edit("wrong-size", number.Range, (number.Value + step).ToString());
                    if (Parsed(edit.Apply(text, formula.Range)) is { } changed)
                        yield return (changed, edit);
                }
            }
            if (node is NameNode or ScriptNode)
            {
                var edit = new Edit("wrong-size", node.Range, "2 " + node.Range.Of(text));
                if (Parsed(edit.Apply(text, formula.Range)) is { } changed)
                    yield return (changed, edit);
            }
        }
        if (Parsed(formula.Range.Of(text) + " + 1") is { } more)
            yield return (more, new Edit("wrong-size", new TextRange(formula.Range.End, formula.Range.End), " + 1"));
    }

    private static Node? Parsed(string text) => LatexParser.Parse(text) is [{ Statement.Sides: [{ } side] }] ? side : null;

    private static bool IsSize(Node node) => Nodes.Within(node).All(part => part switch
    {
        NumberNode or FractionNode or SumNode => true,
        NameNode name => !name.IsText || name.Name.Length < 12,
        ScriptNode => IndexReader.NameOf(part) is not null,
        GroupNode group => group.Open is "(" or "⌊" or "⌈" or "[",
        ProductNode product => product.Factors.All(factor => !Products.IsConvolution(factor.Sign) || factor.Sign == ProductSign.Star),
        _ => false,
    });

    private static HashSet<string> NamesOf(Node node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(node);
        return names;

        void Collect(Node part)
        {
            if (IndexReader.NameOf(part) is { } name)
            {
                names.Add(name);
                return;
            }
            foreach (var child in part switch
            {
                GroupNode { Inner: { } inner } => [inner],
                SumNode sum => sum.Terms.Select(term => term.Term),
                ProductNode product => product.Factors.Select(factor => factor.Factor),
                FractionNode fraction => [fraction.Numerator, fraction.Denominator],
                LabelledNode labelled => [labelled.Inner],
                _ => Enumerable.Empty<Node>(),
            })
                Collect(child);
        }
    }
}
