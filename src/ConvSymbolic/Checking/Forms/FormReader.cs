using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>Reads what an author wrote into forms, one side of a statement at a time.</summary>
internal sealed partial class FormReader(Survey survey)
{
    private readonly List<Flaw> _flaws = [];

    /// <summary>What was read in spite of a slip in the writing, since the last <see cref="Read"/>.</summary>
    public IReadOnlyList<Flaw> Flaws => _flaws;

    /// <summary>Reads one side.</summary>
    public Form Read(Node side)
    {
        _flaws.Clear();
        return Form(side);
    }

    private Form Form(Node node)
    {
        switch (node)
        {
            case NumberNode number:
                return new NumberForm(number.Range, number.Value);
            case LabelledNode labelled:
                return Form(labelled.Inner);
            case GroupNode { Open: "(" or "[" or "{", Inner: { } inner } group when inner is not (ListNode or StatementNode or NamedNode):
                return Form(inner) with { Range = group.Range };
            case GroupNode { Open: "", Close: "", Inner: { } inner } group:
                return Form(inner) with { Range = group.Range };
            case GroupNode { Open: "(" or "[", Inner: ListNode list } group when Row(list) is { } row:
                return row with { Range = group.Range };
            case NameNode name:
                return OperatorWords.Of(name) is { } kind
                    ? new OperatorForm(name.Range, kind, name.Range, [], []) { IsCorrelation = OperatorWords.IsCorrelation(name) }
                    : Meant(new RefForm(name.Range, name.Name, "", [], new TextRange(name.Range.End, name.Range.End), name.Range));
            case ScriptNode script:
                return Script(script);
            case SumNode sum:
                EquatableArray<TermForm> terms = [.. sum.Terms.Select(term => new TermForm(term.Sign, term.SignRange, Form(term.Term)))];
                return terms is [{ Sign: var sign, Term: NumberForm only }] ? new NumberForm(sum.Range, sign < 0 ? -only.Value : only.Value) : new SumForm(sum.Range, terms);
            case ProductNode product:
                return Product(product);
            case FractionNode fraction:
                return Fraction(fraction);
            case BigSumNode { Lower: null, Upper: null } sum when Form(sum.Body) is RefForm { Indices.Count: 0 } or GradientForm { By.Indices.Count: 0 }:
                return new OperatorForm(sum.Range, OperatorKind.Total, new(sum.Range.Start, sum.Body.Range.Start), [Form(sum.Body)], []);
            case BigSumNode { Lower: null, Upper: null } sum when SumOverItsIndices(sum.Range, Form(sum.Body)) is { } over:
                return over;
            case BigSumNode sum:
                return LimitReader.Read(sum) is { } limits ? BigSum(sum, limits) : new OtherForm(sum.Range, "a sum whose limits can't be read");
            case MatrixNode { Environment: "cases" or "rcases" } cases:
                return new OtherForm(cases.Range, "a case distinction");
            case MatrixNode matrix:
                return new GridForm(matrix.Range, matrix.Columns, [.. matrix.Rows.Select(row => (EquatableArray<Form?>)[.. row.Select(cell => cell is null ? null : Form(cell))])]);
            case EllipsisNode:
                return new DotsForm(node.Range);
            // ∂w_{11} for ∂L/∂w_{11}
            case DifferentialNode differential when Form(differential.Operand) is RefForm of && !survey.IsLossName(of.Name):
                return new GradientForm(node.Range, null, of);
            case DifferentialNode:
                return new OtherForm(node.Range, "a ∂ outside a fraction");
            case ListNode:
                return new OtherForm(node.Range, "a list");
            // ⟨∂L/∂O, ∂O/∂F_{ij}⟩: the sum of the products of entries
            case GroupNode { Open: "⟨", Inner: ListNode { Items: [var left, var right] } inner }:
                return new ProductForm(node.Range, [new FactorForm(ProductSign.Juxtaposition, new(inner.Range.Start, inner.Range.Start), Form(left)), new FactorForm(ProductSign.Cdot, new(left.Range.End, right.Range.Start), Form(right))]);
            case GroupNode { Open: "[", Inner: { } conditions } when Conditions(conditions) is { } read:
                return new BracketForm(node.Range, [.. read]);
            case GroupNode:
                return new OtherForm(node.Range, "something in brackets");
            case StatementNode:
                return new OtherForm(node.Range, "a statement inside a formula");
            default:
                return new OtherForm(node.Range, "a part that is not understood");
        }
    }

    // Σ over h, u with r = h + u: what stands beside the variables holds for them.
    private BigSumForm BigSum(BigSumNode sum, List<LimitForm> limits)
    {
        var bare = limits.Where(limit => limit is { First: null, Last: null }).Select(limit => limit.Name).ToHashSet();
        var conditions = limits.Where(limit => limit is { First: { Divisor: null } first, Last: null } && !bare.Contains(limit.Name) && first.Value.Names.Any(bare.Contains)).ToList();
        var body = Form(sum.Body);
        if (conditions.Count == 0)
            return new BigSumForm(sum.Range, [.. limits], body);
        var start = new TextRange(body.Range.Start, body.Range.Start);
        var bracket = new BracketForm(start, [.. conditions.Select(condition => new ConditionForm(IndexExpression.Variable(condition.Name), condition.First!.Value))]);
        return new BigSumForm(sum.Range, [.. limits.Except(conditions)], new ProductForm(body.Range, [new FactorForm(ProductSign.Juxtaposition, start, bracket), new FactorForm(ProductSign.Juxtaposition, start, body)]));
    }

    // (x_1, x_2, x_3), (1, 0, -1), [x_1, \ldots, x_n]: an array with one axis, entry by entry.
    private GridForm? Row(ListNode list)
    {
        Form[] cells = [.. list.Items.Select(Form)];
        return cells.All(cell => cell is RefForm { Indices.Count: 1 } or DotsForm or NumberForm or SumForm { Terms: [{ Term: NumberForm }] }) ? new GridForm(list.Range, cells.Length, [[.. cells]]) : null;
    }

    // [u' = u, v' = v]
    private static List<ConditionForm>? Conditions(Node inner)
    {
        var read = new List<ConditionForm>();
        foreach (var item in inner is ListNode list ? list.Items.AsEnumerable() : [inner])
        {
            var (left, right) = item switch
            {
                StatementNode { Sides: [{ } first, { } second], Relations: [{ Kind: RelationKind.Equal }] } => (IndexReader.Value(first), IndexReader.Value(second)),
                NamedNode named => (IndexExpression.Variable(named.Name), IndexReader.Value(named.Value)),
                _ => (null, null),
            };
            if (left is null || right is null)
                return null;
            read.Add(new ConditionForm(left, right));
        }
        return read;
    }

    // 𝟙 in front of a condition.
    private static bool IsIndicator(Node node) => Inner(node) is NameNode { Name: "mathbb 1" or "mathbb I" } or NumberNode { Text: "1" };

    private Form Script(ScriptNode script)
    {
        if (OperatorWords.Of(script) is { } kind)
            return new OperatorForm(script.Range, kind, script.Range, [], []) { IsCorrelation = OperatorWords.IsCorrelation(script) };
        if (IsIndicator(script.Base) && script is { Sub: { } condition, Sup: null } && Conditions(Inner(condition)) is { } fulfilled)
            return new BracketForm(script.Range, [.. fulfilled]);
        if (script.Base is NameNode { Name: "nabla" } && script is { Sub: { } by, Sup: null } && Form(by) is RefForm variable)
            return new GradientForm(script.Range, null, variable);
        if (script.Base is NameNode name && Reference(script, name) is { } reference)
            return reference;
        if (script.Base is NameNode)
            return new OtherForm(script.Range, "a symbol whose indices can't be read");

        // ⟨A, B⟩_F
        if (script is { Base: GroupNode { Open: "⟨", Inner: ListNode { Items.Count: 2 } } product, Sub: NameNode { Name: "F" or "Frobenius" }, Sup: null })
            return Form(product) with { Range = script.Range };

        // (I * K)_{ij}, (∂L/∂O)_{ij}, (∂L/∂O)^{pad}
        if (script.Base is GroupNode { Open: "", Close: "|" })
            return new OtherForm(script.Range, "a value at a point");
        var inner = Form(script.Base is GroupNode { Inner: { } content } ? content : script.Base);
        List<IndexForm> planes = [];
        if (script.Sup is { } list && survey.IsIndex("", list) && IndexReader.ReadList(list is GroupNode { Inner: { } listed } ? listed : list, false) is { } read)
        {
            planes = read;
        }
        else if (script.Sup is { } above)
        {
            if (WordOf(above) is not { } word)
                return new OtherForm(script.Range, "a power or a label above an expression");
            inner = new OperatorForm(script.Range, word, above.Range, [inner], []);
        }
        if (script.Sub is not { } sub)
            return planes.Count == 0 ? inner with { Range = script.Range } : Entry(script.Range, inner, planes, script.Sup!.Range);
        return IndexReader.ReadList(sub, survey.SplitsDigits("")) is { } indices ? Entry(script.Range, inner, [.. planes, .. indices], sub.Range) : new OtherForm(script.Range, "an expression whose indices can't be read");
    }

    // An entry of an expression: of a gradient it is the gradient by the entry.
    private static Form Entry(TextRange range, Form array, List<IndexForm> indices, TextRange place) => array switch
    {
        GradientForm { By.Indices.Count: 0 } gradient => gradient with { Range = range, By = gradient.By with { Indices = [.. indices], IndexRange = place } },
        RefForm { Indices.Count: 0 } reference => reference with { Range = range, Indices = [.. indices], IndexRange = place },
        _ => new EntryForm(range, array, [.. indices]),
    };

    private static readonly string?[] Transposed = ["T", "top", "mathsf T", "mathrm T", "intercal", "mathbf T", "mathtt T"];

    // X_{11}, X^{(c)}_{ij}, δ^{l-1}, F^{flip}
    private Form? Reference(ScriptNode script, NameNode name)
    {
        var indices = new List<IndexForm>();
        string tag = "";
        OperatorKind? word = null;
        if (script.Sup is { } above)
        {
            word = WordOf(above);
            if (word is null && survey.IsIndex(name.Name, above) && IndexReader.ReadList(above is GroupNode { Inner: { } inner } ? inner : above, false) is { } channels)
                indices.AddRange(channels);
            else if (word is null && Transposed.Contains(IndexReader.Flat(above)))
                return new OtherForm(script.Range, "a transposed array");
            else if (word is null && IndexReader.Flat(above) is { } flat)
                tag = flat;
            else if (word is null)
                return null;
        }
        var place = new TextRange(script.Range.End, script.Range.End);
        string letter = name.Name + new string('\'', script.Primes);
        if (word is null && script.Sub is NameNode { IsText: true, Name: var turn } && OperatorWords.Of(turn) is OperatorKind.Rotate)
        {
            // W_{flip}
            word = OperatorKind.Rotate;
        }
        else if (script.Sub is NameNode { IsText: true } label)
        {
            // F_{new}, x_{out}
            tag = tag.Length == 0 ? label.Name : $"{label.Name},{tag}";
        }
        else if (script.Sub is { } below)
        {
            if (IndexReader.ReadList(below, survey.SplitsDigits(name.Name)) is not { } list)
                return null;
            indices.AddRange(list);
            place = below.Range;
        }
        var reference = new RefForm(script.Range, letter, tag, [.. indices], place, name.Range);
        if (word is null && survey.PowerOf(name.Name, script) is { } power)
        {
            var factor = new FactorForm(ProductSign.Juxtaposition, new TextRange(script.Range.Start, script.Range.Start), Meant(reference with { Tag = "" }));
            return new ProductForm(script.Range, [.. Enumerable.Repeat(factor, power)]);
        }
        if (word is not { } kind)
            return Meant(reference);
        var whole = reference with { Indices = [], Range = name.Range };
        var applied = new OperatorForm(script.Range, kind, (script.Sup ?? script.Sub!).Range, [whole], []);
        return indices.Count == 0 ? applied : new EntryForm(script.Range, applied, [.. indices]);
    }

    private Form Meant(RefForm reference) => survey.Definitions.MeaningOf(reference) ?? reference;

    // What a superscript does: flip, rot180, 180°, pad.
    private static OperatorKind? WordOf(Node above) => above switch
    {
        NameNode { IsText: true } or ScriptNode => OperatorWords.Of(above),
        NameNode name => OperatorWords.Of(name.Name),
        NumberNode { Text: "180" } => OperatorKind.Rotate,
        GroupNode { Inner: { } inner } => WordOf(inner),
        LabelledNode labelled => WordOf(labelled.Inner),
        _ => null,
    };

    private Form Fraction(FractionNode fraction)
    {
        if (Differentials.Of(fraction) is { } pair)
        {
            if (Form(pair.Below) is not RefForm by)
                return new OtherForm(fraction.Range, "a derivative by something that is no symbol");
            if (pair.IsMissing && !(Form(pair.Above) is RefForm { Indices.Count: 0 } loss && survey.IsLoss(loss.Name)))
                return new QuotientForm(fraction.Range, Form(pair.Above), by);
            if (pair.IsMissing)
                _flaws.Add(new Flaw("missing-partial", (pair.IsMissingAbove ? pair.Above : pair.Below).Range, @"\partial ", "The sign ∂ is missing in the derivative."));
            var of = Form(pair.Function is { } function && survey.IsLoss(function.Name) ? function : pair.Above);
            return of is RefForm top && (survey.IsLoss(top.Name) || IsLossOf(top, by)) ? new GradientForm(fraction.Range, top, by) : new DerivativeForm(fraction.Range, of, by);
        }

        // \frac{180^\circ}{F}: a label over what is rotated.
        if (OperatorWords.Of(Inner(fraction.Numerator)) is OperatorKind.Rotate && !fraction.IsSlash)
            return new OperatorForm(fraction.Range, OperatorKind.Rotate, fraction.Numerator.Range, [Form(fraction.Denominator)], []);
        return new QuotientForm(fraction.Range, Form(fraction.Numerator), Form(fraction.Denominator));
    }

    // δL(p,q)/δO(p,q): a loss with the indices of what it is differentiated by.
    private bool IsLossOf(RefForm above, RefForm by) =>
        above.Indices.Count > 0 && above.Name is "L" or "E" or "C" or "J" or "mathcal L" && above.Name != by.Name && above.Indices.Count == by.Indices.Count
        && above.Indices.Zip(by.Indices).All(pair => pair.First.Variable is not null && pair.First.Value == pair.Second.Value)
        && survey.IsLossApart(above.Name);

    private static Node Inner(Node node) => node switch
    {
        LabelledNode labelled => Inner(labelled.Inner),
        GroupNode { Inner: { } inner } => Inner(inner),
        _ => node,
    };
}

/// <summary>A slip in the writing that did not keep the side from being read.</summary>
/// <param name="Slip">Its name.</param>
/// <param name="Range">Where something is missing or too much.</param>
/// <param name="Insertion">What to put before the place.</param>
/// <param name="Message">One sentence.</param>
internal sealed record Flaw(string Slip, TextRange Range, string Insertion, string Message);
