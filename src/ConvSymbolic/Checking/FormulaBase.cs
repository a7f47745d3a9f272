using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking;

/// <summary>
/// Formulas that count from 0 beside entries that count from 1: O_ij = Σ X_{i+m,j+n} F_mn with m and n from 0, and then O_11 = X_11 F_11 + …. Each is judged
/// as it counts where the formulas can't be meant otherwise.
/// </summary>
internal static class FormulaBase
{
    private const int MostFormulas = 12;

    /// <summary>The context of the formulas, if they count from another number than the entries; null where one number serves both.</summary>
    public static Context? Of(Context entries, Judge judge, IReadOnlyList<Statement> statements, Func<Context, Judge> judgeOf)
    {
        if (entries is not { SizesAreKnown: true, CountedApart: null, LooksTransposed: false, CountedOtherwise: { } countedOtherwise })
            return null;
        List<Equality> formulas = [.. statements.OfType<Equality>().Where(IsFormula)];
        List<Equality> forward = [.. formulas.Where(formula => formula.Left.Form is RefForm left && entries.RoleOf(left) == Role.Output && formula.Right.Forms.Any(form => form is BigSumForm)).Take(MostFormulas)];
        if (formulas.Count == 0 || forward.Any(judge.Holds))
            return null;
        var other = countedOtherwise();
        var otherJudge = judgeOf(other);
        // The chain rule holds with any number.
        List<(bool Own, bool Other)> held = [.. formulas.Take(MostFormulas).Select(formula => (judge.Holds(formula), otherJudge.Holds(formula)))];
        int own = held.Count(pair => pair.Own && !pair.Other), others = held.Count(pair => pair.Other && !pair.Own);

        // Without a forward formula, several others have to agree.
        return (forward.Count > 0 ? forward.Any(otherJudge.Holds) && others > own : others > 1 && own == 0) ? other : null;
    }

    /// <summary>Whether an equality has indices with letters and none that are numbers.</summary>
    public static bool IsFormula(Equality equality) => HasLetters(equality) && !Indices(equality).Any(index => index.Value.Constant is not null);

    /// <summary>Whether an equality has indices with letters.</summary>
    public static bool HasLetters(Equality equality) => Indices(equality).Any(index => index.Value.Constant is null);

    private static IEnumerable<IndexForm> Indices(Equality equality) =>
        equality.Forms.OfType<RefForm>().SelectMany(reference => reference.Indices);
}
