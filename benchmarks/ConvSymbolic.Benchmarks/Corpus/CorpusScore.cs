using ConvSymbolic.Checking;

namespace ConvSymbolic.Benchmarks.Corpus;

/// <summary>How well the reports on the documents of one verdict file agree with what was stated.</summary>
internal sealed class CorpusScore
{
    // The words by which a message says that an equation is about something else than a convolution.
    private static readonly string[] OtherSubjects = ["dense", "fully connected", "activation", "pooling", "matrix product"];

    private readonly HashSet<(string File, string Error)> _roots = [], _rootsFound = [];

    public Tally Wrong { get; } = new();

    public Tally Right { get; } = new();

    /// <summary>Slips that a reader may call so or not: flagged when anything but right is said of them.</summary>
    public Tally JudgementCalls { get; } = new();

    /// <summary>What is no equation: done well where nothing is judged.</summary>
    public Tally Others { get; } = new();

    public Tally RootErrors => new() { All = _roots.Count, Done = _rootsFound.Count };

    /// <summary>The errors that the reports count in the documents for which root errors are stated.</summary>
    public int RootErrorsReported { get; private set; }

    public int FalseAlarms => Alarms.Count;

    /// <summary>Equalities that were read, of all.</summary>
    public Tally Read { get; } = new();

    /// <summary>The same, without those that are about something else than a convolution.</summary>
    public Tally ReadOfConvolutions { get; } = new();

    /// <summary>Wrong ones that were not called so.</summary>
    public List<Disagreement> Misses { get; } = [];

    /// <summary>Right ones that were called wrong.</summary>
    public List<Disagreement> Alarms { get; } = [];

    /// <summary>Right ones that were not confirmed, judgement calls without a warning, and what is judged although it is no equation.</summary>
    public List<Disagreement> Doubts { get; } = [];

    /// <summary>Equalities that are called wrong and that nobody stated anything about.</summary>
    public List<(string File, CheckedEquation Equation)> Unstated { get; } = [];

    /// <summary>Adds a document.</summary>
    /// <param name="report">The report on it.</param>
    /// <param name="items">What was stated about it.</param>
    public void Add(CheckReport report, IReadOnlyList<StatedItem> items)
    {
        var matching = new Matching(report, items);
        var stated = new HashSet<int>();
        foreach (var item in items)
        {
            var equations = matching.Of(item);
            stated.UnionWith(equations.Select(equation => equation.Id));
            Add(item, equations);
        }
        foreach (var equation in report.Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation))
        {
            bool isRead = equation.Verdict is EquationVerdict.Right or EquationVerdict.Wrong or EquationVerdict.Follows or EquationVerdict.Definition;
            Read.Count(isRead);
            if (isRead || !IsAboutOther(equation))
                ReadOfConvolutions.Count(isRead);
            if (IsCalledWrong(equation) && !stated.Contains(equation.Id))
                Unstated.Add((report.File, equation));
        }
        if (items.Any(item => item.RootError is not null))
            RootErrorsReported += report.RootErrors;
    }

    private void Add(StatedItem item, IReadOnlyList<CheckedEquation> equations)
    {
        bool isCalledWrong = equations.Any(IsCalledWrong);
        if (item.IsWrong && item.IsJudgementCall)
        {
            bool isFlagged = equations.Any(equation => equation.Verdict is not (EquationVerdict.Right or EquationVerdict.Definition or EquationVerdict.NotAnEquation));
            Note(JudgementCalls, isFlagged, Doubts);
        }
        else if (item.IsWrong)
        {
            Note(Wrong, isCalledWrong, Misses);
            if (item.RootError is { } root)
            {
                _roots.Add((item.File, root));
                if (isCalledWrong)
                    _rootsFound.Add((item.File, root));
            }
        }
        else if (item.IsRight)
        {
            bool isConfirmed = equations.Any(equation => equation.Verdict == EquationVerdict.Right)
                && equations.All(equation => equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition);
            Note(Right, isConfirmed, isCalledWrong ? Alarms : Doubts);
        }
        else
            Note(Others, !equations.Any(equation => equation.Verdict == EquationVerdict.Right || IsCalledWrong(equation)), Doubts);

        void Note(Tally tally, bool isDone, List<Disagreement> otherwise)
        {
            tally.Count(isDone);
            if (!isDone)
                otherwise.Add(new(item, equations));
        }
    }

    private static bool IsCalledWrong(CheckedEquation equation) => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows;

    private static bool IsAboutOther(CheckedEquation equation) =>
        equation.Verdict == EquationVerdict.Undecided && Array.Exists(OtherSubjects, words => equation.Message.Contains(words, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How many of how many.</summary>
internal sealed class Tally
{
    public int All { get; set; }

    public int Done { get; set; }

    public void Count(bool isDone)
    {
        All++;
        Done += isDone ? 1 : 0;
    }

    public override string ToString() => All == 0 ? "none" : FormattableString.Invariant($"{Done} of {All} ({100.0 * Done / All:0.0} %)");
}

/// <summary>What was stated, and the equalities of which something else is said.</summary>
internal sealed record Disagreement(StatedItem Item, IReadOnlyList<CheckedEquation> Equations);
