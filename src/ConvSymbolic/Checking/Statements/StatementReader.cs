using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Documents;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Statements;

/// <summary>Takes the rows of a document apart into single equalities, and follows chains from row to row and from display to display.</summary>
internal sealed class StatementReader
{
    // As many as formulas; one display may hold as many equations as many displays.
    private const int MostStatements = 200_000;

    private readonly FormReader _forms;
    private readonly List<Statement> _statements = [];
    private Side? _last;
    private Side? _head;
    private Relation? _open;
    private int _chain;
    private bool _goesOn;

    private StatementReader(Survey survey) => _forms = new FormReader(survey);

    private static IReadOnlyList<Survey.Declared> Declared(MathDocument document, string declaration)
    {
        if (document.Declarations.Count == 0)
            return declaration.Length == 0 ? [] : [From(0, DeclaredContext.Read([declaration]))];
        return [.. document.Declarations.OrderBy(declared => declared.Offset)
            .Select(declared => From(declared.Offset, DeclaredContext.Read([declared.Text, declaration])))];

        static Survey.Declared From(int offset, DeclaredContext declared) =>
            new(offset, declared.Digits, [declared.Input, declared.Filter, declared.Output, declared.Upstream, declared.Bias]);
    }

    /// <summary>Everything that a document says, in the order of reading, and what was found out about its ways of writing.</summary>
    public static (IReadOnlyList<Statement> Statements, Survey Survey) Read(MathDocument document, string declaration, CancellationToken cancellation)
    {
        var survey = new Survey { Macros = Macros.Of(document.Kind == DocumentKind.Notebook ? document.Fragments.Select(fragment => fragment.Text) : [document.Text]) };
        var rows = new List<(MathFragment Fragment, IReadOnlyList<Row> Rows)>();
        foreach (var fragment in document.Fragments)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add((fragment, LatexParser.Parse(fragment.Text, survey.Macros)));
        }
        foreach (var side in rows.SelectMany(pair => pair.Rows).SelectMany(row => row.Statement?.Sides ?? []))
            survey.Look(side);
        survey.Declare(Declared(document, declaration));
        var statements = Statements();

        // What a symbol stands for is known once everything has been read.
        if (survey.Definitions.Find([.. statements.OfType<Equality>().Select(equality => (equality.Left.Form, equality.Right.Form))]))
            statements = Statements();
        return (statements, survey);

        List<Statement> Statements()
        {
            var reader = new StatementReader(survey);
            foreach (var (fragment, parsed) in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                reader._goesOn = fragment.IsDisplay;
                survey.Enter(fragment.Offset);
                foreach (var row in parsed)
                    reader.Add(fragment, row);
                if (reader._statements.Count > MostStatements)
                    Fail.With("document.too-many", FormattableString.Invariant($"The document has more than {MostStatements:N0} equations; check its chapters one by one."));
            }
            return reader._statements;
        }
    }

    /// <summary>The equalities of a text by itself, with the ways of writing of a document.</summary>
    public static IReadOnlyList<Statement> Read(string latex, Survey survey)
    {
        var reader = new StatementReader(survey);
        var fragment = new MathFragment(latex, SourceMap.Identity(latex), true);
        foreach (var row in LatexParser.Parse(latex, survey.Macros))
            reader.Add(fragment, row);
        return reader._statements;
    }

    // $\lfloor$, 180$^\circ$: a sign in a sentence, which claims nothing.
    private static bool IsSign(string text) => text.Length <= 16 && !text.AsSpan().ContainsAny("=<>&") && !text.Trim().Contains(' ');

    private void Add(MathFragment fragment, Row row)
    {
        if (row.Problem is not null && !fragment.IsDisplay && IsSign(fragment.Text))
        {
            _statements.Add(new Lone(fragment, row.Range, null));
            (_last, _open) = (null, null);
            return;
        }
        if (row.Problem is { } problem)
        {
            _statements.Add(new Broken(fragment, row.Range.Length > 0 ? row.Range : problem.Range, problem));
            (_last, _open) = (null, null);
            return;
        }
        if (row.Statement is not { } statement)
            return;
        if (row.ContinuesSide && statement.Sides[0] is { } more && _last is not null && _statements is [.., Equality above] && ReferenceEquals(above.Fragment, fragment) && _open is null)
        {
            // + b on a row of its own: the right side of the row above goes on.
            var side = Read(fragment, Joined(above.Right.Node, more));
            _statements[^1] = above with { Right = side, Range = new TextRange(above.Range.Start, Math.Max(above.Range.End, more.Range.End)) };
            _last = side;
        }
        else if (statement.Sides[0] is { } node)
        {
            var side = Read(fragment, node);
            if (_open is { } relation && _last is { } left)
            {
                // The row above ended with the sign of equality.
                Add(fragment, new TextRange(ReferenceEquals(left.Fragment, fragment) ? left.Node.Range.Start : node.Range.Start, node.Range.End), left, side, relation, row);
            }
            else
            {
                (_head, _last) = (side, side);
                _chain++;
                if (statement.Relations.Count == 0)
                    _statements.Add(new Lone(fragment, row.Range, side));
            }
        }
        else if (_last is null || !(_goesOn || ReferenceEquals(_last.Fragment, fragment)))
        {
            var sign = statement.Relations.Count > 0 ? statement.Relations[0].Range : row.Range;
            if (statement.Sides.Count == 2 && statement.Sides[1] is null)
                _statements.Add(new Lone(fragment, row.Range, null));
            else
                _statements.Add(new Broken(fragment, row.Range, new Problem(sign, sign.Of(fragment.Text), "a left side", "There is nothing on the left of this sign, and no equation above that goes on here.")));
            return;
        }
        _open = null;
        for (int first = 1; first < statement.Sides.Count; first++)
        {
            var relation = statement.Relations[first - 1];
            if (statement.Sides[first] is not { } node)
            {
                _open = relation;
                return;
            }
            var right = Read(fragment, Labelled(relation, node));
            bool together = statement.Sides[first - 1] is { } before && ReferenceEquals(_last!.Fragment, fragment) && before.Range.Start >= _last.Node.Range.Start;
            int start = together ? _last!.Node.Range.Start : Math.Min(relation.Range.Start, node.Range.Start);
            Add(fragment, new TextRange(start, Math.Max(start, node.Range.End)), _last!, right, relation, row);
        }
    }

    private void Add(MathFragment fragment, TextRange range, Side left, Side right, Relation relation, Row row)
    {
        range = Braces.Around(fragment.Text, range);
        if (IsEquality(relation.Kind))
            _statements.Add(new Equality(fragment, range, left, right, relation, _head ?? left, _chain, row.Condition, row.Remark));
        else if (relation.Kind == RelationKind.ElementOf && left.Form is RefForm { Indices.Count: 0 } array && ShapeReader.Read(right.Node) is { } extents)
            _statements.Add(new ShapeOf(fragment, range, array, [.. extents]));
        else
            _statements.Add(new Lone(fragment, range, right));
        _last = right;
        _open = null;
    }

    /// <summary>Whether a relation makes its two sides an <see cref="Equality"/>.</summary>
    public static bool IsEquality(RelationKind kind) =>
        kind is RelationKind.Equal or RelationKind.Definition or RelationKind.PlusEqual or RelationKind.MinusEqual or RelationKind.Assign;

    private Side Read(MathFragment fragment, Node node)
    {
        var form = _forms.Read(node);
        return new Side(fragment, node, form, [.. _forms.Flaws]);
    }

    // A = (B, C) with the name of an operator over the sign is A = operator(B, C).
    private static Node Labelled(Relation relation, Node right) =>
        relation.Label is { } label && right is GroupNode { Inner: ListNode } && OperatorWords.Of(label) is not null
            ? new ProductNode(right.Range, [new(ProductSign.Juxtaposition, new(right.Range.Start, right.Range.Start), label), new(ProductSign.Juxtaposition, new(right.Range.Start, right.Range.Start), right)])
            : right;

    /// <summary>A sum or a product that goes on in the next row.</summary>
    public static Node Joined(Node above, Node more)
    {
        var range = new TextRange(Math.Min(above.Range.Start, more.Range.Start), Math.Max(above.Range.End, more.Range.End));
        switch (more)
        {
            case SumNode sum:
                var terms = above is SumNode first ? first.Terms : [new SignedTerm(1, new(above.Range.Start, above.Range.Start), above)];
                return new SumNode(range, [.. terms, .. sum.Terms]);
            case ProductNode product:
                if (above is SumNode { Terms: [.., var last] } whole)
                    return new SumNode(range, [.. whole.Terms.SkipLast(1), last with { Term = Joined(last.Term, product) }]);

                // What is summed goes on behind Σ.
                if (above is BigSumNode big)
                    return big with { Range = range, Body = Joined(big.Body, product) };
                if (above is ProductNode { Factors: [.., { Factor: BigSumNode } end] } many)
                    return many with { Range = range, Factors = [.. many.Factors.SkipLast(1), end with { Factor = Joined(end.Factor, product) }] };
                EquatableArray<SignedFactor> factors = above is ProductNode one ? one.Factors : [new SignedFactor(ProductSign.Juxtaposition, new(above.Range.Start, above.Range.Start), above)];
                return new ProductNode(range, [.. factors, .. product.Factors]);
            default:
                return more;
        }
    }
}
