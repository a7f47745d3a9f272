using ConvSymbolic.Cli.Output;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli;

/// <summary>What a command may touch of the world around it.</summary>
internal sealed class CommandContext
{
    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where messages go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input; nothing comes from there unless it is given.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether somebody watches <see cref="Error"/> on a terminal.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether somebody reads <see cref="Output"/> on a terminal that shows colours, and wants them.</summary>
    public bool ShowsColour { get; init; }

    /// <summary>The columns of the terminal that shows <see cref="Output"/>, or null where none does.</summary>
    public int? Width { get; init; }

    /// <summary>Says something in one line on <see cref="Error"/>, whatever it quotes.</summary>
    /// <param name="message">The message.</param>
    public void Tell(string message) => Error.WriteLine($"convsym: {Harmless.Line(message)}");

    /// <summary>The same surroundings, in which no control character of a file or an argument reaches a terminal.</summary>
    public CommandContext Guarded() => new()
    {
        Output = new HarmlessWriter(Output, ShowsColour),
        Error = new HarmlessWriter(Error, showsColour: false),
        OpenInput = OpenInput,
        Cancellation = Cancellation,
        ShowsProgress = ShowsProgress,
        ShowsColour = ShowsColour,
        Width = Width,
    };

    /// <summary>Starts to show how far some work is; says nothing unless somebody watches and the work takes a while.</summary>
    /// <param name="what">What is being done, such as "evaluating".</param>
    public ProgressLine StartProgress(string what) => new(ShowsProgress ? Error : null, what);
}
