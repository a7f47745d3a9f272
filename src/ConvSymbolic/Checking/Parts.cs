using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking;

/// <summary>A layer that a document, or some sections of it, is about.</summary>
/// <param name="Context">What is known of it.</param>
/// <param name="Judge">Judges what is said of it.</param>
/// <param name="From">The first statement that can be about it.</param>
/// <param name="To">The first statement behind those.</param>
/// <param name="IsAbout">Whether it can be about an equality.</param>
internal sealed record Part(Context Context, Judge Judge, int From, int To, Func<Equality, bool> IsAbout);

/// <summary>Splits a document where another layer of the same names begins, and finds out what each piece is about.</summary>
internal sealed class Parts
{
    private readonly IReadOnlyList<Statement> _statements;
    private readonly Survey _survey;
    private readonly CheckOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly IReadOnlyList<SpecialCase> _specials;
    private readonly List<(int From, int To, DeclaredContext Declared)> _pieces = [];

    private readonly Settled _settled = new();
    private readonly FactReaders _readers = new();

    // What says the same of a piece judges the same.
    private readonly Dictionary<string, IReadOnlyList<Part>> _tried = new(StringComparer.Ordinal);

    public Parts(MathDocument document, IReadOnlyList<Statement> statements, Survey survey, CheckOptions options, CancellationToken cancellation)
    {
        (_statements, _survey, _options, _cancellation, _specials) = (statements, survey, options, cancellation, SpecialCase.Of(document));
        var plain = PlainFacts.Of(document);
        bool saysPadding = plain.Padding is not null
            || PlainFacts.Lines(document).Any(line => line.Text.Contains("pad", StringComparison.OrdinalIgnoreCase));
        SaysOfSeveral = plain.Differ;
        foreach (var (from, to, declaration) in Ranges(document, statements))
        {
            var own = DeclaredContext.Read([declaration, options.Declaration ?? ""]);
            DeclaredFit.Require(own, $"{declaration} {options.Declaration}", saysPadding);
            var declared = own.With(plain);
            _pieces.AddRange(new LayerChanges(statements, declared, survey).Split(from, to).Select(piece => (piece.From, piece.To, declared)));
        }
    }

    /// <summary>Whether the words say different sizes or settings, so that they are about more than one layer.</summary>
    public bool SaysOfSeveral { get; }

    /// <summary>What each piece is about, by its statements.</summary>
    /// <param name="leftOut">Statements from which nothing is inferred but how far indices go; they are judged like the others.</param>
    /// <param name="budget">What judging may take by these pieces.</param>
    /// <param name="isTrial">Whether verdicts alone are asked for, without the words for them.</param>
    /// <param name="assumption">What is taken for what nobody states.</param>
    public IReadOnlyList<Part> Read(
        IReadOnlySet<int> leftOut, Budget budget, bool isTrial = false, Assumption assumption = Assumption.None)
    {
        var parts = new List<Part>();
        foreach (var (first, end, stated) in _pieces)
        {
            var declared = assumption switch
            {
                Assumption.Plain => stated.With(SpecialCase.Plain),
                Assumption.CrossCorrelation => stated.AsCrossCorrelation(),
                _ => stated,
            };
            _cancellation.ThrowIfCancellationRequested();
            var own = _statements.Skip(first).Take(end - first).ToList();
            var heard = leftOut.Count == 0 ? own : [.. own.Where((_, k) => !leftOut.Contains(first + k))];

            IReadOnlyList<Statement>? asked = heard.Count == own.Count || assumption == Assumption.Unreached ? null
                : [.. own.Where((_, k) => leftOut.Contains(first + k))];
            var contexts = Inference.Of(heard, declared, asked, _readers);
            var biases = contexts.SelectMany(context => context.Roles).Where(pair => pair.Value == Role.Bias).Select(pair => pair.Key)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var context in contexts)
                Add(context, declared, biases, heard, own, first, end);
            foreach (var special in _specials.Where(special => contexts.Any(special.Concerns)))
            {
                int start = Math.Max(first, _statements.TakeWhile(statement => statement.Offset < special.From).Count());
                int stop = Math.Min(end, _statements.TakeWhile(statement => statement.Offset < special.To).Count());
                if (start >= stop)
                    continue;
                foreach (var context in Inference.Of(heard, declared.With(special), asked, _readers).Where(context => context.Declared is not null || special.Concerns(context)))
                    Add(context, declared, biases, heard, own, start, stop);
            }
        }
        return parts;

        void Add(
            Context context, DeclaredContext declared, HashSet<string> biases, IReadOnlyList<Statement> heard,
            IReadOnlyList<Statement> own, int first, int end)
        {
            string signature = isTrial ? $"{first}-{end}\n{Signature.Of(context)}" : "";
            if (isTrial && _tried.TryGetValue(signature, out var known))
            {
                parts.AddRange(known);
                return;
            }
            int count = parts.Count;
            var biased = WithBias(context, own, biases).ToList();
            var found = Common(context) with
            {
                IsBiased = biased.Count > 0 || declared.Bias is not null,
                IsDifferentiatedByBias = IsDifferentiatedByBias(context, own, biases),
                RowsMayLeaveOutBias = declared.Bias is null && biased.Count > 0
                    && !biased.Exists(output => output.Indices.Any(index => index.Value.Constant is not null)),
            };
            var judge = JudgeOf(found);
            var formulas = FormulaBase.Of(found, judge, heard, JudgeOf);
            parts.Add(new Part(found, judge, first, end, equality => formulas is null || !FormulaBase.IsFormula(equality)));
            if (formulas is not null)
                parts.Add(new Part(formulas, JudgeOf(formulas), first, end, FormulaBase.HasLetters));
            if (isTrial)
                _tried[signature] = [.. parts.Skip(count)];
        }

        Judge JudgeOf(Context context) => new(Common(context), _survey, _options.WithCounterexamples, isTrial);

        Context Common(Context context) => context with { Cancellation = _cancellation, Budget = budget, Settled = _settled };
    }

    // The outputs that are stated with a bias, which may be known from another section, or with something else that is added to them.
    private static IEnumerable<RefForm> WithBias(Context context, IReadOnlyList<Statement> statements, HashSet<string> biases) =>
        statements.OfType<Equality>()
            .Where(equality => equality.Right.Forms.Any(form => form is RefForm added && biases.Contains(added.Key))
                || (equality.Right.Form is SumForm sum && sum.Terms.Any(term =>
                    term.Term is NumberForm { Value.IsZero: false } || (term.Term is RefForm added && context.RoleOf(added) is null))))
            .Select(equality => equality.Left.Form).OfType<RefForm>().Where(left => context.RoleOf(left) == Role.Output);

    // Of several outputs, none of which has the bias, it is left out on purpose.
    private static bool IsDifferentiatedByBias(Context context, IReadOnlyList<Statement> statements, HashSet<string> biases)
    {
        var equalities = statements.OfType<Equality>().ToList();
        return equalities.Exists(equality => equality.Left.Form switch
        {
            GradientForm gradient => biases.Contains(gradient.By.Key),
            RefForm left => context.RoleOf(left) == Role.BiasGradient,
            _ => false,
        }) && equalities.Count(equality => equality.Left.Form is RefForm left && context.RoleOf(left) == Role.Output) == 1;
    }

    // What is declared holds from there to the next declaration; the first one also for what stands before it.
    private static List<(int From, int To, string Declaration)> Ranges(MathDocument document, IReadOnlyList<Statement> statements)
    {
        var starts = new List<(int At, string Text)>();
        foreach (var declaration in document.Declarations.OrderBy(declaration => declaration.Offset))
        {
            int at = starts.Count == 0 ? 0 : statements.TakeWhile(statement => statement.Offset < declaration.Offset).Count();
            if (starts.Count > 0 && (starts[^1].At == at || (starts.Count == 1 && at == 0)))
                starts[^1] = (starts[^1].At, starts[^1].Text + " " + declaration.Text);
            else
                starts.Add((at, declaration.Text));
        }
        if (starts.Count == 0)
            starts.Add((0, ""));
        var ranges = new List<(int, int, string)>();
        for (int k = 0; k < starts.Count; k++)
        {
            int end = k + 1 < starts.Count ? starts[k + 1].At : statements.Count;
            ranges.AddRange(Sections(document, statements, starts[k].At, end).Select(range => (range.From, range.To, starts[k].Text)));
        }
        return ranges;
    }

    // Sections whose matrices or entries have other extents than those before are about another layer.
    private static List<(int From, int To)> Sections(MathDocument document, IReadOnlyList<Statement> statements, int from, int to)
    {
        var ranges = new List<(int From, int To)>();
        Dictionary<string, long>? extents = null;
        var starts = document.Headings.Select(heading => heading.Offset).Append(int.MaxValue).ToList();
        int next = 0;
        for (int k = from; k <= to;)
        {
            while (next < starts.Count && (k == to ? starts[next] != int.MaxValue : starts[next] <= statements[k].Offset))
                next++;
            int end = k;
            while (end < to && statements[end].Offset < starts[Math.Min(next, starts.Count - 1)])
                end++;
            var own = Extents(statements.Skip(k).Take(end - k));
            if (extents is not null && own is not null && own.Any(pair => extents.TryGetValue(pair.Key, out long before) && before != pair.Value))
            {
                ranges.Add((from, k));
                (from, extents) = (k, null);
            }
            extents ??= own;
            if (end == k)
                break;
            k = end;
        }
        ranges.Add((from, to));
        return ranges;
    }

    // The extents of complete matrices with entries of one symbol, in forward equations of matrices alone.
    private static Dictionary<string, long>? Extents(IEnumerable<Statement> section)
    {
        var extents = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var equality in section.OfType<Equality>())
        {
            var grids = equality.Forms.OfType<GridForm>().Where(grid => grid.Rows.Count > 0 && grid.Rows[0].Count > 0).ToList();
            foreach (var grid in grids)
            {
                if (grid.Rows[0][0] is RefForm { Indices.Count: > 0 } first && first.Indices.All(index => index.Value.Constant is null or 0 or 1) && Introductions.AreOwnEntries(grid, first))
                    extents[first.Key] = grid.Rows.Count * 1000L + grid.Columns;
            }
        }
        return extents.Count == 0 ? null : extents;
    }
}
