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
    private readonly IReadOnlyList<Form> _forms;
    private readonly DeclaredContext _declared;
    private readonly List<string> _evidence = [];
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, Role> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndexExpression> _definitions = new(StringComparer.Ordinal);
    private string _input = "X", _filter = "F", _output = "O";
    private int _base;

    private Inference(IReadOnlyList<Statement> statements, DeclaredContext declared)
    {
        _equalities = [.. statements.OfType<Equality>()];
        _forms = [.. statements.SelectMany(statement => statement switch
        {
            Equality equality => new[] { equality.Left.Form, equality.Right.Form },
            Lone { Side: { } side } => [side.Form],
            _ => [],
        }).SelectMany(FormTree.Within)];
        _declared = declared;
    }

    /// <summary>The context of some statements; null where nothing in them says what the arrays are.</summary>
    public static Context? Of(IReadOnlyList<Statement> statements, DeclaredContext declared)
    {
        var inference = new Inference(statements, declared);
        return inference.FindArrays() ? inference.Complete() : null;
    }

    private bool FindArrays()
    {
        FindAliases();
        var reader = new FactReader(_aliases);
        foreach (var equality in _equalities)
        {
            if (reader.Read(equality) is { } fact)
                _facts.Add(fact);
        }
        var triples = _facts.SelectMany(Triples).Concat(_equalities.SelectMany(equality => OperatorTriples(equality, reader))).ToList();
        if (_declared.Input is { } input && _declared.Filter is { } filter)
        {
            (_input, _filter) = (input, filter);
            _output = _declared.Output ?? triples.FirstOrDefault(triple => triple.Fits(input, filter))?.Output ?? "O";
            _evidence.Add($"{_input} is the input and {_filter} the filter: declared.");
            return true;
        }
        var best = triples.GroupBy(triple => triple.Pair).OrderByDescending(group => group.Count(triple => !triple.IsGradient) * 2 + group.Count()).FirstOrDefault();
        if (best is null)
            return false;
        _output = best.Where(triple => triple.Output[0] != FactReader.Unknown[0]).GroupBy(triple => triple.Output).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key
            ?? best.First().Output;
        DecideFilter(best.Key.First, best.Key.Second, [.. best]);
        return true;
    }

    // δ = ∂C/∂z: from then on δ is the gradient by z.
    private void FindAliases()
    {
        foreach (var equality in _equalities)
        {
            var (reference, gradient) = (equality.Left.Form, equality.Right.Form) switch
            {
                (RefForm left, GradientForm right) => (left, right),
                (GradientForm left, RefForm right) => (right, left),
                _ => (null, null),
            };
            if (reference is not null && gradient is not null && reference.Indices.Count == gradient.By.Indices.Count && reference.Key != gradient.By.Key)
                _aliases.TryAdd(reference.Key, gradient.By.Key);
        }

        // O' beside O is the gradient that arrives.
        foreach (var reference in _forms.OfType<RefForm>())
        {
            if (reference.Name.EndsWith('\'') && reference.Name.Length > 1 && reference.Indices.Count > 0 && char.IsUpper(reference.Name[0])
                && _forms.OfType<RefForm>().Any(other => other.Name == reference.Name[..^1] && other.Indices.Count == reference.Indices.Count))
                _aliases.TryAdd(reference.Key, reference.Name[..^1]);
        }
    }

    private static IEnumerable<Triple> Triples(Fact fact)
    {
        var counted = fact.Products.GroupBy(product => (product.Left.Key, product.Right.Key)).MaxBy(group => group.Count())!.Key;
        yield return fact.IsGradient
            ? new Triple(fact.Products[0].Left.Name, fact.Target.Key, counted.Item2, true, fact)
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
        var keys = operands.Select(operand => (Form: operand, Core: Core(operand, reader, out bool isRotated), IsRotated: isRotated)).ToList();
        if (keys.Any(key => key.Core is null) || keys.Count != 2)
            yield break;
        var target = Core(left, reader, out _);
        if (target is null)
            yield break;
        var upstream = keys.Where(key => key.Core!.Value.IsGradient).ToList();
        var plain = keys.Where(key => !key.Core!.Value.IsGradient).ToList();
        if (target.Value.IsGradient && upstream.Count == 1 && plain.Count == 1)
            yield return new Triple(upstream[0].Core!.Value.Key, target.Value.Key, plain[0].Core!.Value.Key, true, null) { Rotated = plain[0].IsRotated ? plain[0].Core!.Value.Key : null };
        else if (!target.Value.IsGradient && plain.Count == 2)
            yield return new Triple(target.Value.Key, plain[0].Core!.Value.Key, plain[1].Core!.Value.Key, false, null) { IsLastFilter = true };
    }

    private static List<Form>? Operands(Form form) => form switch
    {
        OperatorForm { Operands.Count: 2, Kind: OperatorKind.Convolve or OperatorKind.Full or OperatorKind.Same } applied => [.. applied.Operands],
        ProductForm { Factors.Count: 2 } product when Products.IsConvolution(product.Factors[1].Sign) => [product.Factors[0].Factor, product.Factors[1].Factor],
        SumForm { Terms: [var first, ..] } sum when sum.Terms.Count == 2 => Operands(first.Term),
        _ => null,
    };

    // The array behind rotations, paddings and the cells of a matrix.
    private static (string Key, bool IsGradient)? Core(Form form, FactReader reader, out bool isRotated)
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
                    return (by.Key, true);
                return form is RefForm reference ? (reference.Key, false) : null;
        }
    }

    /// <summary>Three arrays that belong together.</summary>
    private sealed record Triple(string Output, string First, string Second, bool IsGradient, Fact? Fact)
    {
        public string? Rotated { get; init; }

        public bool IsLastFilter { get; init; }

        public (string First, string Second) Pair => string.CompareOrdinal(First, Second) <= 0 ? (First, Second) : (Second, First);

        public bool Fits(string input, string filter) => (First == input && Second == filter) || (First == filter && Second == input);
    }
}
