using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// What a text says that the output of a layer is, in formulas and in rows. Where it is nothing that the layer has (O_i = ½ Σ X F,
/// O = X + X * F, O_1 = 2 X_1 F_1), or nothing that is understood, the gradients of the layer are not those of the text.
/// </summary>
internal sealed class OutputLines
{
    // With so many lines that hold for each that does not, what is said of the output may be a slip.
    private const int MostRight = 3;

    private readonly IReadOnlyList<int> _fitting;
    private readonly List<(int Number, Lazy<bool> IsOther)> _formulas;
    private readonly bool _areUnexplained, _areDisputed, _areMore;

    /// <param name="part">The layer, and where the text is about it.</param>
    /// <param name="statements">What is said.</param>
    /// <param name="foundations">What is defined.</param>
    /// <param name="judgements">What the best reading says of it.</param>
    public OutputLines(Part part, IReadOnlyList<Statement> statements, Foundations foundations, IReadOnlyList<Judgement?> judgements)
    {
        var own = Enumerable.Range(part.From, part.To - part.From).ToList();
        var rows = own.Where(number => statements[number] is Equality equality && IsRow(part.Context, equality)).ToList();
        List<int> lines = foundations.IsDeclared
            ? [.. rows.Where(number => IsOtherwise(((Equality)statements[number]).Right.Form))]
            : [.. foundations.Outputs(part.Context).Where(number => number >= part.From && number < part.To).Union(rows)];
        _fitting = [.. rows.Where(Fits)];
        _formulas = [.. rows.Where(number => judgements[number]?.Verdict == EquationVerdict.Right
            && IsFormula((Equality)statements[number]))
            .Select(number => (number, new Lazy<bool>(() => part.Judge.OutcomeOf((Equality)statements[number]) == OutcomeKind.Different)))];
        _areUnexplained = lines.Count > 0 && !lines.Exists(Fits);
        _areDisputed = _areUnexplained && (!lines.TrueForAll(IsWrong) || foundations.IsDeclared || MostRight * own.Count(IsWrong)
            > own.Count(number => judgements[number]?.Verdict == EquationVerdict.Right));
        _areMore = foundations.Residuals(part.Context).Any(IsWrong);

        // Right by this layer, and not by another one of the text.
        bool Fits(int number) => judgements[number]?.Verdict is EquationVerdict.Right or EquationVerdict.Definition
            && FormTree.Within(((Equality)statements[number]).Right.Form).OfType<RefForm>()
                .All(value => value.Indices.Count == 0 || part.Context.RoleOf(value) is not null);

        bool IsWrong(int number) => judgements[number]?.Verdict is EquationVerdict.Wrong;
    }

    /// <summary>Whether the last formula of the output before a statement, which holds, says something else than the layer.</summary>
    public bool AreOtherBefore(int number)
    {
        int low = 0, high = _formulas.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _formulas[middle].Number < number ? (middle + 1, high) : (low, middle);
        }
        return low > 0 && _formulas[low - 1].IsOther.Value;
    }

    /// <summary>Whether no more than two lines of the output fit.</summary>
    public bool FitFew => _fitting.Count < 3;

    /// <summary>Whether nothing that is said of the output fits the layer, but for one statement.</summary>
    public bool AreUnexplainedBut(int number) => _areUnexplained && _fitting.All(row => row == number);

    /// <summary>The same where it is no slip.</summary>
    public bool AreDisputedBut(int number) => _areMore || (_areDisputed && _fitting.All(row => row == number));

    // Numbers are no rows.
    private static bool IsRow(Context context, Equality equality) => equality.Left.Form is RefForm { Indices.Count: > 0 } left
        && ReferenceEquals(equality.Left, equality.Head) && context.RoleOf(left) == Role.Output
        && equality.Right.Form is not (GridForm or NumberForm or RefForm) && !IsOfNumbers(equality.Right.Form)
        && !equality.Right.Forms.Any(form => form is GradientForm or DerivativeForm);

    private static bool IsFormula(Equality equality) =>
        ((RefForm)equality.Left.Form).Indices.All(index => index.Value.Constant is null);

    private static bool IsOfNumbers(Form form) => FormTree.Within(form).All(part => part is NumberForm or SumForm or ProductForm);

    // A factor that is no entry, a quotient: nothing that a slip makes.
    private static bool IsOtherwise(Form right) => FormTree.Within(right)
        .Any(form => form is QuotientForm || (form is NumberForm number && !number.Value.IsZero && !(number.Value * number.Value).IsOne));
}
