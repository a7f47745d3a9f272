namespace ConvSymbolic.Exchange;

/// <summary>A call of a program: files are written, and the program is run in their folder, until a run fails.</summary>
/// <param name="Program">The name of the program.</param>
/// <param name="Files">The files.</param>
/// <param name="Runs">What it is called with, each time.</param>
public sealed record OutsideCall(string Program, IReadOnlyList<OutsideFile> Files, IReadOnlyList<IReadOnlyList<string>> Runs)
{
    /// <summary>About how many theorems the program is asked at once: it may take the time of so many.</summary>
    public int Theorems { get; init; } = 1;
}

/// <summary>What came of a call.</summary>
/// <param name="Output">What the program wrote to standard output in its last run.</param>
/// <param name="Failure">Why it did not come to its end, as part of a sentence: <c>gave no answer within 60 s</c>; null where it did.</param>
public sealed record OutsideAnswer(string Output, string? Failure = null);

/// <summary>Runs a program, in the time and with the output that it is given.</summary>
/// <param name="call">The call.</param>
public delegate OutsideAnswer OutsideRun(OutsideCall call);
