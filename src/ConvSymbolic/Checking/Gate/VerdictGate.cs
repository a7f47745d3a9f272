using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// Stands behind the judge and lets a verdict through only where it can be trusted: where the other lines of the document, and no reading that comes close,
/// say the same. What does not pass is undecided, with the reason.
/// </summary>
internal sealed class VerdictGate(Evidence evidence)
{
    /// <summary>The judgement, or why there is none.</summary>
    public Judgement Pass(Equality equality, int number, Judgement judgement) => judgement.Verdict switch
    {
        EquationVerdict.Right => ReasonAgainstRight(equality, number),
        EquationVerdict.Wrong or EquationVerdict.Follows => ReasonAgainstWrong(number),
        _ => null,
    } is { } reason ? new Judgement(EquationVerdict.Undecided, $"Not decided: {reason}.") : judgement;

    private string? ReasonAgainstRight(Equality equality, int number)
    {
        if (evidence.Rivals.Any(rival => rival.Judgements[number]?.Verdict == EquationVerdict.Wrong))
            return "another reading of the text, which explains as much of it, makes it wrong";
        return evidence.WithoutItself(number)?.Verdict switch
        {
            EquationVerdict.Right or EquationVerdict.Definition => null,
            EquationVerdict.Wrong => "what the rest of the text says makes it wrong, and it is the only line that says otherwise",
            _ => "no other line says what the arrays in it are",
        };
    }

    private string? ReasonAgainstWrong(int number)
    {
        if (evidence.Rivals.Any(rival => rival.Judgements[number]?.Verdict == EquationVerdict.Right))
            return "it holds in another reading of the text, which explains as much of it";
        return evidence.WithoutItself(number)?.Verdict is EquationVerdict.Wrong ? null : "no other line says what the arrays in it are";
    }
}
