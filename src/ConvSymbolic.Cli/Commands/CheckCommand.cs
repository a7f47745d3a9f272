using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Checks;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym check</c>: judges the equations of derivations that people wrote by hand.</summary>
internal sealed class CheckCommand : Command, IHasExamples
{
    public const string Verb = "check";

    private readonly Argument<string[]> _files = new("FILE")
    {
        HelpName = "FILE",
        Description = "Documents: Markdown, .tex, .ipynb, HTML; - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly ChoiceOption _format = new("--format", "Format of the report.", "text", "json", "sarif", "markdown");
    private readonly ValueOption _fix = new("--fix", "FILE", "Write a corrected copy of the one document to this file.");
    private readonly Option<bool> _inPlace = new("--in-place") { Description = "Correct the documents themselves." };
    private readonly Option<bool> _marks = new("--marks") { Description = "Write points per equation in the place of the report, with follow-through credit." };
    private readonly ChoiceOption _copies = new("--copies", "What copies of an error cost in the points: the error once, or each copy.", "once", "each");
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 3 when nothing is wrong but something is undecided or unreadable." };
    private readonly ValueOption _declare = new("--declare", "WORDS", "What is known of the documents, such as \"input=X 3x3 filter=F 2x2 stride=2\".");
    private readonly Option<bool> _counterexamples = new("--counterexamples") { Description = "Give small whole numbers at which the sides of a wrong equation differ." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "List right equations and every copy of an error, too." };
    private readonly ValueOption _out = new("--out", "FILE", "Write the report to this file instead of standard output; without --format the ending of its name says the format.");

    public CheckCommand(CommandContext context)
        : base(Verb, "Check derivations written by hand: judge every equation, name the slip, propose the correction.")
    {
        Add(_files);
        foreach (Option option in (Option[])[_format, _fix, _inPlace, _marks, _copies, _strict, _declare, _counterexamples, _verbose, _out])
            Add(option);
        SetAction(parsed => new CheckRun(context, HandDerivation.Check).Run(Read(parsed)));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym check notes.md", "what is wrong in a document; exit code 1 when something is"),
        new("convsym check notes.md --fix corrected.md", "a corrected copy beside it"),
        new("convsym check chapter.tex --declare \"input=A 5x5 filter=W 3x3 stride=2 index-base=0\"", "with what the document itself does not say"),
        new("convsym check *.md --format sarif --out check.sarif", "for a code host or an editor"),
        new("convsym check homework.ipynb --marks", "points for each equation, for graders"),
        new("convsym check - --strict < notes.md", "exit code 3 when something was left undecided"),
    ];

    private CheckCall Read(ParseResult parsed) => new()
    {
        Files = parsed.GetValue(_files)!,
        Format = FormatOf(parsed),
        Fix = _fix.In(parsed),
        InPlace = parsed.GetValue(_inPlace),
        Marks = parsed.GetValue(_marks),
        CopiesCostEach = _copies.In(parsed) == "each",
        Strict = parsed.GetValue(_strict),
        Verbose = parsed.GetValue(_verbose),
        Declaration = _declare.In(parsed),
        Counterexamples = parsed.GetValue(_counterexamples),
        Out = _out.In(parsed),
    };

    // The ending of the report's name asks for nothing that these documents can't have.
    private string FormatOf(ParseResult parsed)
    {
        string format = _format.Of(parsed, _out.In(parsed));
        bool isPossible = parsed.GetValue(_marks) ? format == "json" : format != "markdown" || parsed.GetValue(_files)!.Length == 1;
        return isPossible ? format : _format.In(parsed)!;
    }
}
