using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Gate;

/// <summary>A way to understand a document: what its pieces are about, and what that makes of each statement.</summary>
internal sealed class Reading
{
    private readonly IReadOnlyList<Statement> _statements;
    private readonly Action<Statement> _enter;
    private readonly CancellationToken _cancellation;
    private Judgement?[]? _judgements;

    /// <param name="parts">What the pieces are about.</param>
    /// <param name="statements">The statements of the document.</param>
    /// <param name="enter">Called with each statement before it is judged.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public Reading(IReadOnlyList<Part> parts, IReadOnlyList<Statement> statements, Action<Statement> enter,
        CancellationToken cancellation) =>
        (Parts, _statements, _enter, _cancellation) = (parts, statements, enter, cancellation);

    /// <summary>What the pieces are about.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>What is said of each equality, without explanations, in the order of the document; null for what is no equality.</summary>
    public IReadOnlyList<Judgement?> Judgements => _judgements ??= JudgeAll();

    /// <summary>Decides an equality in the first piece in which it can be decided; right in one of them is right.</summary>
    public Judgement Decide(Equality equality, int number, out int part)
    {
        part = 0;
        Judgement? best = null;
        for (int k = 0; k < Parts.Count; k++)
        {
            if (number < Parts[k].From || number >= Parts[k].To || !Parts[k].IsAbout(equality))
                continue;
            var judgement = Affordable(Parts[k].Judge, equality, number + 1);
            if (best is null || Rank(judgement) > Rank(best))
                (best, part) = (judgement, k);
            if (Rank(best) == 3)
                break;
        }
        if (best is { Verdict: EquationVerdict.Undecided, Slip: not null })
            best = best with { Slip = null };
        return best ?? SizeEquation.Decide(null, equality)
            ?? new Judgement(EquationVerdict.Undecided, "Nothing here says what the input, the filter and the output are.");
    }

    private Judgement?[] JudgeAll()
    {
        var judgements = new Judgement?[_statements.Count];
        for (int k = 0; k < judgements.Length; k++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_statements[k] is not Equality equality || Residue.Is(equality))
                continue;
            _enter(equality);
            if (Parts.Count > 0)
                Parts[0].Context.Budget.Begin();
            judgements[k] = Decide(equality, k, out _);
        }
        return judgements;
    }

    private static Judgement Affordable(Judge judge, Equality equality, int id)
    {
        try
        {
            return judge.Decide(equality, id);
        }
        catch (ConvSymbolicException problem) when (problem.Diagnostic.Code == Effort.Code)
        {
            return new Judgement(EquationVerdict.Undecided, $"Not decided: {Comparison.Lowered(problem.Diagnostic.Message)}.");
        }
    }

    private static int Rank(Judgement judgement) => judgement.Verdict switch
    {
        EquationVerdict.Right or EquationVerdict.Definition or EquationVerdict.NotAnEquation => 3,
        EquationVerdict.Follows => 2,

        // It equals the first side of its chain: no other piece makes that wrong.
        EquationVerdict.Undecided when judgement.Slip == Judge.Unequal => 2,
        EquationVerdict.Wrong => 1,
        _ => 0,
    };
}
