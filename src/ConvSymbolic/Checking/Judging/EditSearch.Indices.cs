using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// Changes of indices with variables.
internal sealed partial class EditSearch
{
    private IEnumerable<Edit> OfIndices(Form form, string text)
    {
        var groups = FormTree.Within(form).Select(part => part switch
        {
            RefForm reference => (reference.Indices, Role: context.RoleOf(reference)),
            EntryForm entry => (entry.Indices, Role: null),
            _ => (Indices: [], Role: (Role?)null),
        }).Where(group => group.Indices.Count > 0 && group.Indices.Any(index => index.Value.Constant is null)).ToList();

        // Two indices in each other's place.
        foreach (var (indices, _) in groups)
        {
            for (int a = 0; a < indices.Count; a++)
            {
                for (int b = a + 1; b < indices.Count; b++)
                {
                    if (Swapped(indices[a].Range, indices[b].Range, text) is { } edit)
                        yield return edit;
                }
            }
        }

        // One sign, and the sign of every index: i − m for i + m.
        foreach (var (indices, _) in groups)
        {
            var flips = indices.Select(index => Flipped(index, text)).ToList();
            if (flips.Count(flip => flip is not null) > 1)
                yield return Together(flips.OfType<Edit>().ToList(), text, Reversal);
            var turned = indices.Select(index => Turned(index, text)).OfType<Edit>().ToList();
            if (turned.Count > 0)
                yield return Together(turned, text, Reversal);
            foreach (var flip in flips.OfType<Edit>())
                yield return indices.Count == 1 ? flip with { Slip = Reversal } : flip;
        }

        // The same sign in every entry: ∂L/∂a_{i+m} σ'(z_{i+m}).
        var same = groups.SelectMany(group => group.Indices).Select(index => Flipped(index, text)).OfType<Edit>().DistinctBy(edit => edit.Range).OrderBy(edit => edit.Range.Start).ToList();
        if (same.Count > 2 && groups.Count(group => group.Indices.Any(index => Flipped(index, text) is not null)) > 1)
            yield return Together(same, text, Reversal);

        // Stride, dilation and padding; of two steps that are right the one that makes the index shorter, not longer.
        foreach (var edit in Factors(groups.SelectMany(group => group.Indices).ToList(), text))
            yield return edit;
        foreach (var edit in groups.SelectMany(group => Steps(group.Indices, text)).OrderBy(edit => edit.Replacement.Length - edit.Range.Length).ThenBy(edit => edit.Range.Length))
            yield return edit;

        // Another variable.
        string[] variables = [.. equality.Head.Forms.Concat(equality.Right.Forms)
            .SelectMany(part => part is RefForm reference ? reference.Indices.SelectMany(index => index.Value.Names) : part is BigSumForm sum ? sum.Limits.Select(limit => limit.Name) : [])
            .Where(name => name.Length == 1).Distinct()];
        foreach (var index in groups.SelectMany(group => group.Indices))
        {
            string written = index.Range.Of(text);
            for (int k = 0; k < written.Length; k++)
            {
                if (!char.IsAsciiLetter(written[k]) || (k > 0 && (char.IsAsciiLetter(written[k - 1]) || written[k - 1] is '\\' or '_')) || (k + 1 < written.Length && (char.IsAsciiLetter(written[k + 1]) || written[k + 1] is '_' or '\'')))
                    continue;
                foreach (string variable in variables)
                {
                    if (variable[0] != written[k])
                        yield return new Edit(outcome.Slip == "free-index" ? "free-index" : "wrong-index", new TextRange(index.Range.Start + k, index.Range.Start + k + 1), variable);
                }
            }
        }
    }

    // Running against the output is what a rotation or a true convolution does.
    private string Reversal => IsOfInput(equality.Head.Form) ? "missing-rotation" : "correlation-for-convolution";

    // The gradient by the input, or by what an activation makes it of.
    private bool IsOfInput(Form form) => form switch
    {
        GradientForm gradient => context.RoleOf(gradient.By) == Role.Input || gradient.By.Key == context.Activation?.Before,
        RefForm reference => context.RoleOf(reference) == Role.InputGradient || reference.Key == context.Activation?.Delta,
        _ => false,
    };

    private static Edit? Swapped(TextRange first, TextRange second, string text)
    {
        if (first.End > second.Start || first.Of(text) == second.Of(text))
            return null;
        var whole = new TextRange(first.Start, second.End);
        return new Edit("transposed-indices", whole, second.Of(text) + text[first.End..second.Start] + first.Of(text));
    }

    // The sign before the last variable of an index with two of them.
    private static Edit? Flipped(IndexForm index, string text)
    {
        if (index.Value.Names.Distinct().Count() < 2)
            return null;
        for (int k = index.Range.End - 1; k > index.Range.Start; k--)
        {
            if (text[k] is not ('+' or '-'))
                continue;
            string behind = text[(k + 1)..index.Range.End].Trim();
            if (behind.Length > 0 && !char.IsAsciiDigit(behind[0]))
                return new Edit("wrong-sign", new TextRange(k, k + 1), text[k] == '+' ? "-" : "+");
        }
        return null;
    }

    // i − m + 1 for i + m − 1: the sign of all that follows the first variable.
    private static Edit? Turned(IndexForm index, string text)
    {
        string written = index.Range.Of(text);
        int first = index.Value.Names.Distinct().Count() < 2 ? -1 : written.AsSpan(1).IndexOfAny('+', '-') + 1;
        if (first <= 0)
            return null;
        return new Edit("wrong-sign", new TextRange(index.Range.Start + first, index.Range.End), string.Concat(written[first..].Select(c => c switch { '+' => '-', '-' => '+', _ => c })));
    }

    // s i + d m: a number or a name before a variable that lacks it, in all indices and in one.
    private IEnumerable<Edit> Factors(List<IndexForm> indices, string text)
    {
        var layer = context.Samples[0].Layer;
        var (outputs, taps) = (VariablesOf(Role.Output, Role.Upstream), VariablesOf(Role.Filter, Role.FilterGradient));
        foreach (bool isOutput in (bool[])[true, false])
        {
            foreach (string factor in FactorsOf(isOutput ? layer.Stride[0] : layer.Dilation[0], isOutput))
            {
                var all = new List<Edit>();
                foreach (var index in indices.Where(index => index.Value.Names.Distinct().Skip(1).Any()))
                {
                    string written = index.Range.Of(text);
                    for (int k = 0; k < written.Length; k++)
                    {
                        if (!char.IsAsciiLetter(written[k]) || (k > 0 && (char.IsAsciiLetterOrDigit(written[k - 1]) || written[k - 1] is '\\' or '_')) || (k + 1 < written.Length && (char.IsAsciiLetter(written[k + 1]) || written[k + 1] == '_')))
                            continue;
                        string name = written[k].ToString();
                        if (isOutput ? outputs.Contains(name) : taps.Contains(name) && !outputs.Contains(name))
                            all.Add(new Edit(isOutput ? "stride-dropped" : "dilation-dropped", new TextRange(index.Range.Start + k, index.Range.Start + k), factor));
                    }
                }
                if (all.Count > 1)
                    yield return Together([.. all.DistinctBy(edit => edit.Range).OrderBy(edit => edit.Range.Start)], text, all[0].Slip);
                foreach (var edit in all)
                    yield return edit;
            }
        }
    }

    private IEnumerable<string> FactorsOf(int number, bool isStride)
    {
        if (number != 1)
            yield return number.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in context.Samples[^1].Sizes)
        {
            // Names of strides and dilations that other equations use.
            if (name.Length is > 0 and < 12 && value == (isStride ? context.Samples[^1].Layer.Stride[0] : context.Samples[^1].Layer.Dilation[0]) && name[0] is 's' or 'S' or 'd' or 'D')
                yield return name + " ";
        }
    }

    // The variables that stand alone as indices of an array.
    private HashSet<string> VariablesOf(Role array, Role gradient)
    {
        var variables = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in equality.Head.Forms.Concat(equality.Right.Forms).OfType<RefForm>())
        {
            if (context.RoleOf(reference) is { } role && (role == array || role == gradient) && context.PositionsOf(role) is { } positions && positions.Length == reference.Indices.Count)
                variables.UnionWith(reference.Indices.Where((index, k) => positions[k].Kind == AxisKind.Spatial).Select(index => index.Variable).OfType<string>());
        }
        return variables;
    }

    // Off by one, in one index or in all of an entry; by the padding where the layer has one.
    private static IEnumerable<Edit> Steps(EquatableArray<IndexForm> indices, string text)
    {
        foreach (int step in (int[])[-1, 1])
        {
            var all = new List<Edit>();
            foreach (var index in indices.Where(index => index.Value.Names.Any()))
            {
                if (Stepped(index, step, text) is { } changed)
                    all.Add(new Edit("off-by-one", index.Range, changed));
            }
            foreach (var edit in all)
                yield return edit;
            if (all.Count > 1)
                yield return Together(all, text, "off-by-one");
        }
    }

    private static Edit Together(List<Edit> edits, string text, string slip)
    {
        int start = edits[0].Range.Start, at = start;
        var joined = new System.Text.StringBuilder();
        foreach (var edit in edits)
        {
            joined.Append(text, at, Math.Max(0, edit.Range.Start - at)).Append(edit.Replacement);
            at = edit.Range.End;
        }
        return new Edit(slip, new TextRange(start, at), joined.ToString());
    }

    // Sums whose limits and indices lack the padding.
    private IEnumerable<Edit> Shifts(Form form, string text)
    {
        foreach (var edit in NamedShifts(form, text))
            yield return edit;
        foreach (var edit in FullShifts(form, text))
            yield return edit;
        var padding = context.Samples[0].Layer.PaddingBefore;
        if (padding.All(amount => amount == 0))
            yield break;
        foreach (var reference in FormTree.Within(form).OfType<RefForm>())
        {
            foreach (int amount in padding.Where(amount => amount != 0).SelectMany(amount => new[] { -amount, amount, -2 * amount, 2 * amount }).Distinct())
            {
                var all = new List<Edit>();
                foreach (var index in reference.Indices.Where(index => index.Value.Names.Distinct().Skip(1).Any()))
                {
                    if (Stepped(index, amount, text) is { } changed)
                        all.Add(new Edit("wrong-padding", index.Range, changed));
                }
                foreach (var edit in all)
                    yield return edit;
                if (all.Count > 1)
                    yield return Together(all, text, "wrong-padding");
            }
        }
    }

    // δ_{i+m−k+1} beside a rotated filter: what a full convolution reads.
    private IEnumerable<Edit> FullShifts(Form form, string text)
    {
        foreach (var reference in FormTree.Within(form).OfType<RefForm>().Where(reference => context.RoleOf(reference) is Role.Output or Role.Upstream && reference.Indices.Count >= context.Layout.Axes))
        {
            foreach (string name in context.Samples[^1].Sizes.Keys.Where(name => name.Length < 12 && context.Samples.All(sample => sample.Sizes.TryGetValue(name, out long size) && sample.Layer.Filter.Contains((int)size))))
            {
                var all = reference.Indices.Where(index => index.Value.Names.Distinct().Skip(1).Any() && !index.Value.Names.Contains(name) && index.Range.Length > 0)
                    .Select(index => new Edit("wrong-padding", new TextRange(index.Range.End, index.Range.End), $"-{name}+1")).ToList();
                if (all.Count > 0)
                    yield return Together(all, text, "wrong-padding");
            }
        }
    }

    // i + m − p where only i + m is written and p is the padding in other equations.
    private IEnumerable<Edit> NamedShifts(Form form, string text)
    {
        foreach (string name in context.Samples[^1].Sizes.Keys.Where(name => name.Length < 12 && name[0] is 'p' or 'P'))
        {
            foreach (var reference in FormTree.Within(form).OfType<RefForm>())
            {
                var lacking = reference.Indices.Where(index => index.Value.Names.Distinct().Skip(1).Any() && !index.Value.Names.Contains(name) && index.Range.Length > 0).ToList();
                foreach (char sign in "-+")
                {
                    var all = lacking.Select(index => new Edit("wrong-padding", new TextRange(index.Range.End, index.Range.End), $"{sign}{name}")).ToList();
                    foreach (var edit in all)
                        yield return edit;
                    if (all.Count > 1)
                        yield return Together(all, text, "wrong-padding");
                }
            }
        }
    }
}
