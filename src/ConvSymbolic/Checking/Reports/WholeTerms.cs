using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Reports;

/// <summary>
/// What stands somewhere and what should, as wholes that can be read alone: a change may begin and end anywhere in an equality, and a
/// reader is shown the brackets that it opens or closes with their partners, without blanks around it.
/// </summary>
internal static class WholeTerms
{
    /// <summary>A judgement in whole terms; as it is where its fault is no piece of the equality, or its brackets have no
    /// partners.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="text">The text that its places are in.</param>
    /// <param name="within">The equality: nothing outside of it is shown.</param>
    public static Judgement Of(Judgement judgement, string text, TextRange within)
    {
        if (judgement is not { Found: { } found, Expected: { } expected })
            return judgement with { Found = judgement.Found?.Trim(), Expected = judgement.Expected?.Trim() };
        var whole = judgement.Fault is { } fault && fault.Of(text) == found ? Around(text, within, fault, expected) : null;
        var (shown, instead) = whole is { } range
            ? (range.Of(text).Trim(),
                $"{text[range.Start..judgement.Fault!.Value.Start]}{expected}{text[judgement.Fault.Value.End..range.End]}".Trim())
            : (found.Trim(), expected.Trim());
        return judgement with
        {
            Fault = whole ?? judgement.Fault,
            Found = shown,
            Expected = instead,
            Message = shown == found.Trim() ? judgement.Message : judgement.Message.Replace(
                $"{found.Trim()} should be {expected.Trim()}", $"{shown} should be {instead}", StringComparison.Ordinal),
        };
    }

    // Both texts must lack the same brackets: then what completes the one completes the other.
    private static TextRange? Around(string text, TextRange within, TextRange change, string replacement)
    {
        var lacking = Brackets.Of(change.Of(text));
        if (lacking != Brackets.Of(replacement) || lacking == Brackets.None || change.Start < within.Start || change.End > within.End)
            return null;
        int start = change.Start, end = change.End;
        while (start > within.Start && Brackets.Of(text[start..end]).Unopened > 0)
            start--;
        while (end < within.End && Brackets.Of(text[start..end]).Unclosed > 0)
            end++;
        if (text[start] is '(' or '{')
            start = HeadOf(text, within.Start, start);
        return Brackets.Of(text[start..end]) == Brackets.None ? new TextRange(start, end) : null;
    }

    // Where what a bracket belongs to begins: \mathrm{conv} of (, X_ of {.
    private static int HeadOf(string text, int least, int start)
    {
        while (start > least)
        {
            if (text[start - 1] == '}')
            {
                int open = start - 1;
                while (open > least && Brackets.Of(text[open..start]).Unopened > 0)
                    open--;
                start = open;
            }
            else if (char.IsAsciiLetter(text[start - 1]) || text[start - 1] is '\\' or '_' or '^')
                start--;
            else
                break;
        }
        return start;
    }

    // How many brackets of a text have no partner in it.
    private readonly record struct Brackets(int Unopened, int Unclosed)
    {
        public static readonly Brackets None = new(0, 0);

        public static Brackets Of(string text)
        {
            var (unopened, unclosed) = (0, 0);
            for (int k = 0; k < text.Length; k++)
            {
                if (text[k] == '\\' && k + 1 < text.Length && !char.IsAsciiLetter(text[k + 1]))
                    k++;
                else if (text[k] is '(' or '{')
                    unclosed++;
                else if (text[k] is ')' or '}' && --unclosed < 0)
                    (unopened, unclosed) = (unopened + 1, 0);
            }
            return new(unopened, unclosed);
        }
    }
}
