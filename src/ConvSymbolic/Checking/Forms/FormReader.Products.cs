using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

// Products: what stands side by side may be an entry, a gradient, an operator with its operands, or a product.
internal sealed partial class FormReader
{
    private Form Product(ProductNode product)
    {
        var kept = new List<FactorForm>();
        var nodes = product.Factors;
        for (int k = 0; k < nodes.Count;)
        {
            var first = nodes[k];
            int start = k;
            var form = Primary(nodes, ref k);
            if (form is OperatorForm { Operands.Count: 0, Kind: not OperatorKind.Rotate } infix && kept.Count > 0 && k < nodes.Count
                && first.Sign == ProductSign.Juxtaposition)
            {
                // X conv G: a word between two arrays.
                int next = k;
                var right = Primary(nodes, ref next);
                var left = Together(kept, product.Range.Start);
                kept.Clear();
                kept.Add(new(ProductSign.Juxtaposition, default,
                    new OperatorForm(new(left.Range.Start, right.Range.End), infix.Kind, infix.NameRange, [left, right],
                        [])
                    { IsCorrelation = infix.IsCorrelation }));
                k = next;
                continue;
            }
            if (form is OperatorForm { Operands.Count: 1, Kind: OperatorKind.Convolve or OperatorKind.Full or OperatorKind.Same } called
                && kept.Count > 0 && first.Sign == ProductSign.Juxtaposition)
            {
                // X conv (G): what stands in the brackets is the second array.
                var left = Together(kept, product.Range.Start);
                kept.Clear();
                form = called with { Range = new(left.Range.Start, called.Range.End), Operands = [left, .. called.Operands] };
            }
            kept.Add(new FactorForm(start == 0 ? ProductSign.Juxtaposition : first.Sign, first.SignRange, form));
        }
        return Together(kept, product.Range.Start);
    }

    private static Form Together(List<FactorForm> factors, int start) =>
        factors.Count == 1 ? factors[0].Factor
            : new ProductForm(new TextRange(Math.Min(start, factors[0].Factor.Range.Start), factors[^1].Factor.Range.End), [.. factors]);

    // One factor, together with the brackets and names that belong to it.
    private Form Primary(EquatableArray<SignedFactor> factors, ref int k)
    {
        var node = Peel(factors[k++].Factor);
        var next = k < factors.Count && factors[k].Sign == ProductSign.Juxtaposition ? Peel(factors[k].Factor) : null;
        if (next is null)
            return Form(node);

        // dX, ∇X: the gradient of the loss.
        if (node is NameNode { Name: "d" or "nabla" or "Delta", IsText: false } letter
            && (IsSymbol(next) || (letter.Name == "d" && IsWord(next) && next.Range.Start == node.Range.End)))
        {
            int ahead = k;
            if (Primary(factors, ref ahead) is RefForm by && (letter.Name != "Delta" || by.Name.Length == 1))
            {
                k = ahead;
                return new GradientForm(new TextRange(node.Range.Start, by.Range.End), null, by);
            }
        }
        if (node is ScriptNode { Base: NameNode { Name: "nabla" } } && Form(node) is GradientForm gradient
            && next is NameNode { IsText: false })
        {
            // ∇_W L
            k++;
            return gradient with { Range = new TextRange(node.Range.Start, next.Range.End), Loss = Form(next) as RefForm };
        }
        // 𝟙[i + a = p], 𝟙{i + a = p}
        if (IsIndicator(node) && next is GroupNode { Inner: { } condition } && Conditions(condition) is { } conditions)
        {
            k++;
            return new BracketForm(new TextRange(node.Range.Start, next.Range.End), [.. conditions]);
        }
        if (OperatorWords.Of(node) is { } kind)
            return Operator(node, kind, factors, ref k, next);

        // ∂/∂F J, ∂/∂F J(X, F)
        if (node is FractionNode { Numerator: NameNode { Name: "partial" }, Denominator: DifferentialNode { Operand: var parameter } }
            && next is NameNode or ScriptNode && Form(next) is RefForm { Indices.Count: 0 } loss && survey.IsLossName(loss.Name)
                && Form(parameter) is RefForm of)
        {
            var end = next;
            k++;
            if (k < factors.Count && factors[k] is { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "(" } call })
                (end, k) = (call, k + 1);
            return new GradientForm(new TextRange(node.Range.Start, end.Range.End), loss, of);
        }

        // ∂/∂F (…): the derivative of what stands behind.
        if (node is FractionNode { Numerator: NameNode { Name: "partial" }, Denominator: DifferentialNode { Operand: var operand } }
            && next is GroupNode && Form(operand) is RefForm variable)
        {
            k++;
            return new DerivativeForm(new TextRange(node.Range.Start, next.Range.End), Form(next), variable);
        }

        // pδ: the padded gradient.
        if (node is NameNode { Name: "p", IsText: false }
            && next is ScriptNode { Base: NameNode { Name: "delta" } } or NameNode { Name: "delta" })
        {
            k++;
            return Apply(OperatorKind.Pad, node.Range, [Form(next)], [], new TextRange(node.Range.Start, next.Range.End));
        }

        // (I * K)(i, j), (x * h)[n]
        if (node is GroupNode { Inner: ProductNode } && next is GroupNode { Open: "(" or "[", Inner: { } place }
            && IsConvolution(Form(node)) && IndexReader.ReadList(place, false) is { } entry)
        {
            k++;
            return Entry(new TextRange(node.Range.Start, next.Range.End), Form(node), entry, place.Range);
        }
        if (IsSymbol(node) && Form(node) is RefForm { Indices.Count: 0 } reference)
        {
            // X[i][j]
            if (Brackets(factors, k) is { Count: > 1 } places)
            {
                k += places.Count;
                return reference with
                {
                    Range = new TextRange(node.Range.Start, places[^1].Range.End),
                    Indices = [.. places],
                    IndexRange = new TextRange(places[0].Range.Start, places[^1].Range.End)
                };
            }

            // X(i, j), X[i, j], δ{11}
            if (next is GroupNode { Open: "(" or "[", Inner: { } inner } group && IsIndexing(reference, inner, group.Open)
                && IndexReader.ReadList(inner, false) is { } indices)
            {
                k++;
                return reference with
                {
                    Range = new TextRange(node.Range.Start, group.Range.End),
                    Indices = [.. indices],
                    IndexRange = inner.Range
                };
            }
            if (next is NumberNode { Text.Length: > 1 } digits && survey.HasDigits(reference.Name, digits.Text.Length)
                && digits.Text.All(char.IsAsciiDigit) && IndexReader.ReadList(digits, true) is { } split)
            {
                k++;
                _flaws.Add(new Flaw("missing-subscript", digits.Range, "_",
                    $"The sign _ of the subscript is missing before {digits.Text}."));
                return reference with
                {
                    Range = new TextRange(node.Range.Start, digits.Range.End),
                    Indices = [.. split],
                    IndexRange = digits.Range
                };
            }
        }
        return Form(node);
    }

    private Form Operator(Node node, OperatorKind kind, EquatableArray<SignedFactor> factors, ref int k, Node next)
    {
        switch (next)
        {
            case GroupNode group:
                k++;
                var called = Call(node, kind, group, new TextRange(node.Range.Start, group.Range.End));

                // rot180(W)[m, n]
                if (k < factors.Count && factors[k] is
                    {
                        Sign: ProductSign.Juxtaposition,
                        Factor: GroupNode { Open: "[", Inner: { } place } entry
                    } && IndexReader.ReadList(place, false) is { } at)
                {
                    k++;
                    return Entry(new TextRange(node.Range.Start, entry.Range.End), called, at, place.Range);
                }
                return called;

            // rot180(W)_{m,n}
            case ScriptNode { Base: GroupNode inner, Sub: { } sub, Sup: null } script when IndexReader.ReadList(sub,
                survey.SplitsDigits("")) is { } indices:
                k++;
                return Entry(new TextRange(node.Range.Start, script.Range.End),
                    Call(node, kind, inner, new TextRange(node.Range.Start, inner.Range.End)), indices, sub.Range);

            // rot180 W
            default:
                if (kind is not (OperatorKind.Rotate or OperatorKind.Pad or OperatorKind.Stuff)
                    || !(IsSymbol(next) || next is FractionNode or MatrixNode || OperatorWords.Of(next) is not null))
                    return Form(node);
                var operand = Primary(factors, ref k);

                // stuff_2 G: the index is its stride.
                List<ArgumentForm> own = kind == OperatorKind.Stuff
                    && node is ScriptNode { Sub: { } stride } ? [new ArgumentForm("stride", stride)] : [];
                return Apply(kind, node.Range, [operand], own, new TextRange(node.Range.Start, operand.Range.End));
        }
    }

    private OperatorForm Call(Node name, OperatorKind kind, GroupNode group, TextRange range)
    {
        var operands = new List<Form>();
        List<ArgumentForm> arguments = [.. AmountOf(name, kind)];
        IEnumerable<Node> items = group.Inner switch
        {
            null => [],
            ListNode list => list.Items,
            var one => [one],
        };
        foreach (var item in items)
        {
            switch (item)
            {
                case NamedNode { Name: "input" or "kernel" or "filter" or "weight" or "image" or "x" or "w" or "a" or "b" or "g" } named:
                    operands.Add(Form(named.Value));
                    break;
                // pad=full, mode=same
                case NamedNode { Name: "pad" or "padding" or "mode", Value: NameNode mode } when kind == OperatorKind.Convolve
                    && OperatorWords.Of(mode.Name) is OperatorKind.Full or OperatorKind.Same or OperatorKind.Convolve:
                    kind = OperatorWords.Of(mode.Name)!.Value;
                    break;
                case NamedNode named:
                    arguments.Add(new ArgumentForm(named.Name, named.Value));
                    break;
                case ProductNode or SumNode when Setting(item) is { } setting:
                    arguments.Add(setting);
                    break;
                case NameNode { IsText: true, Name: "full" or "Full" or "same" or "valid" } mode:
                    kind = mode.Name is "full" or "Full" ? OperatorKind.Full : mode.Name == "same" ? OperatorKind.Same : kind;
                    break;
                // pad(G, 1)
                case NumberNode or NameNode { IsText: false } when kind == OperatorKind.Pad && operands.Count == 1
                    && IndexReader.Value(item) is not null:
                    arguments.Add(new ArgumentForm("padding", item));
                    break;
                default:
                    operands.Add(Described(item));
                    break;
            }
        }
        return new OperatorForm(range, kind, name.Range, [.. operands], [.. arguments])
        {
            IsCorrelation = OperatorWords.IsCorrelation(name),
            Amount = kind == OperatorKind.Stuff && name is ScriptNode { Sub: { } amount } ? amount : null,
        };
    }

    // stride 2, padding (1:0, 2), padding -1, size 2×2: a word and its value.
    private static ArgumentForm? Setting(Node item)
    {
        switch (item)
        {
            case ProductNode
            {
                Factors: [{ Factor: NameNode { IsText: true, Name: "stride" or "dilation" or "padding" or "size" } word },
                _, ..]
            } product:
                SignedFactor[] amount = [.. product.Factors.Skip(1)];
                return new ArgumentForm(word.Name, amount is [var one] ? one.Factor
                    : new ProductNode(new TextRange(amount[0].Factor.Range.Start, item.Range.End), [.. amount]));
            case SumNode
            {
                Terms: [
                {
                    Sign: > 0,
                    Term: NameNode { IsText: true, Name: "stride" or "dilation" or "padding" or "size" } word
                }, _, ..]
            } sum:
                return new ArgumentForm(word.Name,
                    sum with { Range = new TextRange(word.Range.End, item.Range.End), Terms = [.. sum.Terms.Skip(1)] });
            case SumNode { Terms: [{ Sign: > 0, Term: ProductNode first }, ..] } sum when Setting(first) is { } begin:
                return begin with
                {
                    Value = sum with
                    {
                        Range = new TextRange(begin.Value.Range.Start, item.Range.End),
                        Terms = [sum.Terms[0] with { Term = begin.Value }, .. sum.Terms.Skip(1)]
                    }
                };
            default:
                return null;
        }
    }

    // \text{Input } X, 180^\circ \text{ rotated filter } F: words that say what an operand is, or what is done to it.
    private Form Described(Node item)
    {
        if (item is not ProductNode product
            || !product.Factors.Any(factor => factor.Factor is NameNode { IsText: true } word && OperandWords.Are(word.Name)))
            return Form(item);
        var words = product.Factors.Where(factor => factor.Factor is NameNode { IsText: true } word
            && (OperandWords.Are(word.Name) || OperatorWords.Of(word) is OperatorKind.Rotate or OperatorKind.Pad)).ToList();
        SignedFactor[] others = [.. product.Factors.Except(words)];
        if (others.Length == 0 || others.Concat(words).Any(factor => factor.Sign != ProductSign.Juxtaposition))
            return Form(item);
        var array = Form(others is [var one] ? one.Factor : product with { Factors = [.. others] });
        return words.Select(factor => OperandWords.OperatorIn(((NameNode)factor.Factor).Name))
            .FirstOrDefault(found => found is not null) is { } kind
            ? Apply(kind, words[0].Factor.Range, [array], [], item.Range)
            : array;
    }

    // pad_2: how many zeros on every side.
    private static IEnumerable<ArgumentForm> AmountOf(Node name, OperatorKind kind) =>
        kind == OperatorKind.Pad && name is ScriptNode { Sub: { } amount }
            && IndexReader.Value(amount) is not null ? [new ArgumentForm("padding", amount)] : [];

    // An operator in front of an entry means the entry of the result.
    private static Form Apply(OperatorKind kind, TextRange name, List<Form> operands, List<ArgumentForm> arguments, TextRange range)
    {
        // sum(δ_{ij})
        if (kind == OperatorKind.Total && operands is [RefForm { Indices.Count: > 0 } or GradientForm { By.Indices.Count: > 0 }])
            return SumOverItsIndices(range, operands[0]) is { } sum ? sum : new OtherForm(range, "a sum whose indices are not known");
        if (operands is [RefForm { Indices.Count: > 0 } reference])
            return new EntryForm(range, new OperatorForm(range, kind, name, [reference with { Indices = [] }], [.. arguments]),
                reference.Indices);
        if (operands is [GradientForm { By.Indices.Count: > 0 } gradient])
            return new EntryForm(range,
                new OperatorForm(range, kind, name, [gradient with { By = gradient.By with { Indices = [] } }], [.. arguments]),
                    gradient.By.Indices);
        return new OperatorForm(range, kind, name, [.. operands], [.. arguments]);
    }

    // Σ δ_{ij}: over the indices of the one thing that is summed.
    private static BigSumForm? SumOverItsIndices(TextRange range, Form summed) =>
        (summed as RefForm ?? (summed as GradientForm)?.By) is { Indices.Count: > 0 } entry
            && entry.Indices.All(index => index.Variable is not null)
            ? new BigSumForm(range, [.. entry.Indices.Select(index => new LimitForm(index.Variable!, null, null))], summed) : null;

    // Whether brackets behind a symbol hold its indices: several of them, a single name or number, or a sum where the symbol is indexed so
    // elsewhere.
    private bool IsIndexing(RefForm reference, Node inner, string open) => inner switch
    {
        ListNode => true,

        // \beta[0]: nobody writes a factor so.
        NumberNode when open == "[" => true,
        NameNode or NumberNode => reference.Name.Length == 1 || IsArrayLetter(reference.Name),
        ScriptNode { Base: NameNode { IsText: false } } => open == "[" && reference.Name.Length == 1,
        SumNode sum => survey.IsCalled(reference.Name) || (reference.Name.Length == 1 && survey.IsIndexSum(sum)),
        _ => false,
    };

    // Greek letters of arrays: \beta(o), \delta(i); \sigma and \phi are functions.
    private static bool IsArrayLetter(string name) =>
        name is "delta" or "beta" or "theta" or "omega" or "kappa" or "lambda" or "gamma" or "alpha";

    // One index in brackets after another.
    private static List<IndexForm> Brackets(EquatableArray<SignedFactor> factors, int from)
    {
        var indices = new List<IndexForm>();
        for (int k = from; k < factors.Count
            && factors[k] is { Sign: ProductSign.Juxtaposition, Factor: GroupNode { Open: "[", Inner: { } inner and not ListNode } }
                && IndexReader.Read(inner) is { } index; k++)
            indices.Add(index);
        return indices;
    }

    // x * h: a product of two whole arrays that can only be a convolution.
    private static bool IsConvolution(Form form) =>
        form is ProductForm
        {
            Factors: [{ Factor: RefForm { Indices.Count: 0 } or OperatorForm },
            { Sign: var sign, Factor: RefForm { Indices.Count: 0 } or OperatorForm }]
        } && Contexts.Products.IsConvolution(sign);

    private static bool IsWord(Node node) => node is NameNode { IsText: true } or ScriptNode { Base: NameNode { IsText: true } };

    private static bool IsSymbol(Node node) =>
        node is NameNode
        {
            IsText: false,
            Name: not ("d" or "nabla" or "partial")
        } or ScriptNode { Base: NameNode { IsText: false, Name: not "nabla" } };

    private static Node Peel(Node node)
    {
        while (node is LabelledNode labelled)
            node = labelled.Inner;
        return node;
    }
}
