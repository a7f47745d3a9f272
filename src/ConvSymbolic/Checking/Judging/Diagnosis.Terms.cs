using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Expressions;
using ConvSymbolic.Latex;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

// Entries that are written out term by term: which terms are wrong, which are missing, and whether the row is that of another entry.
internal sealed partial class Diagnosis
{
    // A row with more slips than this was not made by slips.
    private const int MostMended = 8;

    // The right side is that of another entry: copied from a row above, or the left side is left over from one.
    private Judgement? OtherRow(Equality equality, Outcome outcome)
    {
        if (outcome is not { Values: var (expected, found), Index: null } || outcome.Free is { Count: > 0 }
            || outcome.Sample != context.Samples[0] || !context.SizesAreKnown
            || !ReferenceEquals(equality.Left, equality.Head) || Entries.KeyOf(context, equality.Left.Form) is not { } own
                || (found.Count < 2 && expected.Count < 2))
            return null;
        var derivation = ReferenceEquals(found.Ring, outcome.Sample.Derivation.Layer.Ring) ? outcome.Sample.Derivation
            : outcome.Sample.BiasedDerivation;
        var tensor = TensorOf(derivation, own);
        if (tensor is null || !ReferenceEquals(found.Ring, derivation.Layer.Ring))
            return null;
        for (int offset = 0; offset < tensor.Shape.Count; offset++)
        {
            if (offset == own.Offset || tensor.At(offset) != found)
                continue;
            int[] index = tensor.Shape.IndexOf(offset);
            bool isCopied = WasStated(own with { Offset = offset }, equality) || !WasStated(own, equality);
            var reference = equality.Left.Form is GradientForm gradient ? gradient.By : (RefForm)equality.Left.Form;
            if (!isCopied && !equality.GoesOn)
            {
                var edit = IndexText.Change("stale-left-side", equality.Left.Fragment.Text, reference,
                    [.. index.Select(position => position + context.IndexBase)]);
                if (edit is not null && Holds(equality, edit, isLeft: true))
                    return Found(equality, edit,
                        $"The right side is that of another entry, and this left side was stated before: "
                            + $"{edit.Range.Of(equality.Fragment.Text)} should be {edit.Replacement}.");
            }
            var whole = Rewritten(equality, expected, outcome.Sample);
            string entry = string.Join(',', index.Select(position => position + context.IndexBase));
            return whole is null
                ? new Judgement(EquationVerdict.Wrong, $"The right side is that of the entry {entry}.")
                {
                    Slip = "copied-row",
                    Fault = equality.Right.Node.Range
                }
                : Found(equality, whole with { Slip = "copied-row" }, $"The right side is that of the entry {entry}.");
        }
        return null;
    }

    private static SymbolicTensor? TensorOf(Derivations.Derivation derivation, (string Name, int Offset, bool IsGradient) entry) =>
        (entry.Name, entry.IsGradient) switch
        {
            (Names.Output, false) => derivation.Output,
            (Names.Filter, true) => derivation.FilterGradient,
            (Names.Input, true) => derivation.InputGradient,
            _ => null,
        };

    private Judgement? Terms(Equality equality, Outcome outcome)
    {
        if (outcome is not { Values: var (expected, _), Index: null, Sample: { } sample } || outcome.Free is { Count: > 0 }
            || expected.IsZero)
            return null;
        var form = equality.Right.Form;
        if (FormTree.Within(form).Any(part => part is BigSumForm or OperatorForm or EntryForm or GridForm or DotsForm))
            return null;
        IReadOnlyList<TermForm> terms = form is SumForm sum ? [.. sum.Terms]
            : [new TermForm(1, new TextRange(form.Range.Start, form.Range.Start), form)];
        var remaining = expected;
        var offending = new List<TermForm>();
        TermForm? template = null;
        foreach (var term in terms)
        {
            if (Value(term.Term, sample, expected.Ring) is not { } value)
                return null;
            var signed = term.Sign < 0 ? -value : value;
            if (Take(ref remaining, signed))
                template ??= signed.Count == 1 ? term : null;
            else
                offending.Add(term);
        }
        if (offending.Count > MostMended)
            return null;
        string text = equality.Right.Fragment.Text;
        var edits = new List<Edit>();
        foreach (var term in offending)
        {
            if (Mended(term, equality.Head.Form, text, sample, ref remaining) is { } edit)
                edits.Add(edit);
            else if (remaining.IsZero)
                edits.Add(new Edit("extra-term", Whole(term, terms, text), ""));
            else if (Filled(equality, term, template, remaining, sample) is var (composed, left, lacks))
            {
                remaining = left;
                var range = Braces.Around(text, term.Term.Range);
                edits.Add(new Edit(lacks ? "missing-factor" : "wrong-equation", range, composed));
            }
            else
            {
                return null;
            }
        }

        // A derivative that is 0 is right where zeros are written out, and a slip where something is missing.
        foreach (var term in terms)
        {
            var rest = remaining;
            if (!remaining.IsZero && !offending.Contains(term) && Value(term.Term, sample, expected.Ring) is { IsZero: true }
                && Mended(term, equality.Head.Form, text, sample, ref rest, least: 2) is { } edit)
            {
                edits.Add(edit);
                remaining = rest;
            }
        }
        string? planes = edits.Count == 0 ? MissingPlanes(expected, remaining, sample) : null;
        while (!remaining.IsZero && edits.Count <= MostMended && (template ?? terms[0]) is var pattern
            && Composed(pattern, remaining, sample, text) is var (more, rest) && rest.Count < remaining.Count)
        {
            remaining = rest;
            int end = Braces.Around(text, form.Range).End;
            edits.Add(new Edit("missing-term", new TextRange(end, end), " + " + more));
        }
        if (edits.Count == 0 || !remaining.IsZero)
            return null;
        bool isBias = equality.Head.Form is GradientForm { By: var by } && context.RoleOf(by) == Role.Bias
            && form is RefForm or GradientForm;
        string slip = isBias ? "bias-not-summed" : planes
            ?? (edits.Select(edit => edit.Slip).Distinct().Count() == 1 ? edits[0].Slip
                : edits.FirstOrDefault(edit => edit.Slip is "missing-factor")?.Slip ?? "wrong-equation");
        var combined = Together(edits, text, slip) with { Slip = slip };
        if (!Holds(equality, combined, isLeft: false))
            return null;
        var judgement = Found(equality, combined, edits.Count == 1 ? null
            : $"{edits.Count} changes are needed: {string.Join("; ", edits.Select(InWholeFactors))}.");
        return edits.Count == 1 ? judgement : judgement with { Fault = edits[0].Range.Length > 0 ? Whole(equality, edits[0].Range) : null };

        string InWholeFactors(Edit edit)
        {
            var place = Whole(equality, edit.Range);
            string before = Short(place.Of(text)), after = Short(edit.Apply(text, place));
            return before.Length == 0 ? $"add {after}" : after.Length == 0 ? $"leave out {before}" : $"{before} → {after}";
        }
    }

    private static int Factors(Form form) => form is ProductForm product ? product.Factors.Count : 1;

    // A term with the sign before it; the first term takes the sign of the next one with it.
    private static TextRange Whole(TermForm term, IReadOnlyList<TermForm> terms, string text)
    {
        var range = Braces.Around(text, term.Term.Range);
        if (term.SignRange.Length > 0)
            return new TextRange(term.SignRange.Start, range.End);
        return terms.Count > 1 && terms[1].Sign > 0 && terms[1].SignRange.Length > 0
            && terms[0].Term == term.Term ? new TextRange(range.Start, Braces.Around(text, terms[1].Term.Range).Start) : range;
    }

    private static Edit Together(List<Edit> edits, string text, string slip)
    {
        if (edits.Count == 1)
            return edits[0];
        edits = [.. edits.OrderBy(edit => edit.Range.Start)];
        int start = edits[0].Range.Start, at = start;
        var joined = new System.Text.StringBuilder();
        foreach (var edit in edits)
        {
            joined.Append(text, at, Math.Max(0, edit.Range.Start - at)).Append(edit.Replacement);
            at = edit.Range.End;
        }
        return new Edit(slip, new TextRange(start, at), joined.ToString());
    }

    // Takes a term out of what remains, if it is a part of it.
    private bool Take(ref Polynomial remaining, Polynomial term)
    {
        context.Budget.Equality.Spend(1 + remaining.Count / 8);
        var rest = remaining - term;
        if (!term.IsZero && rest.Count != remaining.Count - term.Count)
            return false;
        remaining = rest;
        return true;
    }

    // One change of a term that makes it a part of what remains.
    private Edit? Mended(TermForm term, Form head, string text, Sample sample, ref Polynomial remaining, int least = 0)
    {
        if (Value(term.Term, sample, remaining.Ring) is not { } value)
            return null;
        if (term.SignRange.Length > 0 && !value.IsZero && Take(ref remaining, term.Sign < 0 ? value : -value))
            return new Edit("wrong-sign", term.SignRange, term.Sign < 0 ? "+" : "-");
        var range = Braces.Around(text, term.Term.Range);
        (Edit Edit, Polynomial Value, int Score)? best = null;
        foreach (var edit in EditSearch.OfEntries(context, term.Term, text, NamesOf(null!))
            .Concat(EditSearch.Slopes(context, term.Term, text)))
        {
            if (edit.Range.Start < range.Start || edit.Range.End > range.End || FormOf(edit.Apply(text, range)) is not { } form
                || Value(form, sample, remaining.Ring) is not { } changed)
                continue;

            // Only along the chain rule a derivative that is 0 is meant.
            if (changed.IsZero && !(remaining.IsZero && Score(form, head) == 2))
                continue;
            var signed = term.Sign < 0 ? -changed : changed;
            var rest = remaining;
            if (Take(ref rest, signed) && Score(form, head) is var score && (best is null || score > best.Value.Score))
                best = (edit, signed, score);
        }
        if (best is null || best.Value.Score < least)
            return null;
        Take(ref remaining, best.Value.Value);
        return best.Value.Edit;
    }

    // Of two changes that are right the one is meant that goes along the chain rule: ∂L/∂O_i · ∂O_i/∂X_m in the row of X_m.
    private static int Score(Form term, Form head)
    {
        if (head is not GradientForm { By: var by }
            || FormTree.Within(term).OfType<DerivativeForm>().FirstOrDefault() is not { Of: RefForm of } local)
            return 0;
        return (Same(local.By, by) ? 1 : 0) + (FormTree.Within(term).Any(form => form is GradientForm slope && Same(slope.By, of)) ? 1 : 0);

        static bool Same(RefForm one, RefForm other) => one.Key == other.Key
            && one.Indices.Select(index => index.Value).SequenceEqual(other.Indices.Select(index => index.Value));
    }

    // A term that lacks a factor, in the writing of this row, or of another one where this row has no other term.
    private (string Text, Polynomial Remaining, bool Lacks)? Filled(Equality equality, TermForm term, TermForm? template,
        Polynomial remaining, Sample sample)
    {
        string text = equality.Right.Fragment.Text;
        if (Composed(template ?? term, remaining, sample, text) is var (composed, left))
            return (composed, left, Factors(term.Term) < Factors((template ?? term).Term));
        if ((equality.Head.Form is GradientForm gradient ? gradient.By : equality.Head.Form as RefForm) is not { } target
            || term.Term is ProductForm)
            return null;
        string written = Braces.Around(text, term.Term.Range).Of(text);
        foreach (var (product, own) in context.Writing.Products(equality.Head.Form is GradientForm, target.Key, equality.Chain))
        {
            if (Composed(new TermForm(1, default, product), remaining, sample, own) is var (other, rest)
                && other.Contains(written, StringComparison.Ordinal))
                return (other, rest, true);
        }
        return null;
    }

    // The text of one of the terms that remain, in the writing of another one.
    private (string Text, Polynomial Remaining)? Composed(TermForm template, Polynomial remaining, Sample sample, string text)
    {
        foreach (var term in remaining.Terms)
        {
            var wanted = Only(remaining.Ring, term);
            var range = Braces.Around(text, template.Term.Range);
            var edits = new List<Edit>();
            foreach (var reference in FormTree.Within(template.Term).OfType<RefForm>())
            {
                if (PositionIn(reference, term.Monomial, sample) is { } index
                    && IndexText.Change("missing-term", text, reference, index) is { } edit)
                    edits.Add(edit);
            }
            string composed = edits.Count == 0 ? range.Of(text) : Together(edits, text, "missing-term").Apply(text, range);
            if (FormOf(composed) is { } form && Value(form, sample, remaining.Ring) is { } value && value == wanted)
                return (composed, remaining - wanted);
        }
        return null;
    }

    private static Polynomial Only(Ring ring, Term term) =>
        term.Monomial.Powers.ToArray()
            .Aggregate(Polynomial.Constant(ring, term.Coefficient), (product, power) =>
                product * Polynomial.Of(ring, power.Variable).Pow(power.Exponent));

    // The indices of the entry of an array in a monomial, as the author writes them; null where the monomial has none of it.
    private int[]? PositionIn(RefForm reference, Monomial monomial, Sample sample)
    {
        if (context.RoleOf(reference) is not { } role || context.PositionsOf(role) is not { } positions
            || positions.Length != reference.Indices.Count || SymbolsOf(role, sample) is not { } block
                || IndexIn(block, monomial) is not { } index)
            return null;
        int leading = index.Length - sample.Layer.Axes;
        return [.. positions.Select(position =>
            context.BaseOf(position.Kind) + (position.Kind == AxisKind.Spatial ? index[leading + position.Axis] : leading == 0 ? 0
                : index[Leading(role, position.Kind)]))];
    }

    // Images come before filters or channels, filters before channels.
    private static int Leading(Role role, AxisKind kind) => kind == AxisKind.Image
        || (kind == AxisKind.Filter && role is Role.Filter or Role.FilterGradient) ? 0 : 1;

    private static VariableBlock? SymbolsOf(Role role, Sample sample) => role switch
    {
        Role.Input or Role.InputGradient => sample.Layer.InputSymbols,
        Role.Filter or Role.FilterGradient => sample.Layer.FilterSymbols,
        Role.Output or Role.Upstream => sample.Layer.UpstreamSymbols,
        _ => null,
    };

    private static int[]? IndexIn(VariableBlock block, Monomial monomial)
    {
        foreach (var power in monomial.Powers)
        {
            int offset = power.Variable.Id - block.First;
            if (offset >= 0 && offset < block.Count)
                return new Shape(block.Extents.AsSpan()).IndexOf(offset);
        }
        return null;
    }

    // What is missing is all that one channel, one filter or one image gives: the sum over them was forgotten.
    private static string? MissingPlanes(Polynomial expected, Polynomial missing, Sample sample)
    {
        if (sample.Layer.IsPlain)
            return null;
        foreach (var (role, axis, slip) in (IEnumerable<(Role, int, string)>)[(Role.Input, 1, "missing-channel-sum"),
            (Role.Filter, 0, "missing-channel-sum"), (Role.Input, 0, "missing-batch-sum")])
        {
            HashSet<int> lacking = Planes(missing, role, axis), written = Planes(expected - missing, role, axis);
            if (lacking.Count > 0 && written.Count > 0 && !lacking.Overlaps(written))
                return slip;
        }
        return null;

        HashSet<int> Planes(Polynomial polynomial, Role role, int axis) =>
            [.. polynomial.Terms.Select(term => IndexIn(SymbolsOf(role, sample)!, term.Monomial)).OfType<int[]>()
                .Select(index => index[axis])];
    }

    // The right side written anew in the manner of its first term.
    private Edit? Rewritten(Equality equality, Polynomial expected, Sample sample)
    {
        string text = equality.Right.Fragment.Text;
        var form = equality.Right.Form;
        var template = form is SumForm sum ? sum.Terms[0] : new TermForm(1, default, form);
        var parts = new List<string>();
        string joint = form is SumForm { Terms: [_, { SignRange: { Length: > 0 } sign } second, ..] }
            && sign.Start >= Braces.Around(text, template.Term.Range).End && Braces.Around(text, second.Term.Range).Start >= sign.End
            ? text[Braces.Around(text, template.Term.Range).End..Braces.Around(text, second.Term.Range).Start]
            : " + ";
        if (joint.Contains('-', StringComparison.Ordinal) || joint.Contains('\\', StringComparison.Ordinal))
            joint = " + ";
        while (!expected.IsZero)
        {
            if (Composed(template, expected, sample, text) is not var (composed, rest) || rest.Count >= expected.Count)
                return null;
            parts.Add(composed);
            expected = rest;
        }
        var edit = new Edit("wrong-equation", Braces.Around(text, equality.Right.Node.Range), string.Join(joint, parts));
        return Holds(equality, edit, isLeft: false) ? edit : null;
    }

    private Polynomial? Value(Form form, Sample sample, Ring ring)
    {
        bool hasBias = !ReferenceEquals(sample.Layer.Ring, ring);
        var evaluator = new ExpressionEvaluator(new ContextValues(sample, hasBias, ContextValues.NoClaims), context.Budget.Equality);
        try
        {
            return new Meaning(context, sample, evaluator).Read(form) is { } expression && !evaluator.IsArray(expression)
                && FreeNames.Of(expression).Count == 0
                ? evaluator.Evaluate(expression, new Dictionary<string, long>())
                : null;
        }
        catch (Diagnostics.ConvSymbolicException problem) when (problem.Diagnostic.Code == "expression.outside")
        {
            return Polynomial.Zero(ring);
        }
        catch (Diagnostics.ConvSymbolicException)
        {
            return null;
        }
    }
}
