using ConvSymbolic.Cli.Output;

namespace ConvSymbolic.Cli;

/// <summary>Where the process starts.</summary>
internal static class Program
{
    private static int Main(string[] args) => CommandLine.Run(args, new CommandContext
    {
        Output = StandardStreams.OpenOutput(),
        Error = StandardStreams.OpenError(),
        OpenInput = StandardStreams.OpenInput,
        Cancellation = Cancellation.Listen(),
        ShowsProgress = StandardStreams.ErrorIsTerminal,
        ShowsColour = StandardStreams.OutputShowsColour,
        Width = StandardStreams.OutputWidth,
    });
}
