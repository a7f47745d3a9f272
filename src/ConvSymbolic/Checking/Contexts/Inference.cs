using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// Finds out what the equations of a part of a document are about, from how its arrays belong together in them: in forward equations, in gradients, in
/// equations of matrices and of operators. What most equations agree with wins, so that a few slips do not mislead.
/// </summary>
internal sealed partial class Inference
{
    private readonly IReadOnlyList<Equality> _equalities;
    private readonly FormList _forms, _seen;
    private readonly IReadOnlyList<ShapeOf> _shapes;
    private readonly IReadOnlySet<string> _sizeLetters;
    private readonly DeclaredContext _declared;
    private readonly Dictionary<string, string> _aliases;
    private readonly IReadOnlyList<Fact> _facts;
    private readonly List<string> _evidence = [];
    private readonly Dictionary<string, Role> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndexExpression> _definitions = new(StringComparer.Ordinal);
    private string _input = "X", _filter = "F", _output = "O";
    private int _base, _channelBase;

    private Inference(Said said, IReadOnlyList<Fact> facts) =>
        (_equalities, _forms, _seen, _shapes, _sizeLetters, _declared, _aliases, _facts) =
            (said.Equalities, said.Forms, said.Seen, said.Shapes, said.SizeLetters, said.Declared, said.Aliases, facts);

    /// <summary>
    /// The contexts of some statements, the one that most of them speak of first: a text may have one image and one channel here and many there, or a
    /// stride of 1 first and any stride later.
    /// </summary>
    /// <param name="statements">What is said.</param>
    /// <param name="declared">What is declared.</param>
    /// <param name="asked">What is asked for and no evidence: only how far its indices reach is taken from it.</param>
    /// <param name="readers">What knows what equalities say, where a document is looked at more than once.</param>
    public static IReadOnlyList<Context> Of(IReadOnlyList<Statement> statements, DeclaredContext declared, IReadOnlyList<Statement>? asked = null,
        FactReaders? readers = null)
    {
        IReadOnlyList<Equality> equalities = [.. statements.OfType<Equality>()];
        var forms = FormsOf(statements);
        var aliases = FindAliases(equalities, forms);
        if (declared.Upstream is { } upstream && declared.Output is { } arriving)
            aliases.TryAdd(upstream, arriving);
        var said = new Said(equalities, forms, [.. statements.SelectMany(ShapesIn)], SizeLetters(statements), declared, aliases,
            asked is null ? forms : Reaching(forms, FormsOf(asked)));
        var reader = (readers ?? new FactReaders()).Of(aliases,
            forms.References.Where(reference => reference.Indices.Count > 0).Select(reference => reference.Key).ToHashSet());
        List<Fact> facts = [.. equalities.SelectMany(reader.ReadAll)];
        var written = forms.References.Select(reference => reference.Key).ToHashSet();
        var triples = facts.SelectMany(Triples).ToList();
        var outputs = triples.Select(triple => triple.Arrays).ToHashSet();
        triples.AddRange(equalities.SelectMany(equality => OperatorTriples(equality, reader)).Where(triple => !IsMadeOf(triple.First) && !IsMadeOf(triple.Second)).Select(OfEntries));

        // X ⋆ K is about the arrays of the x_11 and k_11 where sums are.
        Triple OfEntries(Triple triple)
        {
            var entries = triple with { Output = reader.KeyOf(triple.Output), First = reader.KeyOf(triple.First), Second = reader.KeyOf(triple.Second), Rotated = triple.Rotated is null ? null : reader.KeyOf(triple.Rotated) };
            return outputs.Contains(entries.Arrays) ? entries : triple;
        }

        // \tilde F beside F is not another filter: what it is made of F, nothing says.
        bool IsMadeOf(string key) => key.Contains(' ', StringComparison.Ordinal) && written.Contains(key[(key.LastIndexOf(' ') + 1)..]);
        if (declared.Input is { } input && declared.Filter is { } filter)
        {
            var inference = new Inference(said, [.. triples.Where(triple => triple.Fits(input, filter)).Select(triple => triple.Fact).OfType<Fact>()]);
            (inference._input, inference._filter) = (input, filter);
            inference._output = declared.Output ?? triples.FirstOrDefault(triple => triple.Fits(input, filter))?.Output ?? "O";
            inference._evidence.Add($"{input} is the input and {filter} the filter: declared.");
            List<Context> own = [inference.Complete()];
            OtherLayers.AddTo(own, forms.References);
            return own;
        }
        var contexts = new List<Context>();
        var made = triples.Where(triple => !triple.IsGradient).GroupBy(triple => triple.Output)
            .ToDictionary(group => group.Key, group => group.GroupBy(triple => triple.Pair).MaxBy(pair => pair.Count())!.Key);
        ArrayPair? main = null;
        var filters = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in triples.GroupBy(triple => triple.Pair).OrderByDescending(group => group.Count(triple => !triple.IsGradient) * 2 + group.Count()))
        {
            // Gradients alone of w^{l+1} beside a forward equation of w^l say nothing that this one does not.
            if (main is { } forward && group.All(triple => triple.IsGradient) && OtherLayers.IsAnother(forward, group.Key))
                continue;

            // Nor do gradients of other arrays by the output that a forward equation makes of two arrays: F is made of V, or V is a slip.
            if (group.All(triple => triple.IsGradient && made.TryGetValue(triple.Output, out var pair) && pair != group.Key))
                continue;
            if (group.Any(triple => !triple.IsGradient))
                main ??= group.Key;

            // The same letters with another number of indices are another layer.
            var byCounts = group.Where(triple => triple.Fact is not null).GroupBy(triple => Counts(triple.Fact!)).OrderByDescending(same => same.Count()).ToList();
            if (byCounts.Count == 0)
            {
                Add(Of(said, [.. group], [], filters));
                if (group.Any(triple => !triple.IsGradient))
                    filters.UnionWith(contexts[^1].Roles.Where(pair => pair.Value == Role.Filter).Select(pair => Letter(pair.Key)));
            }
            foreach (var same in byCounts)
            {
                // Gradients by X_i where the output is made of X^{(c)}_i: an index is left out, or it is nothing that the text defines.
                if (same.All(triple => triple.IsGradient) && byCounts.Exists(other => Written(other.Key) > Written(same.Key)
                    && other.Any(triple => !triple.IsGradient)))
                    continue;
                Triple[] own = [.. same, .. group.Where(triple => triple.Fact is null)];
                List<Fact> known = [.. same.Select(triple => triple.Fact!)];
                if (Of(said, [.. own], known, filters) is not { } usual)
                    continue;
                contexts.Add(usual);

                // A text may take a stride of 1 first and any stride later.
                if (group.Any(triple => !triple.IsGradient))
                    filters.UnionWith(usual.Roles.Where(pair => pair.Value == Role.Filter).Select(pair => Letter(pair.Key)));
                foreach (var variant in Start(said, [.. own], known, filters).Variants())
                    contexts.Add(Start(said, [.. own], known, filters).Complete(variant));
            }
        }
        SharedSizes.Complete(contexts);
        OtherLayers.AddTo(contexts, forms.References);
        return contexts;

        static int Written((int Output, int One, int Other) counts) => counts.Output + counts.One + counts.Other;

        void Add(Context? context)
        {
            if (context is not null)
                contexts.Add(context);
        }
    }

    // What is written once may be a slip; these indices are bounds.
    private static FormList Reaching(FormList forms, FormList asked) =>
        new([forms], asked, asked);

    private static FormList FormsOf(IReadOnlyList<Statement> statements)
    {
        var forms = new List<FormList>();
        foreach (var statement in statements)
        {
            if (statement is Equality equality)
            {
                forms.Add(equality.Left.ByKind);
                forms.Add(equality.Right.ByKind);
            }
            else if (statement is Lone { Side: { } side })
            {
                forms.Add(side.ByKind);
            }
        }
        return new(forms);
    }

    /// <summary>What a statement says of the extents of an array; more than one where it can be read in more than one way.</summary>
    public static IEnumerable<ShapeOf> ShapesIn(Statement statement) => statement switch
    {
        ShapeOf shape => [shape],
        Equality equality => ShapesOfGrids(equality),
        _ => [],
    };

    // x = [1, 2, 3] says how large x is, as ∂L/∂x and X = (x_11 …) do: as a matrix, or with one axis.
    private static IEnumerable<ShapeOf> ShapesOfGrids(Equality equality)
    {
        if (equality.Right.Form is not GridForm { Rows.Count: > 0 } grid
            || ((equality.Left.Form as GradientForm)?.By ?? equality.Left.Form) is not RefForm { Indices.Count: 0 } array
            || !grid.Rows.All(row => row.Count == grid.Columns) || !(HasNumbers(grid) || HasEntries(grid, array.Name) || HasProducts(grid)))
            yield break;
        yield return new ShapeOf(equality.Fragment, equality.Range, array, [grid.Rows.Count, grid.Columns]);
        if (grid.Rows.Count == 1 || grid.Columns == 1)
            yield return new ShapeOf(equality.Fragment, equality.Range, array, [grid.Rows.Count * grid.Columns]);
    }

    private static bool HasNumbers(GridForm grid) =>
        grid.Rows.All(row => row.All(cell => cell is NumberForm or Forms.SumForm { Terms: [{ Term: NumberForm }] }));

    // O = (X_11 F_11 + … …)
    private static bool HasProducts(GridForm grid) => grid.Rows.All(row => row.All(cell => cell is ProductForm or SumForm
        && FormTree.Within(cell).OfType<RefForm>().ToList() is { Count: > 1 } entries
        && entries.TrueForAll(entry => entry.Indices.Count > 0 && entry.Indices.All(index => index.Value.Constant is not null))));

    // A row of entries with two indices is a matrix as a vector.
    private static bool HasEntries(GridForm grid, string name) => grid.Rows.All(row => row.All(cell =>
        ((cell as GradientForm)?.By ?? cell) is RefForm { Indices.Count: > 0 } entry
        && (entry.Indices.Count == 1 || (grid.Rows.Count > 1 && grid.Columns > 1))
            && (entry.Name == name || Context.OtherCase(entry.Name) == name)
        && entry.Indices.All(index => index.Value.Constant is not null)));

    private static Context? Of(Said said, List<Triple> triples, List<Fact> facts, HashSet<string> filters)
    {
        var inference = Start(said, triples, facts, filters);

        // a_k δ_j is a product of entries that no window moves over: a dense layer, or whole planes O_k = Σ X_c * F_{kc}.
        if (facts.Count > 0 && facts.All(fact => !fact.IsNumeric && inference.Relate(fact) is null))
            return triples.Where(triple => triple.Fact is null).ToList() is { Count: > 0 } applied ? Of(said, applied, [], filters) : null;
        return inference.Complete();
    }

    // How many indices the output and the two arrays have, the same for a forward equation and for gradients.
    private static (int, int, int) Counts(Fact fact)
    {
        var product = fact.Products[0];
        var (output, one, other) = fact.IsGradient ? (product.Left, fact.Target, product.Right) : (fact.Target, product.Left, product.Right);
        if (string.CompareOrdinal(one.Key, other.Key) > 0)
            (one, other) = (other, one);
        return (output.Indices.Count, one.Indices.Count, other.Indices.Count);
    }

    // w for W^l
    private static string Letter(string key) => key.Split('^')[0].ToLowerInvariant();

    private static Inference Start(Said said, List<Triple> triples, List<Fact> facts, HashSet<string> filters)
    {
        var inference = new Inference(said, facts);
        inference._output = triples.Where(triple => triple.Output[0] != FactReader.Unknown[0]).GroupBy(triple => triple.Output).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key
            ?? triples[0].Output;
        var (first, second) = triples[0].Pair;
        if (triples.All(triple => triple.IsGradient) && (filters.Contains(Letter(first)), filters.Contains(Letter(second))) is (true, false) or (false, true))
            inference.Take(filters.Contains(Letter(first)) ? first : second, first, second, $"{(filters.Contains(Letter(first)) ? first : second)} is the filter, as in the forward equation.");
        else
            inference.DecideFilter(first, second, triples);
        return inference;
    }

    // The other relations that more than one slip gives.
    private List<SymbolicRelation> Variants()
    {
        FindDefinitions();
        var relations = Relations().ToList();

        // Gradients that agree with each other may have dropped the same stride, but nobody puts one in.
        List<SymbolicRelation> known = [.. relations.Where((pair, k) => k == 0 || pair.Relation.IsForward).Select(pair => pair.Relation)];
        return [.. relations.Skip(1).Where(pair => pair.IsFirm && (pair.Relation.IsForward || pair.Relation.IsCaseOf(known))).Select(pair => pair.Relation)];
    }

    // δ = ∂C/∂z: from then on δ is the gradient by z. A δ that is said to be ∂C/∂b is one that was not summed.
    private static Dictionary<string, string> FindAliases(IReadOnlyList<Equality> equalities, FormList forms)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var equality in equalities)
        {
            var (reference, gradient) = (equality.Left.Form, equality.Right.Form) switch
            {
                (RefForm left, GradientForm right) => (left, right),
                (GradientForm left, RefForm right) => (right, left),
                _ => (null, null),
            };
            if (reference is not null && gradient is not null && reference.Indices.Count == gradient.By.Indices.Count && reference.Key != gradient.By.Key && !(reference.Name == "delta" && gradient.By.Name is "b" or "beta" or "B"))
                aliases.TryAdd(reference.Key, gradient.By.Key);
        }

        // O' beside O is the gradient that arrives; K' is not where K'_{m} = K_{−m} says what it is.
        var defined = equalities.Select(equality => equality is { Left.Form: RefForm left, Right.Form: RefForm right } && left.Key == right.Key + "'" ? left.Key : null).ToHashSet();
        var references = forms.References;
        var names = references.Select(reference => (reference.Name, reference.Indices.Count)).ToHashSet();
        foreach (var reference in references)
        {
            if (!defined.Contains(reference.Key) && reference.Name.EndsWith('\'') && reference.Name.Length > 1 && reference.Indices.Count > 0 && char.IsUpper(reference.Name[0])
                && names.Contains((reference.Name[..^1], reference.Indices.Count)))
                aliases.TryAdd(reference.Key, reference.Name[..^1]);
        }
        return aliases;
    }

    private static IEnumerable<Triple> Triples(Fact fact)
    {
        var counted = fact.Products.GroupBy(product => (product.Left.Key, product.Right.Key)).MaxBy(group => group.Count())!.Key;
        var arriving = fact.Products[0].Left;
        yield return fact.IsGradient
            ? new Triple(LayerTags.Further(arriving.Key, 0) is null ? arriving.Name : arriving.Key, fact.Target.Key, counted.Item2, true, fact)
            : new Triple(fact.Target.Key, counted.Item1, counted.Item2, false, fact);
    }

    // O = conv(X, F), ∂L/∂X = full(rot180 F, ∂L/∂O), (X) * (F) = (O) as matrices.
    private static IEnumerable<Triple> OperatorTriples(Equality equality, FactReader reader)
    {
        var (left, right) = (equality.Head.Form, equality.Right.Form);
        if (Operands(right) is null && Operands(left) is not null)
            (left, right) = (right, left);
        if (Operands(right) is not { } operands)
            yield break;
        var keys = operands.Select(operand => new { Core = Core(operand, reader, out bool isRotated), IsRotated = isRotated }).ToList();
        if (keys.Any(key => key.Core is null) || keys.Count != 2)
            yield break;
        var target = Core(left, reader, out _) ?? (left is GridForm ? new("*", false) : null);
        if (target is null)
            yield break;
        var upstream = keys.Where(key => key.Core!.IsGradient).ToList();
        var plain = keys.Where(key => !key.Core!.IsGradient).ToList();
        if (target.IsGradient && upstream.Count == 1 && plain.Count == 1)
            yield return new Triple(upstream[0].Core!.Key, target.Key, plain[0].Core!.Key, true, null) { Rotated = plain[0].IsRotated ? plain[0].Core!.Key : null };
        else if (!target.IsGradient && plain.Count == 2)
            yield return new Triple(target.Key, plain[0].Core!.Key, plain[1].Core!.Key, false, null) { IsLastFilter = true };
    }

    private static List<Form>? Operands(Form form) => form switch
    {
        OperatorForm { Operands.Count: 2, Kind: OperatorKind.Convolve or OperatorKind.Full or OperatorKind.Same } applied => [.. applied.Operands],
        ProductForm { Factors.Count: 2 } product when Products.IsConvolution(product.Factors[1].Sign) => [product.Factors[0].Factor, product.Factors[1].Factor],
        SumForm { Terms: [var first, ..] } sum when sum.Terms.Count == 2 => Operands(first.Term),
        _ => null,
    };

    // The array behind rotations, paddings and the cells of a matrix.
    private static ArrayCore? Core(Form form, FactReader reader, out bool isRotated)
    {
        isRotated = false;
        switch (form)
        {
            case OperatorForm { Operands: [var inner] } applied:
                var core = Core(inner, reader, out isRotated);
                isRotated |= applied.Kind == OperatorKind.Rotate;
                return core;
            case GridForm grid:
                var cells = grid.Rows.SelectMany(row => row).OfType<Form>().Where(cell => cell is not NumberForm).ToList();
                var keys = cells.Select(cell => Core(cell, reader, out _)).Distinct().ToList();
                return keys.Count == 1 && cells.Count > 0 ? keys[0] : null;
            default:
                if (reader.GradientBy(form) is { } by)
                    return new(by.Key, true);
                return form is RefForm reference ? new(reference.Key, false) : null;
        }
    }

    /// <summary>What a part of a document says, and what its symbols stand for.</summary>
    private sealed record Said(IReadOnlyList<Equality> Equalities, FormList Forms, IReadOnlyList<ShapeOf> Shapes, IReadOnlySet<string> SizeLetters, DeclaredContext Declared, Dictionary<string, string> Aliases,
        FormList Seen);

    /// <summary>A symbol, and whether it has several indices.</summary>
    private readonly record struct SymbolOf(string Key, bool HasSeveralIndices);

    private sealed record ArraysOf(ArrayPair Pair, string Output);

    /// <summary>An array, or the gradient by one.</summary>
    private sealed record ArrayCore(string Key, bool IsGradient);

    /// <summary>Three arrays that belong together.</summary>
    private sealed record Triple(string Output, string First, string Second, bool IsGradient, Fact? Fact)
    {
        public string? Rotated { get; init; }

        public bool IsLastFilter { get; init; }

        public ArrayPair Pair => string.CompareOrdinal(First, Second) <= 0 ? new(First, Second) : new(Second, First);

        /// <summary>What it is about, whatever it says of it.</summary>
        public ArraysOf Arrays => new(Pair, Output);

        public bool Fits(string input, string filter) => (First == input && Second == filter) || (First == filter && Second == input);
    }
}
