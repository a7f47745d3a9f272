namespace ConvSymbolic.Checking.Reports;

/// <summary>Which equality each wrong one goes back to, and what goes back to it: copies of the same slip, and what follows from it.</summary>
internal sealed class RootCauses
{
    private readonly Dictionary<int, CheckedEquation> _equations = [];
    private readonly Dictionary<int, CheckedEquation> _roots = [];
    private readonly Dictionary<int, List<CheckedEquation>> _effects = [];

    public RootCauses(IReadOnlyList<CheckedEquation> equations)
    {
        foreach (var equation in equations)
            _equations.TryAdd(equation.Id, equation);
        foreach (var equation in equations)
        {
            var root = Find(equation);
            if (root.Id == equation.Id)
                continue;
            if (!_effects.TryGetValue(root.Id, out var effects))
                _effects[root.Id] = effects = [];
            effects.Add(equation);
        }
    }

    /// <summary>The first cause of a wrong equality; itself where it has none.</summary>
    public CheckedEquation RootOf(CheckedEquation equation) => _roots[equation.Id];

    /// <summary>The later copies of the same slip.</summary>
    public IReadOnlyList<CheckedEquation> CopiesOf(CheckedEquation root) => EffectsOf(root, EquationVerdict.Wrong);

    /// <summary>What follows from it correctly.</summary>
    public IReadOnlyList<CheckedEquation> FollowUpsOf(CheckedEquation root) => EffectsOf(root, EquationVerdict.Follows);

    private CheckedEquation[] EffectsOf(CheckedEquation root, EquationVerdict verdict) =>
        _effects.TryGetValue(root.Id, out var effects) ? [.. effects.Where(effect => effect.Verdict == verdict)] : [];

    // Every equality on the way remembers the root, so that a long chain is walked once; a circle ends where it began.
    private CheckedEquation Find(CheckedEquation equation)
    {
        var way = new List<CheckedEquation>();
        var seen = new HashSet<int>();
        var at = equation;
        while (!_roots.ContainsKey(at.Id) && seen.Add(at.Id) && at.RootCause is { } cause && _equations.TryGetValue(cause, out var next))
        {
            way.Add(at);
            at = next;
        }
        var root = _roots.TryGetValue(at.Id, out var known) ? known : at;
        _roots[root.Id] = root;
        foreach (var passed in way)
            _roots[passed.Id] = root;
        return root;
    }
}
