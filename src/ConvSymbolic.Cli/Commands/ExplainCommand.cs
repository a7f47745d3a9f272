using System.CommandLine;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Explanations;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym explain</c>: what a slip is, and what a word means.</summary>
internal sealed class ExplainCommand : Command, IHasExamples
{
    public const string Verb = "explain";

    // Longer lines are hard to read, however wide the terminal is.
    private const int WidestLine = 100;

    private readonly NameArgument _name =
        new("NAME", "Names of slips, or words of the glossary; all are listed without one.", () => Explanation.Names, ArgumentArity.ZeroOrMore);

    public ExplainCommand(CommandContext context)
        : base(Verb, "Explain a slip that a report names, or a word of the notes.")
    {
        Add(_name);
        SetAction(parsed =>
        {
            int width = Math.Min(context.Width ?? WidestLine, WidestLine);
            string[] words = [.. (parsed.GetValue(_name) ?? []).SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            context.Output.Write(words.Length == 0 ? Explanation.List(width) : Explanation.Of(words, width));
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym explain copied-row", "what the slip is, with an example, wrong and right"),
        new("convsym explain full", "what full(…) means in the formulas"),
        new("convsym explain", "everything that can be explained"),
    ];
}
