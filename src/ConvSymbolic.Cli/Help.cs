using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ConvSymbolic.Cli;

/// <summary>A command whose help ends with examples.</summary>
internal interface IHasExamples
{
    /// <summary>Calls that work as they stand, each with what it does.</summary>
    IReadOnlyList<Example> Examples { get; }
}

/// <summary>A call and what it does.</summary>
internal readonly record struct Example(string Call, string Meaning);

/// <summary>The usual help, then the examples.</summary>
/// <param name="width">The columns of the terminal, or null where none shows it.</param>
internal sealed class HelpWithExamples(int? width) : SynchronousCommandLineAction
{
    private static readonly Example[] RootExamples =
    [
        new("convsym derive", "the outputs and gradients of the 3×3 input with the 2×2 filter"),
        new("convsym prove --input 28x28 --filter 5x5", "that the gradients of a layer are convolutions"),
        new("convsym check notes.md", "which equations of somebody's derivation are wrong, and why"),
        new("convsym eval --x X.npy --f F.npy --out result", "the output of a layer on arrays"),
        new("convsym eval --help", "what a command takes, with examples"),
    ];

    private readonly HelpAction _usual = new() { MaxWidth = width ?? int.MaxValue };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exit = _usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command is IHasExamples command ? command.Examples : RootExamples;
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  # {example.Meaning}");
            output.WriteLine($"  {example.Call}");
        }
        output.WriteLine();
        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCode.Meanings)
            output.WriteLine($"  {code,-4} {meaning}");
        return exit;
    }
}
