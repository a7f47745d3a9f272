using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;
using ConvSymbolic.Latex;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking;

/// <summary>Checks a document: reads it, finds out what it is about, judges every equality, and names slips.</summary>
internal sealed class Checker
{
    private readonly MathDocument _document;
    private readonly CheckOptions _options;
    private readonly List<CheckedEquation> _checked = [];
    private readonly List<CheckContext> _contexts = [];

    private Checker(MathDocument document, CheckOptions options)
    {
        _document = document;
        _options = options;
    }

    public static CheckReport Check(string text, CheckOptions options)
    {
        var document = DocumentReader.Read(text, DocumentKinds.Of(options.File, text));
        var checker = new Checker(document, options);
        checker.Run();
        return new CheckReport(options.File, text, checker._contexts, checker._checked);
    }

    private void Run()
    {
        var (statements, survey) = StatementReader.Read(_document);
        foreach (var part in Parts.Of(_document, statements, _options.Declaration))
        {
            int id = _contexts.Count + 1;
            _contexts.Add(part.Report(id, _document));
            var judge = part.Context is null ? null : new Judge(part.Context, survey, _options.WithCounterexamples);
            foreach (var statement in part.Statements)
                _checked.Add(Judged(statement, id, judge));
        }
    }

    private CheckedEquation Judged(Statement statement, int context, Judge? judge)
    {
        int id = _checked.Count + 1;
        var map = statement.Fragment.Map;
        var blank = new CheckedEquation
        {
            Id = id,
            Context = context,
            Span = map.SpanOf(statement.Range),
            Latex = statement.Range.Of(statement.Fragment.Text),
            Verdict = EquationVerdict.NotAnEquation,
            Message = "",
        };
        switch (statement)
        {
            case Broken broken:
                return blank with
                {
                    Verdict = EquationVerdict.Unreadable,
                    Fault = map.SpanOf(broken.Problem.Range),
                    Found = broken.Problem.Found,
                    Expected = broken.Problem.Expected,
                    Message = broken.Problem.Message,
                };
            case Lone:
                return blank with { Message = "No equality stands here." };
            case Equality equality when judge is null:
                return Residue.Is(equality)
                    ? blank with { Message = "No equality stands here." }
                    : blank with { Verdict = EquationVerdict.Undecided, Message = "Nothing here says what the input, the filter and the output are." };
            case Equality equality:
                var judgement = judge.Decide(equality, id);
                return blank with
                {
                    Verdict = judgement.Verdict,
                    Scope = judgement.Verdict is EquationVerdict.Right or EquationVerdict.Wrong or EquationVerdict.Follows ? Scope.ThisSize : null,
                    Slip = judgement.Slip,
                    Fault = judgement.Fault is { } fault ? map.SpanOf(fault) : null,
                    Found = judgement.Found,
                    Expected = judgement.Expected,
                    Suggestion = judgement.Suggestion,
                    Fix = judgement.Edit is { } edit && map.IsOnePiece(edit.Range) ? FixOf(map.ToDocument(edit.Range), edit.Replacement) : null,
                    RootCause = judgement.RootCause,
                    Entries = judgement.Entries,
                    Counterexample = judgement.Counterexample,
                    Message = judgement.Message,
                };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private TextEdit FixOf(TextRange place, string replacement) =>
        new(place.Start, place.Length, _document.Kind == DocumentKind.Notebook ? System.Text.Json.JsonEncodedText.Encode(replacement, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() : replacement);
}
