namespace ConvSymbolic.Cli;

/// <summary>What the process answers; the numbers are documented and stable.</summary>
internal static class ExitCode
{
    /// <summary>Done; nothing was refuted.</summary>
    public const int Done = 0;

    /// <summary>Something was refuted.</summary>
    public const int Refuted = 1;

    /// <summary>The call or the input is at fault, or a limit was exceeded.</summary>
    public const int Fault = 2;

    /// <summary>Nothing was refuted, but something was left undecided.</summary>
    public const int Undecided = 3;

    /// <summary>Ended by Ctrl-C or a request to terminate.</summary>
    public const int Interrupted = 130;

    /// <summary>All of them in words.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Done, "done; nothing was refuted or found wrong"),
        (Refuted, "something was refuted or found wrong"),
        (Fault, "the call or the input is at fault, or a limit was exceeded"),
        (Undecided, "nothing was refuted, but something was left undecided (check: with --strict)"),
        (Interrupted, "interrupted"),
    ];
}
