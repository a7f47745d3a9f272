using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>The small changes of an equality that slips call for, the likeliest first. None of them is believed before it was tried.</summary>
/// <param name="context">The roles and conventions.</param>
/// <param name="equality">The wrong equality.</param>
/// <param name="outcome">How it is wrong.</param>
/// <param name="names">How arrays are called in the document.</param>
internal sealed partial class EditSearch(Context context, Equality equality, Outcome outcome, IReadOnlyList<string> names)
{
    /// <summary>Every change, with the side that it is of.</summary>
    public IEnumerable<(Edit Edit, bool IsLeft)> All()
    {
        string right = equality.Right.Fragment.Text;
        foreach (var edit in MissingSums(right))
            yield return (edit, false);
        foreach (var edit in Arguments(equality.Right.Form, right))
            yield return (edit, false);
        foreach (var edit in Operators(equality.Right.Form, right))
            yield return (edit, false);
        foreach (var edit in Limits(equality.Right.Form, right))
            yield return (edit, false);
        foreach (var edit in OfIndices(equality.Right.Form, right))
            yield return (edit, false);
        foreach (var edit in OfEntries(context, equality.Right.Form, right, []))
            yield return (edit, false);
        foreach (var edit in Signs(equality.Right.Form, right))
            yield return (edit, false);
        foreach (var edit in Names(equality.Right.Form, right, names))
            yield return (edit, false);
        foreach (var edit in Slopes(context, equality.Right.Form, right))
            yield return (edit, false);
        foreach (var edit in Shifts(equality.Right.Form, right))
            yield return (edit, false);
        if (equality.GoesOn || !ReferenceEquals(equality.Left, equality.Head))
            yield break;
        string left = equality.Left.Fragment.Text;
        foreach (var edit in LeftIndices(left))
            yield return (edit, true);
        foreach (var edit in Names(equality.Left.Form, left, names))
            yield return (edit, true);
        foreach (var edit in OfEntries(context, equality.Left.Form, left, []))
            yield return (edit with { Slip = "stale-left-side" }, true);
        foreach (var edit in OfIndices(equality.Left.Form, left))
            yield return (edit, true);
        foreach (var edit in Operators(equality.Left.Form, left))
            yield return (edit, true);
    }

    /// <summary>Other numbers as indices of the entries in a form, changed places first, and other arrays in their place.</summary>
    public static IEnumerable<Edit> OfEntries(Context context, Form form, string text, IReadOnlyList<string> names)
    {
        var references = FormTree.Within(form).OfType<RefForm>().Where(reference => reference.Indices.Count > 0 && reference.Indices.All(index => index is { Divisor: null, Value.Constant: not null })).ToList();
        foreach (var reference in references)
        {
            int[] indices = [.. reference.Indices.Select(index => (int)Math.Clamp(index.Value.Constant!.Value, -1000, 1000))];
            if (indices.Length >= 2 && indices[^1] != indices[^2])
            {
                int[] swapped = [.. indices[..^2], indices[^1], indices[^2]];
                if (IndexText.Change("transposed-indices", text, reference, swapped) is { } edit)
                    yield return edit;
            }
        }
        foreach (var reference in references)
        {
            if (context.RoleOf(reference) is not { } role || context.Samples.Count == 0)
                continue;
            int[] indices = [.. reference.Indices.Select(index => (int)Math.Clamp(index.Value.Constant!.Value, -1000, 1000))];
            var positions = context.PositionsOf(role);
            for (int k = 0; k < indices.Length && positions.Length == indices.Length; k++)
            {
                int first = context.BaseOf(positions[k].Kind);
                for (int value = first; value < first + context.Samples[0].ExtentOf(role, positions[k]); value++)
                {
                    int[] changed = [.. indices];
                    changed[k] = value;
                    if (IndexText.Change("wrong-index", text, reference, changed) is { } edit)
                        yield return edit;
                }
            }
        }
        foreach (var edit in Names(form, text, names))
            yield return edit;

        // Both indices are those of another entry.
        foreach (var reference in references.Where(reference => reference.Indices.Count == 2))
        {
            if (context.RoleOf(reference) is not { } role || context.PositionsOf(role) is not [var rows, var columns] || context.Samples.Count == 0)
                continue;
            for (int i = 0; i < context.Samples[0].ExtentOf(role, rows); i++)
            {
                for (int j = 0; j < context.Samples[0].ExtentOf(role, columns); j++)
                {
                    if (IndexText.Change("wrong-index", text, reference, [i + context.IndexBase, j + context.IndexBase]) is { } edit)
                        yield return edit;
                }
            }
        }
    }

    private static IEnumerable<Edit> Limits(Form form, string text)
    {
        // The same slip on every axis.
        foreach (int step in (int[])[-1, 1])
        {
            var ends = FormTree.Within(form).OfType<BigSumForm>().SelectMany(sum => sum.Limits).Select(limit => limit.Last).OfType<IndexForm>().Where(end => end.Range.Length > 0).OrderBy(end => end.Range.Start).ToList();
            if (ends.Count > 1 && ends.Zip(ends.Skip(1)).All(pair => pair.First.Range.End <= pair.Second.Range.Start) && ends.All(end => Stepped(end, step, text) is not null))
                yield return Together([.. ends.Select(end => new Edit("wrong-limit", end.Range, Stepped(end, step, text)!))], text, "wrong-limit");
        }
        foreach (var limit in FormTree.Within(form).OfType<BigSumForm>().SelectMany(sum => sum.Limits))
        {
            foreach (var end in (IndexForm?[])[limit.Last, limit.First])
            {
                if (end is null || end.Range.Length == 0)
                    continue;
                foreach (int step in (int[])[-1, 1])
                {
                    if (Stepped(end, step, text) is { } changed)
                        yield return new Edit("wrong-limit", end.Range, changed);
                }
            }
        }
    }

    /// <summary>An index one more or one less, in the author's writing.</summary>
    private static string? Stepped(IndexForm index, int step, string text)
    {
        string written = index.Range.Of(text).Trim();
        if (index.Divisor is not null)
            return null;
        if (index.Value.Constant is { } number)
            return (number + step).ToString(CultureInfo.InvariantCulture);
        long constant = index.Value.Terms.FirstOrDefault(term => term.Atoms.Count == 0)?.Coefficient ?? 0;
        int tail = written.Length;
        if (constant != 0)
        {
            // Only a number at the end is changed: R - 1, i + m - 1.
            string digits = Math.Abs(constant).ToString(CultureInfo.InvariantCulture);
            if (!written.EndsWith(digits, StringComparison.Ordinal))
                return $"{written}{(step > 0 ? "+" : "-")}1";
            tail = written.Length - digits.Length;
            while (tail > 0 && (char.IsWhiteSpace(written[tail - 1]) || written[tail - 1] is '+' or '-'))
                tail--;
        }
        long next = constant + step;
        string head = written[..tail].TrimEnd();
        return next == 0 ? head : $"{head}{(next > 0 ? "+" : "-")}{Math.Abs(next).ToString(CultureInfo.InvariantCulture)}";
    }

    // A plus for a minus between terms, and terms that are too many.
    private static IEnumerable<Edit> Signs(Form form, string text)
    {
        foreach (var sum in FormTree.Within(form).OfType<SumForm>())
        {
            foreach (var term in sum.Terms)
            {
                if (term.SignRange.Length > 0)
                    yield return new Edit("wrong-sign", term.SignRange, term.Sign > 0 ? "-" : "+");
            }
            foreach (var term in sum.Terms)
            {
                if (term.SignRange.Length > 0 && sum.Terms.Count > 1)
                    yield return new Edit("extra-term", new TextRange(term.SignRange.Start, term.Term.Range.End), "");
            }
        }
        _ = text;
    }

    /// <summary>The gradient by an output in the place of the output.</summary>
    public static IEnumerable<Edit> Slopes(Context context, Form form, string text)
    {
        foreach (var reference in FormTree.Within(form).OfType<RefForm>().Where(reference => reference.Indices.Count > 0 && context.RoleOf(reference) == Role.Output))
        {
            if (context.Writing.Slope(reference, text) is { } slope)
                yield return new Edit("wrong-variable", reference.Range, slope);
        }
    }

    private static IEnumerable<Edit> Names(Form form, string text, IReadOnlyList<string> names)
    {
        foreach (var reference in FormTree.Within(form).OfType<RefForm>())
        {
            string written = reference.NameRange.Of(text);
            foreach (string name in names)
            {
                if (name != written)
                    yield return new Edit("wrong-variable", reference.NameRange, name);
            }
        }
    }

    // The left side without its index, where the right side has one.
    private IEnumerable<Edit> LeftIndices(string text)
    {
        if (outcome.Slip != "free-index" || (equality.Left.Form is GradientForm gradient ? gradient.By : equality.Left.Form as RefForm) is not { Indices.Count: 0 } reference)
            yield break;
        var bound = equality.Right.Forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).Select(limit => limit.Name).ToHashSet();
        var free = equality.Right.Forms.OfType<RefForm>().SelectMany(one => one.Indices).SelectMany(index => index.Value.Names).Distinct().Where(name => !bound.Contains(name) && name.Length <= 2).ToList();
        if (free.Count == context.Layout.Axes)
            yield return new Edit("free-index", new TextRange(reference.Range.End, reference.Range.End), $"_{{{string.Join(',', free)}}}");
        _ = text;
    }
}
