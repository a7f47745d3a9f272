using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What makes two wrong equalities the same error: the same slip in the same statement, repeated, made for X and F alike, or copied from one row.</summary>
internal static class RootKeys
{
    public static IEnumerable<string> Of(Context context, Judgement judgement, Equality equality, Outcome? outcome)
    {
        string slip = judgement.Slip ?? "";
        if (slip is "missing-partial" or "missing-subscript")
        {
            yield return slip;
            yield break;
        }
        if (slip == "copied-row" && outcome?.Values is { } values)
            yield return $"copied-row|{values.Right}";
        if (Entries.KeyOf(context, equality.Left.Form) is { } entry)
        {
            yield return $"{slip}|{entry}|{outcome?.Values?.Right.ToString() ?? judgement.Found}";
            yield break;
        }
        yield return $"{slip}|{Skeleton(context, equality)}";
    }

    // The text with one sign for the input and the filter, without blanks.
    private static string Skeleton(Context context, Equality equality)
    {
        string text = equality.Fragment.Text;
        var places = equality.Forms.OfType<RefForm>()
            .Where(reference => context.RoleOf(reference) is Role.Input or Role.Filter && reference.NameRange.Start >= equality.Range.Start && reference.NameRange.End <= equality.Range.End)
            .Select(reference => reference.NameRange).Distinct().OrderBy(range => range.Start);
        var parts = new System.Text.StringBuilder();
        int at = equality.Range.Start;
        foreach (var place in places)
        {
            if (place.Start < at)
                continue;
            parts.Append(text, at, place.Start - at).Append('□');
            at = place.End;
        }
        parts.Append(text, at, equality.Range.End - at);
        return string.Concat(parts.ToString().Where(c => !char.IsWhiteSpace(c)));
    }
}
