using System.CommandLine;
using System.Text;
using ConvSymbolic.Cli.Arguments;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Commands;

/// <summary><c>convsym verify</c>: checks a certificate and says what it proves.</summary>
internal sealed class VerifyCommand : Command, IHasExamples
{
    public const string Verb = "verify";

    private readonly Argument<string> _file = new("FILE") { Description = "A certificate, as prove --certificate writes it." };
    private readonly ChoiceOption _format = new("--format", "Format of the report.", "text", "json");
    private readonly ValueOption _out = new("--out", "FILE", "Write to this file instead of standard output; without --format the ending of its name says the format.");

    public VerifyCommand(CommandContext context)
        : base(Verb, "Check a certificate of the proof for all sizes, and say what it proves.")
    {
        Add(_file);
        Add(_format);
        Add(_out);
        SetAction(parsed => Run(parsed, context));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("convsym verify proof.cert", "exit code 0 when every theorem that it names is proved, 3 when one is not"),
        new("convsym verify proof.cert --format json", "for a program"),
    ];

    private int Run(ParseResult parsed, CommandContext context)
    {
        string file = parsed.GetValue(_file)!;
        var theorems = InputFile.Read("verify.unreadable", file, $"'{file}'", () =>
        {
            // Every byte counts: a mark of an encoding is one too many.
            using var reader = new StreamReader(InputFile.Open(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
            try
            {
                return AllSizes.Verify(reader);
            }
            catch (ConvSymbolicException exception)
            {
                throw new ConvSymbolicException(exception.Diagnostic with { File = file });
            }
        });
        OutputFile.Write(_out.In(parsed), context, output =>
        {
            if (_format.Of(parsed, _out.In(parsed)) == "json")
                theorems.WriteJson(output, file);
            else
                theorems.WriteText(output);
        });
        return theorems.All(theorem => theorem.IsProved) ? ExitCode.Done : ExitCode.Undecided;
    }
}
