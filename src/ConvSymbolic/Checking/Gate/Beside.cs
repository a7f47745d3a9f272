using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// What a document says of the arrays of a layer besides the layer: a symbol for the arriving gradient that is said to be something else, an array that
/// is used once more, entries that are given. Then the formulas of the layer alone decide nothing.
/// </summary>
internal sealed class Beside
{
    private readonly HashSet<string> _others = new(StringComparer.Ordinal), _used = new(StringComparer.Ordinal);
    private readonly Dictionary<Role, List<(Equality Equality, string Key)>> _given = new() { [Role.Input] = [], [Role.Filter] = [] };

    /// <param name="context">The layer.</param>
    /// <param name="statements">What is said.</param>
    public Beside(Context context, IReadOnlyList<Statement> statements)
    {
        var exact = new HashSet<string>(StringComparer.Ordinal);
        foreach (var equality in statements.OfType<Equality>())
        {
            if (equality.Left.Form is not RefForm left || !ReferenceEquals(equality.Left, equality.Head))
                continue;
            var role = context.RoleOf(left);
            if (role is Role.Upstream)
                (IsArriving(context, left, equality.Right.Form) ? exact : SpeaksOfGradients(context, left, equality.Right.Form) ? _others : []).Add(left.Key);
            if (role is Role.Input or Role.Filter && left.Indices.Count > 0 && !equality.GoesOn && !FormTree.Within(equality.Right.Form).Any(form =>
                form is GridForm or GradientForm or DerivativeForm || (form is RefForm reference && (reference.Key == left.Key || context.RoleOf(reference) == Role.Rate))))
                _given[role.Value].Add((equality, left.Key));
            if (role is null or Role.Loss && equality.Right.Form is not (OperatorForm { Kind: OperatorKind.Rotate or OperatorKind.Pad or OperatorKind.Stuff } or GridForm or RefForm))
                _used.UnionWith(Arrays(context, equality).Select(reference => reference.Key));
        }
        _others.ExceptWith(exact);
    }

    /// <summary>Why an equality can't be called right or wrong; null where nothing else is said.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="equality">What is judged.</param>
    /// <param name="isRight">Whether it would be right.</param>
    public string? Doubts(Context context, Equality equality, bool isRight)
    {
        List<RefForm> references = [.. FormTree.Within(equality.Left.Form).Concat(FormTree.Within(equality.Right.Form)).OfType<RefForm>()];
        if (references.Find(reference => _others.Contains(reference.Key)) is { } other)
            return $"the text says that {other.Key} is something else than the gradient by the output";
        if (isRight && GradientOf(context, equality.Head.Form) is { } target
            && _used.Contains(target))
            return "an array of the layer is used elsewhere in the text as well";
        if (isRight)
            return null;
        foreach (var (role, given) in _given)
        {
            // Another one is among the first two.
            if (references.Exists(reference => context.RoleOf(reference) == role)
                && given.Take(2).FirstOrDefault(one => !ReferenceEquals(one.Equality, equality)) is { Key: { } key })
                return $"the text says what entries of {key} are";
        }
        return null;
    }

    // δ_ij = ∂L/∂O_ij, or numbers.
    private static bool IsArriving(Context context, RefForm left, Form right) => right switch
    {
        GradientForm gradient => context.RoleOf(gradient.By) == Role.Output && IsSame(left, gradient.By),
        RefForm other => context.RoleOf(other) == Role.Upstream && IsSame(left, other),
        GridForm or NumberForm => true,
        _ => false,
    };

    private static bool SpeaksOfGradients(Context context, RefForm left, Form right) =>
        right is RefForm other ? context.RoleOf(other) == Role.Upstream && !IsSame(left, other)
            : FormTree.Within(right).Any(form => form is GradientForm or DerivativeForm) && !FormTree.Within(right).Any(form => form is BigSumForm or OperatorForm);

    private static bool IsSame(RefForm one, RefForm other) =>
        one.Indices.Count == 0 || other.Indices.Count == 0 || one.Indices.Select(index => index.Value).SequenceEqual(other.Indices.Select(index => index.Value));

    // The array of a layer by which a gradient is.
    private static string? GradientOf(Context context, Form form) => form switch
    {
        GradientForm { By: var by } when context.RoleOf(by) is Role.Input or Role.Filter => by.Key,
        RefForm reference when context.RoleOf(reference) is Role.InputGradient => KeyOf(context, Role.Input),
        RefForm reference when context.RoleOf(reference) is Role.FilterGradient => KeyOf(context, Role.Filter),
        _ => null,
    };

    private static string? KeyOf(Context context, Role role) => context.Roles.Where(pair => pair.Value == role).Select(pair => pair.Key).FirstOrDefault();

    // The input or the filter on the right; K and H are sizes where all are, and w_k^2 is a power.
    private static IEnumerable<RefForm> Arrays(Context context, Equality equality) => Values(equality.Right.Form)
        .Select(reference => reference.Tag == "2" ? reference with { Tag = "" } : reference)
        .Where(reference => context.RoleOf(reference) is Role.Input or Role.Filter && (reference.Indices.Count > 0 || !SizeEquation.IsOfSizes(equality)));

    // Symbols that stand for their values, and not in derivatives by them.
    private static IEnumerable<RefForm> Values(Form form) => form switch
    {
        GradientForm or DerivativeForm => [],
        RefForm reference => [reference],
        _ => FormTree.Children(form).SelectMany(Values),
    };
}
