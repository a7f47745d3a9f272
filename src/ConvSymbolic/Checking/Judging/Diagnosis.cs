using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Latex;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

/// <summary>
/// Finds the smallest change of an author's own text that makes a wrong equality right; the change names the slip. Every change is tried out: what is
/// proposed was read again and judged right.
/// </summary>
/// <param name="context">The roles and conventions.</param>
/// <param name="survey">The ways of writing of the document.</param>
/// <param name="truth">Decides.</param>
internal sealed partial class Diagnosis(Context context, Survey survey, Comparison truth)
{
    private const int MostTries = 400;
    private const long MostEffort = 500_000;

    private readonly Dictionary<(string Name, int Offset, bool IsGradient), int> _stated = [];

    /// <summary>Keeps in mind that an entry was stated: what is copied from it later is a copied row.</summary>
    public void Note(Equality equality)
    {
        if (ReferenceEquals(equality.Left, equality.Head) && Entries.KeyOf(context, equality.Left.Form) is { } key)
            _stated.TryAdd(key, equality.Chain);
    }

    private bool WasStated((string Name, int Offset, bool IsGradient) entry, Equality equality) => _stated.TryGetValue(entry, out int chain) && chain < equality.Chain;

    /// <summary>Names the slip of a wrong equality and proposes the correction.</summary>
    public Judgement Explain(Equality equality, Outcome outcome)
    {
        var judgement = Slip(equality, outcome) ?? new Judgement(EquationVerdict.Wrong, Sentence(outcome)) { Slip = outcome.Slip ?? "wrong-equation" };
        return judgement with { Outcome = outcome, Entries = EntriesOf(equality, outcome) };
    }

    // What is wrong is wrong, even where there is not enough work left to find out why.
    private Judgement? Slip(Equality equality, Outcome outcome)
    {
        try
        {
            return UnequalChain(equality) ?? MissingOperand(equality, outcome) ?? OtherRow(equality, outcome) ?? Turned(equality, outcome) ?? Terms(equality, outcome) ?? ShortGrid(equality, outcome) ?? Search(equality, outcome);
        }
        catch (ConvSymbolicException problem) when (problem.Diagnostic.Code == Effort.Code)
        {
            return null;
        }
    }

    // Output, delta_in: no letter that was mistyped.
    private static bool IsWord(string name) => name.Length > 2 && char.IsUpper(name[0]);

    /// <summary>
    /// An equality with a symbol that is known nowhere else, which holds with a known one in its place: a symbol misread or mistyped. Null for others.
    /// </summary>
    public Judgement? Misread(Equality equality, Outcome outcome)
    {
        if (!outcome.Reason.EndsWith(" is not known", StringComparison.Ordinal))
            return null;
        var references = equality.Right.Forms.Select(form => (Form: form, IsLeft: false))
            .Concat(equality.GoesOn ? [] : equality.Left.Forms.Select(form => (Form: form, IsLeft: true)))
            .Where(pair => pair.Form is RefForm { Tag: "" } reference && context.RoleOf(reference) is null).ToList();
        if (references is not [var (form, isLeft)] || form is not RefForm unknown || IsWord(unknown.Name))
            return null;
        foreach (string name in NamesOf(equality))
        {
            var edit = new Edit("wrong-variable", unknown.NameRange, name);
            if (Holds(equality, edit, isLeft))
                return Found(equality, edit, $"{unknown.Name} is known nowhere; with {name} in its place it holds.");
        }
        return null;
    }

    private static string Sentence(Outcome outcome) => outcome.Reason.Length > 0 ? char.ToUpperInvariant(outcome.Reason[0]) + outcome.Reason[1..] + "." : "The two sides differ.";

    // X_old − ∂L/∂X = ∂L/∂O · ∂O/∂X: only a term of the left side equals the right one.
    public Judgement? UnequalChain(Equality equality)
    {
        if (ReferenceEquals(equality.Left, equality.Head) || equality.Left.Form is not SumForm sum)
            return null;
        foreach (var term in sum.Terms)
        {
            var part = term.Term is ProductForm { Factors: [.., { Factor: var last }] } ? last : term.Term;
            foreach (var form in (Form[])[term.Term, part])
            {
                if (truth.Compare(form, equality.Right.Form).Kind != OutcomeKind.Equal)
                    continue;
                string text = $"{Balanced(equality.Left.Fragment.Text, form.Range)} = {Balanced(equality.Right.Fragment.Text, equality.Right.Node.Range)}";
                return new Judgement(EquationVerdict.Wrong, $"The right side equals only {Balanced(equality.Left.Fragment.Text, form.Range)}, not the whole left side: the chain should end before it.")
                {
                    Slip = "unequal-chain",
                    Fault = equality.Relation.Range,
                    Found = equality.Relation.Range.Of(equality.Fragment.Text),
                    Expected = Balanced(equality.Left.Fragment.Text, form.Range),
                    Suggestion = text,
                    Edit = new Edit("unequal-chain", equality.Relation.Range, $",\\quad {Balanced(equality.Left.Fragment.Text, form.Range)} ="),
                };
            }
        }
        return null;
    }

    // Full(180°, G): only the filter is rotated; the left side may be another gradient's besides.
    private Judgement? MissingOperand(Equality equality, Outcome outcome)
    {
        if (outcome.Slip != "missing-factor" || equality.GoesOn || equality.Right.Forms.FirstOrDefault(form => form is OperatorForm { Kind: OperatorKind.Rotate, Operands.Count: 0 }) is not { } rotation
            || !context.Names.TryGetValue("filter", out string? filter))
            return null;
        string text = equality.Fragment.Text;
        var written = new Edit("missing-factor", rotation.Range, $"\\text{{rot180}}({filter})");
        if (Holds(equality, written, isLeft: false))
            return Found(equality, written, null);
        foreach (var reference in equality.Left.Forms.OfType<RefForm>())
        {
            foreach (string name in NamesOf(equality))
            {
                var left = new Edit("missing-factor", reference.NameRange, name);
                var both = new Edit("missing-factor", new TextRange(reference.NameRange.Start, rotation.Range.End), name + text[reference.NameRange.End..rotation.Range.Start] + written.Replacement);
                if (FormOf(left.Apply(text, Braces.Around(text, equality.Left.Node.Range))) is { } form && FormOf(written.Apply(text, Braces.Around(text, equality.Right.Node.Range))) is { } right && truth.Compare(form, right).Kind == OutcomeKind.Equal)
                    return Found(equality, both, $"What is rotated by 180° is not written, and the left side is that of another array: it should be {Short(both.Apply(text, equality.Range))}.") with { Fault = rotation.Range, Found = rotation.Range.Of(text), Expected = written.Replacement };
            }
        }
        return null;
    }

    private Judgement? Search(Equality equality, Outcome outcome)
    {
        int tries = 0;
        var effort = context.Budget.Equality;
        long spent = effort.Spent;
        foreach (var (edit, isLeft) in new EditSearch(context, equality, outcome, NamesOf(equality)).All())
        {
            if (++tries > MostTries || effort.Spent - spent > MostEffort)
                break;
            if (Holds(equality, edit, isLeft, outcome))
                return Found(equality, edit, null);
        }
        return null;
    }

    // Names that stand for arrays in this document, as they are written in it.
    private List<string> NamesOf(Equality equality)
    {
        _ = equality;
        return [.. context.Roles.Where(pair => pair.Value is Role.Input or Role.Filter or Role.Output or Role.Upstream or Role.Bias && pair.Key[0] is not ('?' or '*') && !pair.Key.Contains('^', StringComparison.Ordinal))
            .OrderBy(pair => pair.Value).Select(pair => pair.Key.Length == 1 || pair.Key.EndsWith('\'') ? pair.Key : "\\" + pair.Key)];
    }

    /// <summary>Whether an equality holds with a change of one side.</summary>
    private bool Holds(Equality equality, Edit edit, bool isLeft, Outcome? place = null)
    {
        var side = isLeft ? equality.Left : equality.Right;
        var range = Braces.Around(side.Fragment.Text, side.Node.Range);
        if (edit.Range.Start < range.Start || edit.Range.End > range.End)
            return false;
        string changed = edit.Apply(side.Fragment.Text, range);

        // The operator's name may stand over the sign of equality.
        if (!isLeft && equality.Relation.Label is { } label && equality.Right.Node is ProductNode { Factors: [{ Factor: var first }, ..] } && ReferenceEquals(first, label))
            changed = label.Range.Of(side.Fragment.Text) + changed;
        if (FormOf(changed) is not { } form)
            return false;
        var (left, right) = isLeft ? Accumulation.Meant(equality.Relation.Kind, form, equality.Right.Form) : Accumulation.Meant(equality.Relation.Kind, equality.Head.Form, form);
        return (place is null || truth.AgreeAt(left, right, left, place)) && truth.Compare(left, right).Kind == OutcomeKind.Equal;
    }

    private Form? FormOf(string text)
    {
        // Reading a character costs about as much as working out a part of an expression.
        context.Budget.Equality.Spend(text.Length);

        // A long side goes on in the next row.
        var rows = LatexParser.Parse(text, survey.Macros);
        if (rows.Count == 0 || rows.Any(row => row.Statement is not { Sides: [not null], Relations.Count: 0 }) || !rows.Skip(1).All(row => row.ContinuesSide))
            return null;
        var node = rows.Select(row => row.Statement!.Sides[0]!).Aggregate(StatementReader.Joined);
        var reader = new FormReader(survey);
        var form = reader.Read(node);
        return reader.Flaws.Count == 0 ? form : null;
    }

    private static Judgement Found(Equality equality, Edit edit, string? message)
    {
        string text = equality.Fragment.Text;
        bool isInside = edit.Range.Start >= equality.Range.Start && edit.Range.End <= equality.Range.End;

        // A wrong index is shown with its letter.
        var place = Whole(equality, edit.Range);
        string found = place.Of(text), expected = edit.Apply(text, place);
        return new Judgement(EquationVerdict.Wrong, message ?? Message(edit.Slip, found, expected))
        {
            Slip = edit.Slip,
            Fault = place,
            Found = found.Length > 0 ? found : null,
            Expected = expected,
            Edit = isInside ? edit : null,
            Suggestion = isInside ? edit.Apply(text, equality.Range) : null,
        };
    }

    private static TextRange Whole(Equality equality, TextRange range)
    {
        foreach (var side in (Side[])[equality.Left, equality.Right])
        {
            if (!ReferenceEquals(side.Fragment, equality.Fragment))
                continue;
            foreach (var reference in FormTree.Within(side.Form).OfType<RefForm>())
            {
                if (range.Length > 0 && reference.Indices.Select(index => index.Range).Append(reference.IndexRange).Any(own => own.Length > 0 && range.Start >= own.Start && range.End <= own.End))
                    return reference.Range;
            }
            // A change of several terms may begin in the middle of one factor and end in another.
            foreach (var factor in FormTree.Within(side.Form).Where(form => form is RefForm or GradientForm))
            {
                if (range.Length > 0 && Cuts(factor.Range, range))
                    range = new TextRange(Math.Min(range.Start, factor.Range.Start), Math.Max(range.End, factor.Range.End));
            }
            foreach (var sum in FormTree.Within(side.Form).OfType<SumForm>())
            {
                var (first, last) = (TermAt(sum, range.Start), TermAt(sum, range.End - 1));
                if (range.Length > 0 && first is not null && last is not null && first != last)
                    range = new TextRange(first.Term.Range.Start, Math.Max(range.End, last.Term.Range.End));
            }
        }
        return range;
    }

    private static TermForm? TermAt(SumForm sum, int place) => sum.Terms.FirstOrDefault(term => term.Term.Range.Start <= place && place < term.Term.Range.End);

    private static bool Cuts(TextRange factor, TextRange range) =>
        (factor.Start < range.Start && range.Start < factor.End && factor.End < range.End)
        || (range.Start < factor.Start && factor.Start < range.End && range.End < factor.End);

    private static string Message(string slip, string found, string expected)
    {
        string what = Slips.All.TryGetValue(slip, out string? words) ? char.ToUpperInvariant(words[0]) + words[1..] : "The two sides differ";
        return expected.Length == 0 ? $"{what}: {Short(found)} does not belong here."
            : found.Length == 0 ? $"{what}: {Short(expected)} belongs here."
            : $"{what}: {Short(found)} should be {Short(expected)}.";
    }

    private static string Short(string text) => text.Length <= 120 ? text.Trim() : text[..117].Trim() + "…";

    private static string Balanced(string text, TextRange range) => Braces.Around(text, range).Of(text);

    // The wrong entries of an equation of matrices, and what the other side has there.
    private List<CheckedEntry> EntriesOf(Equality equality, Outcome outcome)
    {
        var entries = new List<CheckedEntry>();
        var (side, isRight) = equality.Right.Form is GridForm ? (equality.Right, true) : (equality.Left, false);
        if (side.Form is not GridForm grid)
            return entries;
        for (int k = 0; k < outcome.Entries.Count; k++)
        {
            int[] index = outcome.Entries[k];
            if (index.Length != 2 || index[0] >= grid.Rows.Count || index[1] >= grid.Rows[index[0]].Count || grid.Rows[index[0]][index[1]] is not { } cell)
                continue;
            var (left, right) = outcome.EntryValues[k];
            entries.Add(new CheckedEntry([.. index.Select(position => position + context.IndexBase)], Balanced(side.Fragment.Text, cell.Range), PolynomialTexts.Latex(context, isRight ? left : right)));
        }
        return entries;
    }
}
