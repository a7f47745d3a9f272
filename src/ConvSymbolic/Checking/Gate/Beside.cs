using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// What a document says of the arrays of a layer besides the layer: a symbol for the arriving gradient that is said to be something else,
/// an array that is used once more, entries that are given. Then the formulas of the layer alone decide nothing.
/// </summary>
internal sealed class Beside
{
    private readonly Context _context;
    private readonly HashSet<string> _others = new(StringComparer.Ordinal), _used = new(StringComparer.Ordinal),
        _inLoss = new(StringComparer.Ordinal);
    private readonly Dictionary<Role, List<(Equality Equality, string Key)>> _given = new() { [Role.Input] = [], [Role.Filter] = [] };
    // F_mn = 1: in every line, whether the array is written there or not.
    private readonly List<(Equality Equality, string Key)> _constant = [];
    private readonly Dictionary<string, string> _losses = new(StringComparer.Ordinal);
    private readonly List<Equality> _arriving = [];

    /// <param name="context">The layer.</param>
    /// <param name="statements">What is said.</param>
    public Beside(Context context, IReadOnlyList<Statement> statements)
    {
        _context = context;
        var exact = new HashSet<string>(StringComparer.Ordinal);
        foreach (var equality in statements.OfType<Equality>())
        {
            if (equality.Right.Form is NumberForm && ReferenceEquals(equality.Left, equality.Head) && IsArrivingEntry(equality.Left.Form))
                _arriving.Add(equality);
            if (equality.Left.Form is not RefForm left || !ReferenceEquals(equality.Left, equality.Head))
                continue;
            switch (context.RoleOf(left))
            {
                case Role.Upstream when IsArriving(left, equality.Right.Form):
                    exact.Add(left.Key);
                    if (LossesOf(equality).FirstOrDefault() is { } loss)
                        _losses.TryAdd(left.Key, loss);
                    break;
                case Role.Upstream when SpeaksOfGradients(left, equality.Right.Form):
                    _others.Add(left.Key);
                    break;
                case (Role.Input or Role.Filter) and { } role when IsGiven(left, equality):
                    _given[role].Add((equality, left.Key));
                    if (equality.Right.Form is NumberForm && left.Indices.All(index => index.Value.Constant is null))
                        _constant.Add((equality, left.Key));
                    _used.UnionWith(Filters(equality));
                    break;
                case Role.Input when equality.Right.Form is ProductForm or OperatorForm or SumForm or BigSumForm:
                    _used.UnionWith(Filters(equality));
                    break;
                case null or Role.Loss when IsMade(equality.Right.Form):
                    _used.UnionWith(Arrays(equality));
                    if (context.RoleOf(left) == Role.Loss)
                        _inLoss.UnionWith(Arrays(equality));
                    break;
            }
        }
        _others.ExceptWith(exact);
    }

    /// <summary>Why an equality can't be called right or wrong; null where nothing else is said.</summary>
    /// <param name="equality">What is judged.</param>
    /// <param name="isRight">Whether it would be right.</param>
    public string? Doubts(Equality equality, bool isRight)
    {
        List<RefForm> references =
            [.. equality.Forms.OfType<RefForm>()];
        if (references.Find(reference => _losses.TryGetValue(reference.Key, out string? loss)
            && LossesOf(equality).Any(other => other != loss)) is { } scaled)
            return $"{scaled.Key} is the gradient of another loss";
        if (references.Find(reference => _others.Contains(reference.Key)) is { } other)
            return $"the text says that {other.Key} is something else than the gradient by the output";
        if (TargetOf(equality.Head.Form) is { } target && (isRight ? _used : _inLoss).Contains(target))
            return "an array of the layer is used elsewhere in the text as well";
        if (isRight)
            return null;
        if (_arriving.Exists(one => !ReferenceEquals(one, equality)))
            return "the text says what entries of the gradient that arrives are";

        // Another one is among the first two.
        var told = _given.Where(pair => references.Exists(reference => _context.RoleOf(reference) == pair.Key))
            .SelectMany(pair => pair.Value.Take(2)).Concat(_constant.Take(2));
        return told.FirstOrDefault(one => !ReferenceEquals(one.Equality, equality)) is { Key: { } key }
            ? $"the text says what entries of {key} are" : null;
    }

    // L, L^{(n)}, E: what is differentiated.
    private static IEnumerable<string> LossesOf(Equality equality) =>
        equality.Forms.OfType<GradientForm>()
            .Select(gradient => gradient.Loss).OfType<RefForm>()
            .Select(loss => $"{loss.Key}{string.Join(',', loss.Indices.Select(index => index.Value))}");

    // ∂L/∂O_1 = 0
    private bool IsArrivingEntry(Form form) => form switch
    {
        GradientForm { By: { Indices.Count: > 0 } by } => _context.RoleOf(by) == Role.Output,
        RefForm { Indices.Count: > 0 } entry => _context.RoleOf(entry) == Role.Upstream,
        _ => false,
    };

    // δ_ij = ∂L/∂O_ij, or numbers.
    private bool IsArriving(RefForm left, Form right) => right switch
    {
        GradientForm gradient => _context.RoleOf(gradient.By) == Role.Output && IsSame(left, gradient.By),
        RefForm other => _context.RoleOf(other) == Role.Upstream && IsSame(left, other),
        GridForm or NumberForm => true,
        _ => false,
    };

    // δ_ij = ∂L/∂a_ij · σ'(z_ij), and not the step from layer to layer.
    private bool SpeaksOfGradients(RefForm left, Form right)
    {
        if (right is RefForm other)
            return _context.RoleOf(other) == Role.Upstream && !IsSame(left, other);
        List<Form> forms = [.. FormTree.Within(right)];

        // δ_i = O_i − T_i is the gradient of one loss only.
        if (right is SumForm && forms.OfType<RefForm>().Any(value => _context.RoleOf(value) == Role.Output)
            && !forms.Exists(form => form is GradientForm or DerivativeForm or BigSumForm or OperatorForm))
            return true;
        return forms.Exists(form => form is GradientForm or DerivativeForm) && !forms.Exists(form => form is BigSumForm or OperatorForm);
    }

    // F_mn = u_m v_n, X_1 = 0: not what a step or a chain of derivatives makes of it.
    private bool IsGiven(RefForm left, Equality equality) => left.Indices.Count > 0 && !equality.GoesOn
        && !equality.Right.Forms.Any(form => form is GridForm or GradientForm or DerivativeForm
            || (form is RefForm reference && (reference.Key == left.Key || _context.RoleOf(reference) == Role.Rate)));

    // Not another name, nor the array turned or padded.
    private static bool IsMade(Form right) =>
        right is not (OperatorForm { Kind: OperatorKind.Rotate or OperatorKind.Pad or OperatorKind.Stuff } or GridForm or RefForm);

    private static bool IsSame(RefForm one, RefForm other) => one.Indices.Count == 0 || other.Indices.Count == 0
        || one.Indices.Select(index => index.Value).SequenceEqual(other.Indices.Select(index => index.Value));

    // The array by which a gradient is.
    private string? TargetOf(Form form) => form switch
    {
        GradientForm { By: var by } when _context.RoleOf(by) is Role.Input or Role.Filter => by.Key,
        RefForm reference => _context.RoleOf(reference) switch
        {
            Role.InputGradient => KeyOf(Role.Input),
            Role.FilterGradient => KeyOf(Role.Filter),
            _ => null,
        },
        _ => null,
    };

    private string? KeyOf(Role role) => _context.Roles.FirstOrDefault(pair => pair.Value == role).Key;

    // Of an array that is made as the output is.
    private IEnumerable<string> Filters(Equality equality) =>
        Arrays(equality).Where(key => _context.Roles.TryGetValue(key, out var role) && role == Role.Filter);

    // The input or the filter on the right; K and H are sizes where all are, and w_k^2 is a power.
    private IEnumerable<string> Arrays(Equality equality) => Values(equality.Right.Form)
        .Select(reference => reference.Tag == "2" ? reference with { Tag = "" } : reference)
        .Where(reference => _context.RoleOf(reference) is Role.Input or Role.Filter
            && (reference.Indices.Count > 0 || !SizeEquation.IsOfSizes(equality)
                || (equality.Left.Form is RefForm made && _context.RoleOf(made) == Role.Input)
                || Values(equality.Right.Form).Any(value => _context.RoleOf(value) == Role.Output)))
        .Select(reference => reference.Key);

    // Symbols that stand for their values, and not in derivatives by them.
    private static IEnumerable<RefForm> Values(Form form) => form switch
    {
        GradientForm or DerivativeForm => [],
        RefForm reference => [reference],
        _ => FormTree.Children(form).SelectMany(Values),
    };
}
