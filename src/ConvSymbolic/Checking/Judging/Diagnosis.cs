using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Checking.Judging;

internal sealed partial class Diagnosis(Context context, Survey survey, Comparison truth)
{
    public Judgement Explain(Equality equality, Outcome outcome, Flaw? flaw)
    {
        _ = (context, survey, truth, flaw, equality);
        return new Judgement(EquationVerdict.Wrong, outcome.Reason.Length > 0 ? outcome.Reason : "The two sides differ.") { Slip = outcome.Slip ?? "wrong-equation" };
    }
}
