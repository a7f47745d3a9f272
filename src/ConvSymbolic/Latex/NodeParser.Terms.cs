namespace ConvSymbolic.Latex;

// Sums, products, slashes, Σ and ∂: from the loosest to the tightest.
internal sealed partial class NodeParser
{
    private Node Sum()
    {
        int start = Peek().Start;
        var terms = new List<SignedTerm>();
        Token? sign = _lead is { Kind: TokenKind.Sign } lead ? lead : null;
        if (sign is not null)
            _lead = null;
        do
        {
            if (sign is null && Peek().Kind == TokenKind.Sign)
                sign = Take();
            int at = Peek().Start;
            var term = Product();
            terms.Add(sign is { } written ? new(written.Value == 1 ? -1 : 1, new(written.Start, written.End), term) : new(1, new(at, at), term));
            sign = null;
        }
        while (Peek().Kind == TokenKind.Sign);
        var sum = terms is [{ Sign: 1, SignRange.Length: 0 } only] ? only.Term : new SumNode(From(start), [.. terms]);
        if (Peek().Kind != TokenKind.Over)
            return sum;
        Take();
        if (!Enter())
            return sum;
        var denominator = Leave(Sum());
        return new FractionNode(From(start), sum, denominator, false);
    }

    private Node Product()
    {
        int start = Peek().Start;
        var factors = new List<SignedFactor>();
        int slashes = 0;
        if (_lead is { Kind: TokenKind.Product } lead)
        {
            _lead = null;
            factors.Add(new((ProductSign)lead.Value, new(lead.Start, lead.End), Factor()));
        }
        else
        {
            factors.Add(new(ProductSign.Juxtaposition, new(start, start), Factor()));
        }

        while (true)
        {
            var token = Peek();
            if (LabelledSign() is { } word)
            {
                factors.Add(new(ProductSign.Juxtaposition, new(word.Range.Start, word.Range.Start), word));
                factors.Add(new(ProductSign.Juxtaposition, new(word.Range.End, word.Range.End), Factor()));
            }
            else if (token.Kind == TokenKind.Product)
            {
                Take();
                factors.Add(new((ProductSign)token.Value, new(token.Start, token.End), Factor()));
            }
            else if (token.Kind == TokenKind.Slash)
            {
                Take();
                if (++slashes > DeepestNesting)
                    Report(token, $"at most {DeepestNesting} fractions in a row", null);
                Slash(factors);
            }
            else if (StartsAtom(token.Kind))
            {
                factors.Add(new(ProductSign.Juxtaposition, new(token.Start, token.Start), Factor()));
            }
            else
            {
                break;
            }
        }

        // {\sum_n {X_n}} F_n: braces do not show, and Σ reaches to the end of the product.
        int sum = factors.FindIndex(factor => factor.Factor is BigSumNode);
        if (sum >= 0 && sum < factors.Count - 1)
        {
            factors[sum] = factors[sum] with { Factor = Reaching((BigSumNode)factors[sum].Factor, factors[(sum + 1)..]) };
            factors.RemoveRange(sum + 1, factors.Count - sum - 1);
        }

        return factors is [{ Sign: ProductSign.Juxtaposition } only] ? only.Factor : new ProductNode(From(start), [.. factors]);
    }

    private BigSumNode Reaching(BigSumNode sum, List<SignedFactor> rest) => sum with
    {
        Range = new(sum.Range.Start, _lastEnd),
        Body = sum.Body switch
        {
            BigSumNode inner => Reaching(inner, rest),
            ProductNode product => product with { Range = new(product.Range.Start, _lastEnd), Factors = [.. product.Factors, .. rest] },
            var factor => new ProductNode(new(factor.Range.Start, _lastEnd), [new(ProductSign.Juxtaposition, new(factor.Range.Start, factor.Range.Start), factor), .. rest]),
        },
    };

    /// <summary>Replaces the last factor by its quotient with what follows. Differentials are taken as a whole: dL/dX, ∂O(p,q)/∂W(r,s).</summary>
    private void Slash(List<SignedFactor> factors)
    {
        string? d = Peek() is { Kind: TokenKind.Name, Text: "d" or "delta" } token ? token.Text : null;
        int count = 1;
        if (factors.Count > count && factors[^1] is { Sign: ProductSign.Juxtaposition, Factor: GroupNode group } && factors[^2].Factor.Range.End == group.Range.Start
            && (factors[^2].Factor is DifferentialNode || (d is not null && factors.Count > 2 && IsName(factors[^3].Factor, d))))
        {
            count = 2;
        }

        if (d is not null && factors.Count > count && factors[^count].Sign == ProductSign.Juxtaposition && IsName(factors[^(count + 1)].Factor, d))
            count++;
        var left = Join(factors[^count..]);
        var sign = factors[^count];
        factors.RemoveRange(factors.Count - count, count);
        var right = Denominator(count > 1 ? d : null);
        factors.Add(sign with { Factor = new FractionNode(new(left.Range.Start, Math.Max(left.Range.End, _lastEnd)), left, right, true) });
    }

    private Node Denominator(string? d)
    {
        int start = Peek().Start;
        var parts = new List<SignedFactor> { new(ProductSign.Juxtaposition, new(start, start), Factor()) };
        bool isDifferential = parts[0].Factor is DifferentialNode;
        if (d is not null && IsName(parts[0].Factor, d) && StartsAtom(Peek().Kind))
        {
            isDifferential = true;
            parts.Add(new(ProductSign.Juxtaposition, new(Peek().Start, Peek().Start), ScriptedAtom()));
        }

        // dX(i,j) is one entry, as is dX[i][j]; nobody writes a product so.
        while (isDifferential && Peek() is { Kind: TokenKind.Open } open && open.Start == _lastEnd)
            parts.Add(new(ProductSign.Juxtaposition, new(open.Start, open.Start), ScriptedAtom()));
        return Join(parts);
    }

    private static Node Join(List<SignedFactor> parts)
    {
        if (parts is [var only])
            return only.Factor;
        var first = parts[0] with { Sign = ProductSign.Juxtaposition, SignRange = new(parts[0].Factor.Range.Start, parts[0].Factor.Range.Start) };
        return new ProductNode(new(first.Factor.Range.Start, parts[^1].Factor.Range.End), [first, .. parts[1..]]);
    }

    private static bool IsName(Node node, string name) => node is NameNode { IsText: false } letter && letter.Name == name;

    private Node Factor()
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Sign:
                Take();
                if (!Enter())
                    return Fail("a factor");
                var operand = Leave(Factor());
                return new SumNode(From(token.Start), [new SignedTerm(token.Value == 1 ? -1 : 1, new(token.Start, token.End), operand)]);
            case TokenKind.Sum:
                return BigSum();
            case TokenKind.Partial:
                return Differential();
            default:
                return ScriptedAtom();
        }
    }

    private Node BigSum()
    {
        var sign = Take();
        Node? lower = null;
        Node? upper = null;
        while (Peek().Kind is TokenKind.Sub or TokenKind.Sup)
        {
            bool isLower = Take().Kind == TokenKind.Sub;
            if ((isLower ? lower : upper) is not null)
                return Fail(isLower ? "only one lower limit" : "only one upper limit");
            var limit = Script(out _);
            if (isLower)
                lower = limit;
            else
                upper = limit;
        }

        if (!Enter())
            return Fail("a factor");
        var body = Leave(Product());
        return new BigSumNode(From(sign.Start), lower, upper, body);
    }

    private Node Differential()
    {
        var sign = Take();
        var next = Peek();
        var name = new NameNode(new(sign.Start, sign.End), sign.Text, false);
        if (next.Kind is TokenKind.Sub or TokenKind.Sup)
            return Scripts(sign.Start, name);
        if (!StartsAtom(next.Kind))
            return name;
        if (!Enter())
            return name;
        var operand = Leave(next.Kind is TokenKind.Partial or TokenKind.Sum ? Factor() : ScriptedAtom());
        return new DifferentialNode(From(sign.Start), operand);
    }

    private T Leave<T>(T node)
    {
        _depth--;
        return node;
    }

    private bool StartsAtom(TokenKind kind) => kind switch
    {
        TokenKind.Name or TokenKind.Word or TokenKind.Number or TokenKind.Open or TokenKind.OpenBrace or TokenKind.Begin or TokenKind.Sum or TokenKind.Partial
            or TokenKind.Fraction or TokenKind.Accent or TokenKind.Ellipsis or TokenKind.Above or TokenKind.Brace or TokenKind.Root or TokenKind.Substack => true,
        TokenKind.Bar => _bars == 0,
        _ => false,
    };
}
