using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Gate;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Reports;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;
using ConvSymbolic.Latex;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking;

/// <summary>Checks a document: reads it, finds out what it is about, judges every equality, and names slips.</summary>
internal sealed class Checker
{
    private readonly MathDocument _document;
    private readonly CheckOptions _options;
    private readonly List<CheckedEquation> _checked = [];
    private readonly List<CheckContext> _contexts = [];

    private readonly CancellationToken _cancellation;

    private readonly Budget _budget;

    // Where the section ends in which a dense layer was given.
    private int _denseTo;

    private Checker(MathDocument document, CheckOptions options, Budget budget, CancellationToken cancellation)
    {
        _document = document;
        _options = options;
        _cancellation = cancellation;
        _budget = budget;
    }

    /// <summary>Checks a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="options">What is known beforehand.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <param name="budget">What it may take; the usual where it is null.</param>
    public static CheckReport Check(string text, CheckOptions options, CancellationToken cancellation, Budget? budget = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var document = DocumentReader.Read(text, DocumentKinds.Of(options.File, text));
        var checker = new Checker(document, options, budget ?? new Budget(cancellation: cancellation), cancellation);
        checker.Run();
        return new CheckReport(options.File, text, checker._contexts, checker._checked);
    }

    private void Run()
    {
        var (statements, survey) = StatementReader.Read(_document, _options.Declaration ?? "", _cancellation);
        var pieces = new Parts(_document, statements, survey, _options, _cancellation);
        var foundations = new Foundations(statements, _document.Declarations.Count > 0 || _options.Declaration is { Length: > 0 });
        var evidence = Evidence.Of(pieces, statements, foundations, ReadingOf, _cancellation);
        var reading = ReadingOf(pieces.Read(evidence.LeftOut, _budget));
        var text = new SaidInWords(_document, statements, _options.Declaration, pieces.SaysOfSeveral);
        var gate = new VerdictGate(
            evidence, reading, text, new Surroundings(_document), foundations, new Extents(statements, text.GoesOn), statements);
        var places = new int[statements.Count];
        for (int k = 0; k < statements.Count; k++)
        {
            _cancellation.ThrowIfCancellationRequested();
            survey.Enter(statements[k].Fragment.Offset);
            _budget.Begin();
            var judged = Judged(statements[k], k, reading, gate, out places[k]);
            if (judged.Verdict == EquationVerdict.Undecided && statements[k] is Equality forward && NotConvolution.IsDense(forward))
                _denseTo = _document.Headings.Select(heading => heading.Offset).Where(heading => heading > forward.Offset).DefaultIfEmpty(0).First();
            _checked.Add(judged);
        }
        for (int part = 0; part < reading.Parts.Count; part++)
        {
            int[] lines = [.. _checked.Where((_, k) => places[k] == part).Select(equation => equation.Span.Line)];
            if (lines.Length > 0 || part == 0)
                Report(part, reading.Parts[part].Context, lines);
        }
        if (_contexts.Count == 0)
            Report(0, null, []);

        Reading ReadingOf(IReadOnlyList<Part> parts) => new(parts, statements, statement => survey.Enter(statement.Fragment.Offset), _cancellation);
    }

    private void Report(int part, Context? context, int[] lines) => _contexts.Add(new CheckContext
    {
        Id = part + 1,
        FirstLine = lines.DefaultIfEmpty(1).Min(),
        LastLine = lines.DefaultIfEmpty(1).Max(),
        Roles = context?.Names ?? new Dictionary<string, string>(),
        IndexBase = context?.IndexBase ?? 1,
        Layer = context is { Samples: [var sample, ..] }
            ? context.Names.ContainsKey("bias") ? sample.Layer.WithBias() : sample.Layer
            : null,
        SizesAreKnown = context?.SizesAreKnown ?? false,
        Evidence = context?.Evidence.Select(Greek.InWords).ToList()
            ?? ["No equation says how an input, a filter and an output belong together."],
    });

    private CheckedEquation Judged(Statement statement, int number, Reading reading, VerdictGate gate, out int part)
    {
        part = 0;
        var map = statement.Fragment.Map;
        var blank = new CheckedEquation
        {
            Id = number + 1,
            Context = 1,
            Span = map.SpanOf(statement.Range),
            Latex = statement.Range.Of(statement.Fragment.Text),
            Verdict = EquationVerdict.NotAnEquation,
            Message = "No equality stands here.",
        };
        switch (statement)
        {
            case Broken broken:
                return blank with
                {
                    Verdict = EquationVerdict.Unreadable,
                    Slip = "malformed-latex",
                    Fault = map.SpanOf(broken.Problem.Range),
                    Found = broken.Problem.Found,
                    Expected = broken.Problem.Expected,
                    Message = broken.Problem.Message,
                };
            case Equality equality when !Residue.Is(equality):
                var judgement = WholeTerms.Of(Decide(equality, number, reading, gate, out part), statement.Fragment.Text, statement.Range);
                return blank with
                {
                    Context = part + 1,
                    Verdict = judgement.Verdict,
                    Scope = judgement.Verdict is EquationVerdict.Right or EquationVerdict.Wrong or EquationVerdict.Follows ? judgement.Scope : null,
                    Slip = judgement.Slip,
                    Fault = judgement.Fault is { } fault ? map.SpanOf(fault) : null,
                    Found = judgement.Found,
                    Expected = judgement.Expected,
                    Suggestion = judgement.Suggestion,
                    Fix = judgement.Edit is { } edit && map.IsOnePiece(edit.Range) ? FixOf(map.ToDocument(edit.Range), edit.Replacement) : null,
                    RootCause = judgement.RootCause,
                    Entries = judgement.Entries,
                    Counterexample = judgement.Counterexample is { } example ? Greek.InWords(example) : null,
                    Message = Greek.InWords(judgement.Message),
                };
            default:
                return blank;
        }
    }

    private Judgement Decide(Equality equality, int number, Reading reading, VerdictGate gate, out int part)
    {
        var judgement = reading.Decide(equality, number, out part);
        // What a section says behind the forward equation of a dense layer may be about that; nothing follows from it.
        if (judgement.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows && equality.Offset < _denseTo)
            return new Judgement(EquationVerdict.Undecided, "Not decided: it may be about the dense layer above.");
        var own = part < reading.Parts.Count ? reading.Parts[part] : null;
        judgement = gate.Pass(equality, number, own, judgement);
        return judgement.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows && own is not null ? gate.Excuse(own.Judge.Settle(equality, judgement, number + 1)) : judgement;
    }

    private TextEdit FixOf(TextRange place, string replacement) =>
        new(place.Start, place.Length, DocumentText.Encode(_document.Kind, replacement));
}
