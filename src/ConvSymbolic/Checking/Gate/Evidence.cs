using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// Which lines carry which verdicts. A line is judged by what the others say: each is left out once, alone or together with others, and
/// where its own
/// verdict changes then, it was founded on itself; where verdicts of others turn from wrong to right, it misled. What misleads most is left
/// out for good.
/// </summary>
internal sealed class Evidence
{
    // So often a document of moderate length is looked at, long ones less often; the first looks are always taken.
    private const int MostLooks = 80, MostStatements = 20_000, FewestLooks = 3;

    // What judging other readings may take, in steps: some times what the first one took.
    private const long Times = 2, FewestSteps = 3_000_000, MostSteps = 100_000_000;

    // A reading that explains one line less than another comes close to it.
    private const int Close = 1;

    // A declaration that leaves settings open leaves them plain, unless more than two lines say otherwise.
    private const int CloseToDeclared = 4;

    // What a formula defines is meant, whatever a line or two say that do not agree with it.
    private const int WeightOfDefinition = 3;

    private readonly Parts _parts;
    private readonly IReadOnlyList<Statement> _statements;
    private readonly Func<IReadOnlyList<Part>, Reading> _readingOf;
    private readonly IReadOnlyList<IReadOnlyList<int>> _lines;
    private readonly int[] _weights;
    private readonly IReadOnlyList<int> _formulas;
    private readonly Dictionary<int, Reading> _without = [];
    private readonly List<Reading> _readings = [];
    private readonly HashSet<int> _leftOut = [];
    private readonly Dictionary<string, Reading> _bySignature = new(StringComparer.Ordinal);
    private readonly Budget _first, _others;
    private int _looks;

    private Evidence(Parts parts, IReadOnlyList<Statement> statements, Foundations foundations,
        Func<IReadOnlyList<Part>, Reading> readingOf, CancellationToken cancellation)
    {
        (_first, _others) = (new Budget(cancellation: cancellation), new Budget(MostSteps, cancellation));
        (_parts, _statements, _readingOf, _lines) = (parts, statements, readingOf, Line.Of(statements));
        _weights = [.. _lines.Select(line => line.Any(k => foundations.IsFirst((Equality)statements[k])) ? WeightOfDefinition : 1)];
        _formulas = [.. Enumerable.Range(0, statements.Count)
            .Where(k => statements[k] is Equality equality && foundations.IsFormula(equality))];
        _looks = Math.Clamp(MostStatements / Math.Max(1, statements.Count), FewestLooks, MostLooks);
    }

    /// <summary>The reading that most of the document agrees with.</summary>
    public Reading Best { get; private set; } = null!;

    /// <summary>Other readings that explain as much of it, or nearly.</summary>
    public IReadOnlyList<Reading> Rivals { get; private set; } = [];

    /// <summary>What the lines but one say of it.</summary>
    /// <param name="statement">A statement of that line.</param>
    public Judgement? WithoutItself(int statement) => ReadingWithout(statement).Judgements[statement];

    /// <summary>The reading of all lines but one.</summary>
    /// <param name="statement">A statement of that line.</param>
    public Reading ReadingWithout(int statement) => _without.GetValueOrDefault(statement, Best);

    public static Evidence Of(Parts parts, IReadOnlyList<Statement> statements, Foundations foundations,
        Func<IReadOnlyList<Part>, Reading> readingOf, CancellationToken cancellation)
    {
        var evidence = new Evidence(parts, statements, foundations, readingOf, cancellation);
        evidence.Gather(foundations);
        return evidence;
    }

    /// <summary>The statements that mislead: nothing is inferred from them.</summary>
    public IReadOnlySet<int> LeftOut => _leftOut;

    private bool CanAfford => _looks > 0 && _others.Spent < Math.Max(FewestSteps, Times * _first.Spent);

    private void Gather(Foundations foundations)
    {
        const int MostMisleading = 3;
        Best = Read([], _first);
        _ = Best.Judgements;

        // Settings that nobody states may be those of the plain layer; those that have letters are not.
        var plain = Best.Parts.Any(part => HasSettingsOfAnySize(part.Context)) ? Best : Read(_leftOut, _others, Assumption.Plain);
        Add(plain);

        // Rows with exchanged factors may turn the filter, against what a formula says.
        var unturned = Best.Parts.Any(part => part.Context.IsTrueConvolution) ? Read(_leftOut, _others, Assumption.CrossCorrelation) : Best;
        Add(unturned);
        for (int round = 0; ; round++)
        {
            _without.Clear();
            var better = LeaveOut([.. Enumerable.Range(0, _lines.Count).Where(line => !_lines[line].Any(_leftOut.Contains))]);
            if (better is not var (misleading, reading) || round == MostMisleading)
                break;
            _leftOut.UnionWith(misleading.SelectMany(line => _lines[line]));
            Best = reading;
        }
        foreach (var line in FarthestLines().Where(line => !_lines[line].Any(_leftOut.Contains)))
            Add(Read([.. _leftOut, .. _lines[line]], _others, Assumption.Unreached));
        int toPlain = foundations.IsDeclared ? CloseToDeclared : Close;
        Rivals = [.. _readings.Where(reading => reading != Best
            && (Score(reading) >= Score(Best) - (reading == plain ? toPlain : Close)
                || (reading == unturned
                    && _formulas.Any(k => Side(reading.Judgements[k]) > Math.Max(0, Side(Best.Judgements[k]))))))];
    }

    private static bool HasSettingsOfAnySize(Context context) => context.Samples.Select(sample => sample.Layer)
        .Select(layer => string.Join(',', [.. layer.Stride, .. layer.Dilation, .. layer.PaddingBefore, .. layer.PaddingAfter]))
        .Distinct().Skip(1).Any();

    // Leaves out lines together, and one by one where that changes something that counts. What explains more than the best reading, if
    // anything does.
    private (int[] Lines, Reading Reading)? LeaveOut(int[] lines)
    {
        const int FewLines = 12, Pieces = 4;
        (int[] Lines, Reading Reading)? better = null;
        var waiting = new Queue<int[]>(lines.Length <= FewLines ? lines.Select(line => new[] { line }) : Dealt(lines, 2));
        while (waiting.TryDequeue(out int[]? together))
        {
            int[] statements = [.. together.SelectMany(line => _lines[line])];
            if (!CanAfford && statements.All(_without.ContainsKey))
                continue;
            _looks--;
            var reading = Read([.. _leftOut, .. statements], _others);
            foreach (int statement in statements)
                _without[statement] = reading;
            if (reading == Best)
                continue;
            bool turns = Turns(reading) || Score(reading) > Score(Best);
            if (!turns && statements.All(k => Side(reading.Judgements[k]) == Side(Best.Judgements[k])))
                continue;
            if (together.Length > 1 && CanAfford)
            {
                foreach (int[] piece in Dealt(together, Math.Min(together.Length, Pieces)))
                    waiting.Enqueue(piece);
                continue;
            }
            Add(reading);

            // A definition that holds all the same misled nobody.
            bool misled = together.Any(line => _weights[line] == 1) || statements.Any(k => Side(reading.Judgements[k]) <= 0);
            if (misled && Score(reading) > Score(better?.Reading ?? Best))
                better = (together, reading);
        }
        return better;
    }

    private static IEnumerable<int[]> Dealt(int[] lines, int hands) =>
        Enumerable.Range(0, hands).Select(hand => lines.Where((_, k) => k % hands == hand).ToArray());

    // The few lines that alone have the largest index of an array; one that displays it says how large it is.
    private IEnumerable<int> FarthestLines()
    {
        const int Most = 4;
        var largest = new Dictionary<(string Key, int Place), (long Index, int Line, bool IsAlone)>();
        for (int line = 0; line < _lines.Count; line++)
        {
            foreach (var entry in _lines[line].Select(k => _statements[k]).OfType<Equality>()
                .SelectMany(equality => equality.Forms).OfType<RefForm>())
            {
                for (int place = 0; place < entry.Indices.Count; place++)
                {
                    if (entry.Indices[place].Value.Constant is not { } index)
                        continue;
                    if (!largest.TryGetValue((entry.Key, place), out var known) || index > known.Index)
                        largest[(entry.Key, place)] = (index, line, true);
                    else if (index == known.Index && line != known.Line)
                        largest[(entry.Key, place)] = known with { IsAlone = false };
                }
            }
        }
        return largest.Values.Where(one => one.IsAlone && !_lines[one.Line].Any(k => _statements[k] is Equality { Right.Form: GridForm }))
            .Select(one => one.Line).Distinct().Order().Take(Most);
    }

    private void Add(Reading reading)
    {
        if (Turns(reading) && !_readings.Contains(reading))
            _readings.Add(reading);
    }

    // What says the same of every layer judges the same.
    private Reading Read(HashSet<int> leftOut, Budget budget, Assumption assumption = Assumption.None)
    {
        var parts = _parts.Read(leftOut, budget, isTrial: true, assumption);
        string text = string.Concat(parts.Select(part => $"{part.From}-{part.To}\n{Signature.Of(part.Context)}"));
        if (!_bySignature.TryGetValue(text, out var reading))
            _bySignature[text] = reading = _readingOf(parts);
        return reading;
    }

    // Whether something that is right in one of two readings is wrong in the other.
    private bool Turns(Reading reading)
    {
        for (int k = 0; k < _statements.Count; k++)
        {
            if (Side(reading.Judgements[k]) * Side(Best.Judgements[k]) < 0)
                return true;
        }
        return false;
    }

    // How many lines more hold than don't; a copy counts no second time, and what fails in the best reading is not mended by not being understood.
    private int Score(Reading reading)
    {
        int score = 0;
        for (int line = 0; line < _lines.Count; line++)
        {
            bool holds = false, fails = false, failed = false;
            foreach (int k in _lines[line])
            {
                int side = Side(reading.Judgements[k]);
                (holds, fails, failed) = (holds | side > 0, fails | side < 0, failed | Side(Best.Judgements[k]) < 0);
            }
            score += fails || (failed && !holds) ? -_weights[line] : holds ? _weights[line] : 0;
        }
        return score;
    }

    private static int Side(Judgement? judgement) => judgement?.Verdict switch
    {
        EquationVerdict.Right => 1,
        EquationVerdict.Wrong or EquationVerdict.Follows => -1,
        _ => 0,
    };
}
