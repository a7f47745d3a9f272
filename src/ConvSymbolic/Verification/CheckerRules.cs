using System.Collections.Frozen;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Verification;

/// <summary>
/// The checker's own rules: each tests its side conditions and gives the next line, or null where it does not apply. A certificate uses a
/// rule at most once and in this order, and gives the index names that it acts on in the order of the sum, so that a proof has one text.
/// </summary>
internal static class CheckerRules
{
    private static readonly (string Name, Func<KnownTheorem, ProofState, string[], ProofState?> Apply)[] Table =
    [
        ("chain-rule", (_, state, names) => names is [] ? ChainRule(state) : null),
        ("forward-formula", (theorem, state, names) => names is [] ? ForwardFormula(theorem, state) : null),
        ("linearity", (theorem, state, names) => names is [] ? Linearity(theorem, state) : null),
        ("symbol-derivative", (theorem, state, names) => names is [] ? SymbolDerivative(theorem, state) : null),
        ("exchange-sums", (_, state, names) => names is [] ? ExchangeSums(state) : null),
        ("unstuff", (theorem, state, names) => names is [] ? Unstuff(theorem, state) : null),
        ("group", (theorem, state, names) => names is [var within] ? Group(theorem, state, within) : null),
        ("contract", Contract),
        ("stuff", (theorem, state, names) => names is [var name] ? Stuff(theorem, state, name) : null),
        ("reverse-sum", (_, state, names) => names is [var name] ? Reverse(state, name) : null),
        ("recognise", (theorem, state, names) => names is [] ? Recognise(theorem, state) : null),
    ];

    private static readonly FrozenDictionary<string, int> Ranks = Table.Select((rule, rank) => (rule.Name, rank)).ToFrozenDictionary(rule => rule.Name, rule => rule.rank);

    /// <summary>The place of a rule in the table, or −1.</summary>
    public static int RankOf(string name) => Ranks.GetValueOrDefault(name, -1);

    public static ProofState? Apply(int rank, KnownTheorem theorem, ProofState state, string[] names) => Table[rank].Apply(theorem, state, names);

    // ∂L/∂V = Σ over all outputs of G·∂O/∂V: L depends on V through O only.
    private static ProofState? ChainRule(ProofState state) => state == ProofState.Start
        ? new ProofState([KnownTheorem.Outputs], [KnownTheorem.Upstream], [], [new ProofTerm([], [new Entry("O", ["n'", "o'"], "i'")])])
        : null;

    private static ProofState? ForwardFormula(KnownTheorem theorem, ProofState state) =>
        state.Pending is [{ Factors: [{ Array: "O" }] }] ? state with { Pending = theorem.Forward } : null;

    // The one term with the array, and in it the one factor, is differentiated; the others don't depend on V. The derivative comes last.
    private static ProofState? Linearity(KnownTheorem theorem, ProofState state)
    {
        if (state.Pending is not { } terms || state.Levels.Count != 1 || terms.Any(term => term.Factors.Any(factor => factor.Array == "O")))
            return null;
        if (terms.Where(term => term.Factors.Any(factor => factor.Array == theorem.By.Array)).ToArray() is not [var term])
            return null;
        if (term.Factors.Where(factor => factor.Array == theorem.By.Array).ToArray() is not [var factor])
            return null;
        return state with
        {
            Levels = term.Ranges.Count == 0 ? state.Levels : [state.Levels[0], term.Ranges],
            Factors = [.. state.Factors, .. term.Factors.Where(other => other != factor)],
            Pending = [new ProofTerm([], [factor])],
        };
    }

    // ∂A⟨u⟩/∂A[m] = [u = m] and ∂(stuff_s A)⟨t⟩/∂A[m] = [t = s·m], m inside A: its indices are free and run over the extents of A.
    private static ProofState? SymbolDerivative(KnownTheorem theorem, ProofState state)
    {
        if (state.Pending is not [{ Ranges: [], Factors: [var factor] }] || factor.Array != theorem.By.Array)
            return null;
        IndexExpression[] indices = [.. theorem.By.Planes, .. theorem.By.Position is { } position ? [position] : Array.Empty<IndexExpression>()];
        var extents = theorem.Extents(theorem.By.Array);
        if (indices.Length != extents.Count || indices.Where((index, k) => !theorem.Free.Any(free => index == free.Name && IsUpTo(free, extents[k]))).Any())
            return null;
        var conditions = factor.Planes.Zip(theorem.By.Planes, (left, right) => new IndexCondition(left, right));
        if (factor.Position is not null)
            conditions = conditions.Append(new IndexCondition(factor.Position, factor.IsStuffed ? "s" * theorem.By.Position! : theorem.By.Position!));
        return state with { Conditions = [.. conditions], Pending = null };
    }

    // (stuff_s X)⟨t⟩·w = Σ_m' X[m']·w·[t = s·m'], s > 0; the name m' is new.
    private static ProofState? Unstuff(KnownTheorem theorem, ProofState state)
    {
        if (state.Ranges is not { } ranges || state.Factors.Where(factor => factor.IsStuffed).ToArray() is not [{ IsExtended: true } stuffed])
            return null;
        return WithRanges(state, [.. ranges, IndexRange.UpTo("m'", theorem.Extents(stuffed.Array)[^1])]) with
        {
            Factors = [.. state.Factors.Select(factor => factor == stuffed ? factor with { Position = "m'", IsStuffed = false, IsExtended = false } : factor)],
            Conditions = [.. state.Conditions, new IndexCondition(stuffed.Position!, "s" * IndexExpression.Variable("m'"))],
        };
    }

    // Σ_i Σ_a t = Σ_a,i t: names differ, and no range depends on an index.
    private static ProofState? ExchangeSums(ProofState state)
    {
        IndexRange[] all = [.. state.Levels.SelectMany(level => level)];
        return state.Pending is null && state.Levels.Count > 1 && all.DistinctBy(range => range.Name).Count() == all.Length
            && !all.Any(range => all.Any(other => DependsOn(range, other.Name)))
            ? state with { Levels = [[.. all]] }
            : null;
    }

    // [⌊o/O_g⌋·C_g + c' = c], 0 ≤ c' < C_g, 0 ≤ c < g·C_g: with γ = ⌊c/C_g⌋ it says ⌊o/O_g⌋ = γ, so o runs from γ·O_g, and c' = c − γ·C_g.
    private static ProofState? Group(KnownTheorem theorem, ProofState state, string within)
    {
        IndexExpression filters = "O/g", channels = "C/g";
        if (Range(state, within) is not { } channel || !IsUpTo(channel, channels) || Range(state, "o'") is not { } filter || !IsUpTo(filter, "g" * filters))
            return null;
        var atom = IndexExpression.Floor("o'", filters);
        var condition = state.Conditions.FirstOrDefault(condition => condition.Left == atom * channels + within);
        if (condition is null || theorem.Free.FirstOrDefault(free => condition.Right == free.Name) is not { } free || !IsUpTo(free, "g" * channels))
            return null;
        var group = IndexExpression.Floor(free.Name, channels);
        return WithRanges(state, state.Ranges!.Value.Where(range => range != channel)
                .Select(range => range == filter ? new IndexRange("o'", group * filters, group * filters + filters - 1) : range)) with
        {
            Conditions = [.. state.Conditions.Where(other => other != condition)],
        } is var next ? next.Substitute(within, free.Name - group * channels).Map(index => Replace(index, atom, group)) : null;
    }

    // Σ_a t(a)·[a = e] = t(e), where e stays in the range of a, or where an entry indexed by a is 0 outside that range.
    private static ProofState? Contract(KnownTheorem theorem, ProofState state, string[] names)
    {
        if (state.Ranges is not { } ranges || names.Length == 0 || !ranges.Select(range => range.Name).Where(names.Contains).SequenceEqual(names))
            return null;
        foreach (string name in names)
        {
            var range = Range(state, name)!;
            var (condition, value) = state.Conditions.Select(condition => (condition, Value: Solve(condition, name))).FirstOrDefault(pair => pair.Value is not null);
            if (value is null || state.Ranges!.Value.Any(other => DependsOn(other, name)))
                return null;
            if (!theorem.Free.Any(free => IsUpTo(free, range.Last - range.First + 1) && (value == range.First + free.Name || value == range.Last - free.Name)))
            {
                // The array is 0 outside exactly the range of the index.
                bool IsIndexed(Entry factor) => factor.Position == name && !factor.IsStuffed && IsUpTo(range, theorem.Extents(factor.Array)[^1]);
                if (!state.Factors.Any(IsIndexed))
                    return null;
                state = state with { Factors = [.. state.Factors.Select(factor => IsIndexed(factor) ? factor with { IsExtended = true } : factor)] };
            }
            state = WithRanges(state, state.Ranges!.Value.Where(other => other != range)) with { Conditions = [.. state.Conditions.Where(other => !ReferenceEquals(other, condition))] };
            state = state.Substitute(name, value);
        }
        return state;
    }

    // Σ_i G[i]·[s·i + e = m] = (stuff_s G)⟨m − e⟩, i over all of G, s > 0, i nowhere else.
    private static ProofState? Stuff(KnownTheorem theorem, ProofState state, string name)
    {
        if (Range(state, name) is not { } range || state.Conditions.Where(condition => condition.Left.Contains(name) || condition.Right.Contains(name)).ToArray() is not [var condition])
            return null;
        var target = condition.Right - (condition.Left - "s" * IndexExpression.Variable(name));
        if (target.Contains(name) || state.Factors.Where(factor => factor.Contains(name)).ToArray() is not [var factor])
            return null;
        if (factor.Position != name || factor.IsStuffed || factor.Planes.Any(plane => plane.Contains(name)) || !IsUpTo(range, theorem.Extents(factor.Array)[^1])
            || state.Ranges!.Value.Any(other => DependsOn(other, name)))
        {
            return null;
        }
        return WithRanges(state, state.Ranges!.Value.Where(other => other != range)) with
        {
            Factors = [.. state.Factors.Select(other => other == factor ? factor with { Position = target, IsStuffed = true, IsExtended = true } : other)],
            Conditions = [.. state.Conditions.Where(other => other != condition)],
        };
    }

    // a ↦ K−1−a is a bijection of 0…K−1.
    private static ProofState? Reverse(ProofState state, string name) =>
        Range(state, name) is { } range && range.First == IndexExpression.Zero && !state.Ranges!.Value.Any(other => DependsOn(other, name))
            ? state.Substitute(name, range.Last - name)
            : null;

    // The line is the claim, written out by the definition of the correlation; and the correlation has the extents of the claim.
    private static ProofState? Recognise(KnownTheorem theorem, ProofState state) =>
        theorem.Claim is { } claim && claim.Fits(theorem) && IsGoal(theorem, state) ? theorem.Goal : null;

    /// <summary>Whether a line is the theorem's goal, up to the order of sums and of factors.</summary>
    public static bool IsGoal(KnownTheorem theorem, ProofState state) =>
        state.Ranges is { } ranges && state.Conditions.Count == 0 && SameMembers(ranges, theorem.Goal.Levels[0]) && SameMembers(state.Factors, theorem.Goal.Factors)
        && !ranges.Any(range => ranges.Any(other => DependsOn(range, other.Name)));

    private static bool SameMembers<T>(EquatableArray<T> left, EquatableArray<T> right)
        where T : IEquatable<T>
    {
        var rest = right.ToList();
        return left.All(rest.Remove) && rest.Count == 0;
    }

    private static IndexRange? Range(ProofState state, string name) => state.Ranges?.FirstOrDefault(range => range.Name == name);

    private static ProofState WithRanges(ProofState state, IEnumerable<IndexRange> ranges) => state with { Levels = [[.. ranges]] };

    private static bool IsUpTo(IndexRange range, IndexExpression extent) => range.First == IndexExpression.Zero && range.Last == extent - 1;

    private static bool DependsOn(IndexRange range, string name) => range.First.Contains(name) || range.Last.Contains(name);

    // The value of the name at which the condition holds, where the name stands there once, alone, with the coefficient 1 or −1.
    private static IndexExpression? Solve(IndexCondition condition, string name)
    {
        var difference = condition.Left - condition.Right;
        foreach (long sign in (long[])[1, -1])
        {
            var value = name - sign * difference;
            if (difference.Contains(name) && !value.Contains(name))
                return value;
        }
        return null;
    }

    private static IndexExpression Replace(IndexExpression index, IndexExpression atom, IndexExpression value) => index.Terms.Aggregate(
        IndexExpression.Zero,
        (sum, term) => sum + term.Atoms.Aggregate(IndexExpression.FromInt64(term.Coefficient), (product, factor) => product * (IndexExpression.Of(factor) == atom ? value : IndexExpression.Of(factor))));
}
