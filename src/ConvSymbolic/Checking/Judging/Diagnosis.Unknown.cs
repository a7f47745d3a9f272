using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Judging;

// What could not be decided for a name that is known nowhere, and is wrong all the same: with a known one in its place it holds.
internal sealed partial class Diagnosis
{
    /// <summary>An index variable that nothing binds, in the place of another one. Null for others.</summary>
    public Judgement? Unbound(Equality equality, Outcome outcome)
    {
        const string Reason = " is no index that is known here, nor a size";
        if (!outcome.Reason.EndsWith(Reason, StringComparison.Ordinal))
            return null;
        string name = outcome.Reason[..^Reason.Length], text = equality.Right.Fragment.Text;
        foreach (var (edit, isLeft) in new EditSearch(context, equality, outcome with { Slip = "free-index" }, []).All())
        {
            if (!isLeft && edit.Slip == "free-index" && edit.Range.Of(text) == name && Holds(equality, edit, isLeft))
                return Found(equality, edit, $"The index {name} is known nowhere; with {edit.Replacement} in its place it holds.");
        }
        return null;
    }
}
