using System.Text.RegularExpressions;
using ConvSymbolic.Tests.Cli;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Documentation;

/// <summary>A call of convsym in a console block, and what the page shows of it.</summary>
internal sealed record ConsoleSession(string Command, IReadOnlyList<string> Shown)
{
    private const string Prompt = "$ ", Program = "convsym";

    public static IEnumerable<ConsoleSession> AllOf(Fence fence)
    {
        for (int k = 0; k < fence.Lines.Count; k++)
        {
            if (fence.Lines[k].StartsWith(Prompt + Program + " ", StringComparison.Ordinal))
                yield return new(fence.Lines[k][Prompt.Length..], [.. fence.Lines.Skip(k + 1).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal))]);
        }
    }

    /// <summary>Runs it in this process; what it reads of samples/ is there, and what it writes lies in the folder.</summary>
    public Call Run(TemporaryFolder folder)
    {
        string[] args = [.. Argument.Matches(Command).Skip(1).Select(match => match.Value.Trim('\''))];
        for (int k = 0; k < args.Length; k++)
        {
            if (args[k].StartsWith("samples/", StringComparison.Ordinal))
                args[k] = Repository.PathOf(args[k]);
            else if (k > 0 && args[k - 1] == "--out")
                args[k] = folder[args[k]];
        }
        var call = Call.Of(args);
        string samples = Repository.PathOf("samples");
        return call with { Output = call.Output.Replace(samples, "samples", StringComparison.Ordinal) };
    }

    // A word, or anything between quotes.
    private static readonly Regex Argument = new(@"'[^']*'|\S+");
}
