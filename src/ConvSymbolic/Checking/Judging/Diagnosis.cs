using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Judging;

internal sealed partial class Diagnosis(Context context, Survey survey, Comparison truth)
{
    public Judgement Explain(Equality equality, Outcome outcome)
    {
        _ = (context, survey, truth, equality);
        return new Judgement(EquationVerdict.Wrong, outcome.Reason.Length > 0 ? outcome.Reason : "The two sides differ.") { Slip = outcome.Slip ?? "wrong-equation" };
    }

    public Judgement? Misread(Equality equality, Outcome outcome) => null;
}
