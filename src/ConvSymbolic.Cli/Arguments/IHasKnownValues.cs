namespace ConvSymbolic.Cli.Arguments;

/// <summary>An option or an argument with values that the shell can complete.</summary>
internal interface IHasKnownValues
{
    /// <summary>Words that may stand there; others may be allowed.</summary>
    IReadOnlyList<string> KnownValues { get; }
}
