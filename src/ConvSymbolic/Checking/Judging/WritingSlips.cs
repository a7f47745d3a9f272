using System.Text;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Slips of the writing, in an equality that holds as it is meant: a subscript or a sign ∂ that is missing.</summary>
internal static class WritingSlips
{
    /// <summary>The first of them; null where there is none.</summary>
    public static Flaw? FlawOf(Equality equality) => All(equality).FirstOrDefault();

    /// <summary>What is said of them; all are mended together.</summary>
    public static Judgement Mended(Equality equality, Flaw flaw)
    {
        string text = equality.Fragment.Text;
        var mended = new StringBuilder();
        int at = equality.Range.Start;
        foreach (var one in All(equality).Distinct().OrderBy(one => one.Range.Start))
        {
            // A subscript's sign stands before the brace.
            int place = one.Slip == "missing-subscript" && one.Range.Start > at && text[one.Range.Start - 1] == '{' ? one.Range.Start - 1 : one.Range.Start;
            mended.Append(text, at, place - at).Append(one.Insertion);
            at = place;
        }
        mended.Append(text, at, equality.Range.End - at);
        return new Judgement(EquationVerdict.Wrong, flaw.Message + " What is meant holds.")
        {
            Slip = flaw.Slip,
            Fault = flaw.Range,
            Found = flaw.Range.Of(text),
            Expected = flaw.Insertion + flaw.Range.Of(text),
            Edit = new Edit(flaw.Slip, equality.Range, mended.ToString()),
            Suggestion = mended.ToString(),
        };
    }

    private static IEnumerable<Flaw> All(Equality equality) => equality.Left.Flaws.Concat(equality.Right.Flaws)
        .Where(flaw => flaw.Range.Start >= equality.Range.Start && flaw.Range.End <= equality.Range.End);
}
