using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// Which lines carry which verdicts. A line is judged by what the others say: each is left out once, alone or together with others, and where its own
/// verdict changes then, it was founded on itself; where verdicts of others turn from wrong to right, it misled. What misleads most is left out for good.
/// </summary>
internal sealed class Evidence
{
    // So many readings are made of a document of moderate length; long ones get fewer.
    private const int MostReadings = 24, MostJudged = 2000, FewestReadings = 3, MostInferences = 80, MostInferred = 20_000;

    // A reading that explains one line less than another comes close to it.
    private const int Close = 1;

    // What a formula defines is meant, whatever a line or two say that do not agree with it.
    private const int WeightOfDefinition = 3;

    private readonly Parts _parts;
    private readonly IReadOnlyList<Statement> _statements;
    private readonly Func<IReadOnlyList<Part>, Reading> _readingOf;
    private readonly IReadOnlyList<IReadOnlyList<int>> _lines;
    private readonly int[] _weights;
    private readonly Dictionary<int, Reading> _without = [];
    private readonly List<Reading> _readings = [];
    private readonly Dictionary<string, Reading> _bySignature = new(StringComparer.Ordinal);
    private int _left, _inferences;

    private Evidence(Parts parts, IReadOnlyList<Statement> statements, Foundations foundations, Func<IReadOnlyList<Part>, Reading> readingOf)
    {
        (_parts, _statements, _readingOf, _lines) = (parts, statements, readingOf, Line.Of(statements));
        _weights = [.. _lines.Select(line => line.Any(k => foundations.IsFirst((Equality)statements[k])) ? WeightOfDefinition : 1)];
        _left = Math.Clamp(MostJudged / Math.Max(1, statements.Count), FewestReadings, MostReadings);
        _inferences = Math.Clamp(MostInferred / Math.Max(1, statements.Count), FewestReadings, MostInferences);
    }

    /// <summary>The reading that most of the document agrees with.</summary>
    public Reading Best { get; private set; } = null!;

    /// <summary>Other readings that explain as much of it, or nearly.</summary>
    public IReadOnlyList<Reading> Rivals { get; private set; } = [];

    /// <summary>What the lines but one say of it.</summary>
    /// <param name="statement">A statement of that line.</param>
    public Judgement? WithoutItself(int statement) => (_without.TryGetValue(statement, out var reading) ? reading : Best).Judgements[statement];

    public static Evidence Of(Parts parts, IReadOnlyList<Statement> statements, Foundations foundations, Func<IReadOnlyList<Part>, Reading> readingOf)
    {
        var evidence = new Evidence(parts, statements, foundations, readingOf);
        evidence.Gather();
        return evidence;
    }

    private void Gather()
    {
        var leftOut = new HashSet<int>();
        Best = Read(leftOut);
        const int MostMisleading = 3;
        for (int round = 0; ; round++)
        {
            _without.Clear();
            (int[] Lines, Reading Reading)? better = null;
            LeaveOut([.. Enumerable.Range(0, _lines.Count).Where(line => !_lines[line].Any(leftOut.Contains))], leftOut, ref better);
            if (better is not var (misleading, reading) || round == MostMisleading)
                break;
            leftOut.UnionWith(misleading.SelectMany(line => _lines[line]));
            Best = reading;
        }
        Rivals = [.. _readings.Where(reading => reading != Best && Score(reading) >= Score(Best) - Close)];
    }

    // Leaves out lines together, and one by one where that changes something that counts.
    private void LeaveOut(int[] lines, HashSet<int> leftOut, ref (int[] Lines, Reading Reading)? better)
    {
        const int FewLines = 12, Pieces = 4;
        var waiting = new Queue<int[]>(lines.Length <= FewLines ? lines.Select(line => new[] { line }) : Dealt(lines, 2));
        while (waiting.TryDequeue(out int[]? together))
        {
            if (_left <= 0 || _inferences-- <= 0)
            {
                foreach (int statement in waiting.Append(together).SelectMany(piece => piece).SelectMany(line => _lines[line]))
                    _without.TryAdd(statement, Best);
                return;
            }
            int[] statements = [.. together.SelectMany(line => _lines[line])];
            var reading = Read([.. leftOut, .. statements]);
            if (reading == Best)
                continue;
            bool changesItself = statements.Any(k => Side(reading.Judgements[k]) != Side(Best.Judgements[k])), turns = Turns(reading);
            if (!changesItself && !turns)
                continue;
            if (together.Length > 1 && _left > 0)
            {
                foreach (int[] piece in Dealt(together, Math.Min(together.Length, Pieces)))
                    waiting.Enqueue(piece);
                continue;
            }
            foreach (int statement in statements)
                _without[statement] = reading;
            if (turns && !_readings.Contains(reading))
                _readings.Add(reading);
            if (Score(reading) > Score(better?.Reading ?? Best))
                better = (together, reading);
        }
    }

    private static IEnumerable<int[]> Dealt(int[] lines, int hands) => Enumerable.Range(0, hands).Select(hand => lines.Where((_, k) => k % hands == hand).ToArray());

    // What says the same of every layer judges the same.
    private Reading Read(HashSet<int> leftOut)
    {
        var parts = _parts.Read(leftOut);
        string text = string.Concat(parts.Select(part => $"{part.From}-{part.To}\n{Signature.Of(part.Context)}"));
        if (!_bySignature.TryGetValue(text, out var reading))
        {
            _left--;
            _bySignature[text] = reading = _readingOf(parts);
        }
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

    // How many lines more hold than don't; a copy counts no second time.
    private int Score(Reading reading)
    {
        int score = 0;
        for (int line = 0; line < _lines.Count; line++)
        {
            bool holds = false, fails = false;
            foreach (int k in _lines[line])
                (holds, fails) = (holds | Side(reading.Judgements[k]) > 0, fails | Side(reading.Judgements[k]) < 0);
            score += fails ? -_weights[line] : holds ? _weights[line] : 0;
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
