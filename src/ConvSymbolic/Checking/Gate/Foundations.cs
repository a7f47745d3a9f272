using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// Formulas that say what an array is: the first explicit one of an output, with its sums or its operator, needs no other line to support
/// it, because what an
/// author defines is what is meant. The letters of sizes are tied: what is the extent of the input in a formula of sizes is not that of the
/// filter in a sum.
/// </summary>
internal sealed class Foundations
{
    private readonly HashSet<Equality> _firsts = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Number, RefForm Output, Form Right)> _outputs = [];
    private readonly List<(int Number, ShapeOf Shape, bool IsDisplayed)> _shapes = [];
    private readonly Dictionary<string, char> _sizes = new(StringComparer.Ordinal);

    /// <param name="statements">What is said.</param>
    /// <param name="isDeclared">Whether the layer is declared, so that nothing else says what it is.</param>
    public Foundations(IReadOnlyList<Statement> statements, bool isDeclared)
    {
        IsDeclared = isDeclared;
        var defined = new HashSet<(string Key, int Indices)>();
        for (int k = 0; k < statements.Count; k++)
        {
            _shapes.AddRange(Inference.ShapesIn(statements[k])
                .Where(shape => shape.Extents.All(extent => extent.Constant is not null)).Select(shape => (k, shape, statements[k] is Equality)));
            if (statements[k] is not Equality equality)
                continue;
            if (IsExplicit(equality) && defined.Add((((RefForm)equality.Left.Form).Key, ((RefForm)equality.Left.Form).Indices.Count)))
            {
                _firsts.Add(equality);
                _outputs.Add((k, (RefForm)equality.Left.Form, equality.Right.Form));
            }
            if (SizeEquation.Output(equality) is not { } names)
                continue;
            foreach (var (name, role) in names.Zip(SizeFormulas.Hints(names)))
                _sizes.TryAdd(name, role);
        }
    }

    /// <summary>Whether the layer is declared, so that nothing else says what it is.</summary>
    public bool IsDeclared { get; }

    /// <summary>Whether an equality is the first explicit formula of an array, where no declaration says what the layer is.</summary>
    public bool IsFirst(Equality equality) => !IsDeclared && IsFormula(equality);

    /// <summary>Whether an equality is the first explicit formula of an array, whatever is declared.</summary>
    public bool IsFormula(Equality equality) => _firsts.Contains(equality);

    /// <summary>Whether an equality is the one that says what an output is, for what the other lines say of it.</summary>
    public bool Defines(Context context, Equality equality, EquationVerdict? others) => !(IsDeclared && others == EquationVerdict.Wrong)
        && _firsts.Contains(equality) && context.RoleOf((RefForm)equality.Left.Form) == Role.Output;

    /// <summary>The statements that say, first and in a formula, what the output of a layer is.</summary>
    public IEnumerable<int> Outputs(Context context) =>
        IsDeclared ? [] : _outputs.Where(pair => context.RoleOf(pair.Output) == Role.Output).Select(pair => pair.Number);

    /// <summary>Those that say that it is more than its convolution: its input is added, as in a residual block.</summary>
    public IEnumerable<int> Residuals(Context context) => IsDeclared ? [] : _outputs
        .Where(pair => context.RoleOf(pair.Output) == Role.Output && pair.Right is SumForm sum
            && sum.Terms.Any(term => term.Term is RefForm added && context.RoleOf(added) == Role.Input))
        .Select(pair => pair.Number);

    /// <summary>
    /// From which statements on the layer that was found has an array of another size than the text says last, in every way to read it, or has
    /// none again: in the order of the statements, the first one said of a declared layer from the start.
    /// </summary>
    public IReadOnlyList<(int From, bool IsContradicted)> Contradictions(Part part)
    {
        var changes = new List<(int, bool)>();
        var context = part.Context;
        if (context.Declared is not null || context.Samples is not [var sample, ..])
            return changes;
        var fits = new Dictionary<string, bool>(StringComparer.Ordinal);
        var groups = _shapes.Where(pair => RoleOf(context, pair.Shape.Array) is not null
                && (!IsDeclared || (pair.Number >= part.From && pair.Number < part.To)))
            .GroupBy(pair => (pair.Number, pair.Shape.Array.Key))
            .Select(group => (group.Key.Number, group.Key.Key,
                Fits: group.Any(pair => Fits(context, sample, pair.Shape, pair.IsDisplayed)))).ToList();

        // What is said first of a declared layer holds for the lines before it, too.
        foreach (var (_, key, fit) in groups.Where(_ => IsDeclared))
            fits.TryAdd(key, fit);
        int others = fits.Values.Count(fit => !fit);
        changes.Add((0, others > 0));
        foreach (var (number, key, fit) in groups)
        {
            others += (fits.GetValueOrDefault(key, true) ? 0 : -1) + (fit ? 0 : 1);
            fits[key] = fit;
            changes.Add((number, others > 0));
        }
        return changes;
    }

    private static Role? RoleOf(Context context, RefForm array) => context.RoleOf(array) switch
    {
        Role.Input => Role.Input,
        Role.Filter => Role.Filter,
        Role.Output or Role.Upstream => Role.Output,
        _ => null,
    };

    private static bool Fits(Context context, Sample sample, ShapeOf shape, bool isDisplayed)
    {
        if (!context.SizesAreKnown)
            return shape.Extents.Count >= sample.Layer.Axes;
        var role = RoleOf(context, shape.Array)!.Value;
        var counted = context.PositionsOf(role).Where(position => position.Kind != AxisKind.Spatial)
            .Select(position => (long)sample.ExtentOf(role, position)).ToList();
        long[] own = [.. (role switch
        {
            Role.Input => sample.Layer.Input,
            Role.Filter => sample.Layer.Filter,
            _ => sample.Layer.Output,
        }).Select(extent => (long)extent)];
        long[] said = [.. shape.Extents.Select(extent => extent.Constant!.Value)];
        if (said.Length < own.Length)
            return said.Where(extent => extent != 1).SequenceEqual(own.Where(extent => extent != 1));

        // What stands before the spatial extents, or behind them, counts images and channels.
        int others = said.Length - own.Length;
        return (said.AsSpan(others).SequenceEqual(own) && Counts(said[..others]))
            || (said.AsSpan(0, own.Length).SequenceEqual(own) && Counts(said[own.Length..]));

        bool Counts(long[] planes) => counted.Count == 0 && isDisplayed
            ? planes.All(count => count == 1) : planes.Length == 0 || counted.TrueForAll(planes.Contains);
    }

    /// <summary>A size that a sum takes for another one; null where all fit.</summary>
    public string? Misused(Context context, Equality equality)
    {
        foreach (var sum in equality.Forms.OfType<BigSumForm>())
        {
            foreach (var limit in sum.Limits)
            {
                if (limit.Last?.Value.Names.ToArray() is [var name] && _sizes.TryGetValue(name, out char role) && role is 'H' or 'K'
                    && IsOver(context, sum, limit.Name, role == 'H' ? Role.Filter : Role.Input))
                    return name;
            }
        }
        return null;
    }

    // An index of one array that stands there alone.
    private static bool IsOver(Context context, BigSumForm sum, string letter, Role role) =>
        FormTree.Within(sum.Body).OfType<RefForm>()
            .Any(reference => context.RoleOf(reference) == role && reference.Indices.Any(index => index.Variable == letter));

    // Letters alone on the left, and a sum or an operator on the right.
    private static bool IsExplicit(Equality equality) =>
        equality is { Left.Form: RefForm left } && left.Indices.All(index => index.Variable is not null)
        && equality.Right.Forms.Any(form => form is BigSumForm or OperatorForm or EntryForm
            || (form is ProductForm product && product.Factors.Any(factor => Products.IsConvolution(factor.Sign))));
}
