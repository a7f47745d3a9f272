namespace ConvSymbolic.Exchange;

/// <summary>A call of a program: a file is written, and the program is run in its folder.</summary>
/// <param name="Program">The name of the program.</param>
/// <param name="Arguments">What it is called with.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="Text">What is in it, as UTF-8.</param>
public sealed record OutsideCall(string Program, IReadOnlyList<string> Arguments, string FileName, string Text);

/// <summary>What came of a call.</summary>
/// <param name="Output">What the program wrote to standard output.</param>
/// <param name="Failure">Why it did not come to its end, as part of a sentence: <c>gave no answer within 60 s</c>; null where it did.</param>
public sealed record OutsideAnswer(string Output, string? Failure = null);

/// <summary>Runs a program, in the time and with the output that it is given.</summary>
/// <param name="call">The call.</param>
public delegate OutsideAnswer OutsideRun(OutsideCall call);
