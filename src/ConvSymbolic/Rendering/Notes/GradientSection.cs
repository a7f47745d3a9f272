using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>
/// One gradient: the local derivatives, the chain rule and the substitution entry by entry, the array, the derivation in index notation,
/// and the convolution that it is recognised as.
/// </summary>
internal sealed class GradientSection(NotesSource source, Target target)
{
    // The most outputs whose local derivatives are listed.
    private const int MostOutputs = 9;

    // The most rows of an array that is written out, and the most columns of two arrays beside each other.
    private const int MostRows = 9, MostColumns = 18;

    private readonly Layer _layer = source.Layer;
    private readonly VariableBlock _block = source.Block(target);

    private Expression Array => target switch
    {
        Target.FilterGradient => Symbols.Filter,
        Target.InputGradient => Symbols.Input,
        _ => Symbols.Bias,
    };

    public Section Write()
    {
        var blocks = new List<Block> { Local(), Entries() };
        if (target != Target.BiasGradient)
            blocks.Add(AsArray());
        blocks.Add(General());
        if (target != Target.BiasGradient)
            blocks.Add(Recognised());
        string title = target switch
        {
            Target.FilterGradient => "The gradient of the filter",
            Target.InputGradient => "The gradient of the input",
            _ => "The gradient of the bias",
        };
        return new Section(title, blocks);
    }

    private Section Local()
    {
        var outputs = EntrySelection.Of(source.Block(Target.Output), source.IsFull).Offsets;
        var rows = new List<IReadOnlyList<Expression>>();
        foreach (int output in outputs.Take(source.IsFull ? MostOutputs : 1))
        {
            var polynomial = source.Output(output);
            rows.Add([.. VariablesIn(polynomial).Take(source.TermLimit).Select(variable =>
                new Equation(new Derivative(source.Symbol(Target.Output, output), Entry(variable)), PolynomialTree.Of(polynomial.Differentiate(variable))))]);
        }
        if (target == Target.BiasGradient)
            rows = [[.. rows.SelectMany(row => row)]];
        string rest = rows.Count < source.Block(Target.Output).Count && target != Target.BiasGradient
            ? " Here are those of some outputs; the others have theirs in the same way."
            : "";
        return new Section("Local derivatives",
        [
            new Paragraph($"An output depends on the entries of {Array} that occur in it. Differentiating it by one of them leaves the factor beside it; by any other entry of {Array} the derivative is 0.{rest}"),
            rows.Any(row => row.Count > 0) ? new SideBySide([.. rows.Where(row => row.Count > 0)]) : new Paragraph($"In the outputs shown, no entry of {Array} occurs."),
        ]);
    }

    private Section Entries()
    {
        var selection = EntrySelection.Of(_block, source.IsFull);
        var lines = new List<DisplayLine>();
        foreach (int offset in selection.Offsets)
        {
            var (chain, substituted) = Chain(offset);
            var gradient = source.Gradient(target, offset);
            lines.Add(new DisplayLine(chain.Equals(substituted) ? new Equation(gradient, chain) : new Equation(gradient, new Equation(chain, substituted))));
        }
        return new Section("The chain rule, entry by entry",
        [
            new Paragraph($"The loss depends on an entry of {Array} through every output in which the entry occurs. The chain rule adds up what arrives at these outputs, {Symbols.Upstream}, times the local derivatives; outputs in which the entry does not occur add 0 and are left out."),
            new Paragraph(Phrases.Selected(selection, _block.Count, "Substituting the local derivatives gives", "Substituting the local derivatives gives, for entries at a corner, an edge and in the interior")),
            new Display(lines),
        ]);
    }

    // Σ ∂L/∂O·∂O/∂v over the outputs that contain the entry, then with the local derivatives put in.
    private (Expression Chain, Expression Substituted) Chain(int offset)
    {
        var variable = _block[offset];
        var upstream = source.Block(Target.Output);
        var ends = source.Ends(target, offset, source.TermLimit);
        var chain = new List<Expression>();
        var substituted = new List<Expression>();
        foreach (var term in ends.Terms)
        {
            if (ends.Omitted > 0 && chain.Count == ends.First.Count)
            {
                var left = new Omission(ends.Omitted);
                chain.Add(left);
                substituted.Add(left);
            }
            var arriving = term.Monomial.Powers.ToArray().Select(power => power.Variable)
                .First(power => power.Id >= upstream.First && power.Id < upstream.First + upstream.Count);
            int output = arriving.Id - upstream.First;
            chain.Add(Building.Times(PolynomialTree.Entry(upstream, arriving),
                new Derivative(source.Symbol(Target.Output, output), source.Symbol(target, offset))));
            substituted.Add(Building.Times(PolynomialTree.Entry(upstream, arriving),
                PolynomialTree.Of(source.Output(output).Differentiate(variable))));
        }
        return (Building.Plus(chain), Building.Plus(substituted));
    }

    private Section AsArray()
    {
        var extents = target == Target.FilterGradient ? _layer.Filter : _layer.Input;
        var gradients = new Equation(Symbols.Gradient(Symbols.Plane(source.Symbol(target, 0))), Pictures.Of(extents, index => source.Gradient(target, OffsetOf(index))));
        var blocks = new List<Block>
        {
            new Paragraph($"Side by side, the entries make an array of the shape of {Array}{(_layer.IsPlain ? "" : " (its first plane is shown)")}:"),
            new SideBySide([gradients]),
        };
        return new Section("As an array", blocks);
    }

    private Section General()
    {
        var steps = source.Steps(target);
        var lines = new List<DisplayLine>();
        for (int k = 0; k < steps.Count; k++)
        {
            lines.Add(new DisplayLine(new Equation(steps[0].Before, steps[k].After), steps[k].Rule.Title));
        }
        return new Section("In general",
        [
            new Paragraph("The same derivation for every entry at once, in index notation. A prime marks an index that is summed over; [P] is 1 when P holds and 0 otherwise. Each line follows from the one before by the rule named beside it."),
            new Display(lines),
        ]);
    }

    private Section Recognised()
    {
        var form = target == Target.FilterGradient ? ClosedForm.FilterGradient(_layer) : ClosedForm.InputGradient(_layer);
        var blocks = new List<Block>
        {
            new Paragraph(Meaning(form)),
            new Display(new Equation(Symbols.Gradient(source.Whole(target)), source.Recognised(target))),
        };
        if (WrittenOut(form) is { } written)
        {
            blocks.Add(new Paragraph($"With the arrays written out{Zeros(form)}, the second slides over the first:"));
            blocks.Add(new Display(written));
        }
        return new Section("Recognised as a convolution", blocks);
    }

    // conv(…, …) with the arrays in it as they are; null where channels or images are summed over, or where the arrays are too large.
    private Equation? WrittenOut(ClosedForm form)
    {
        int[] image = Extents(form, form.Image, isImage: true), kernel = Extents(form, form.Kernel, isImage: false);
        if (!_layer.IsPlain || image.Length > 2 || image[^1] + kernel[^1] > MostColumns
            || (image.Length == 2 && Math.Max(image[0], kernel[0]) > MostRows))
            return null;
        var recognised = source.Recognised(target);
        var arguments = recognised.Transform(node => node is Application { Operator: Operator.Rot180, Operands: [Application inner] } ? inner : node) is Application application
            ? application.Arguments.Where(argument => argument.Name != ArgumentName.Padding)
            : [];
        Expression written = new Application(
            Operator.Correlate,
            [OperandPicture(form, form.Image, isImage: true), OperandPicture(form, form.Kernel, isImage: false)],
            [.. arguments]);
        return new Equation(Symbols.Gradient(Array), form.ResultIsRotated ? new Application(Operator.Rot180, [written], []) : written);
    }

    private Prose Meaning(ClosedForm form) => target switch
    {
        Target.FilterGradient when _layer.Stride.Any(step => step != 1) || _layer.Dilation.Any(step => step != 1) =>
            $"This is a correlation of {Operand(form.Image)} with {Operand(form.Kernel)} in which stride and dilation have changed places:",
        Target.FilterGradient => (Prose)$"This is the correlation of {Operand(form.Image)} with {Operand(form.Kernel)}:",
        _ when form.Stuffing.Any(step => step > 1) =>
            $"This is a correlation of {Operand(form.Image)}, with zeros inserted between its entries because of the stride, and the {Turned(form)}filter:",
        _ => (Prose)$"This is the correlation of {Operand(form.Image)} with the {Turned(form)}filter:",
    };

    private static string Turned(ClosedForm form) => form.KernelIsRotated ? "rotated " : "unrotated ";

    // Which zeros stand among the entries of the first array, and whether a negative padding takes entries away.
    private string Zeros(ClosedForm form)
    {
        var block = Block(form.Image);
        int[] rows = [.. form.PaddingBefore, .. form.PaddingAfter];
        bool around = rows.Any(count => count > 0);
        bool between = form.Stuffing.Where((step, axis) => step > 1 && block.Extents[block.LeadingAxes + axis] > 1).Any();
        string zeros = (around, between) switch
        {
            (true, true) => ", the zeros around and between the entries included",
            (true, false) => ", the zeros around the entries included",
            (false, true) => ", the zeros between the entries included",
            _ => "",
        };
        return zeros + (rows.Any(count => count < 0) ? ", without the entries that negative padding crops" : "");
    }

    private static Expression Operand(Operand operand) => operand switch
    {
        Derivations.Operand.Input => Symbols.Input,
        Derivations.Operand.Filter => Symbols.Filter,
        _ => Symbols.Upstream,
    };

    // The array as it enters the correlation: stuffed, padded, rotated.
    private Matrix OperandPicture(ClosedForm form, Operand operand, bool isImage)
    {
        var block = Block(operand);
        int[] extents = [.. block.Extents.AsSpan()[block.LeadingAxes..]];
        return Pictures.Of(Extents(form, operand, isImage), index =>
        {
            var place = new int[block.Extents.Length];
            for (int k = 0; k < index.Length; k++)
            {
                int at = isImage ? index[k] - form.PaddingBefore[k] : form.KernelIsRotated ? extents[k] - 1 - index[k] : index[k];
                int step = isImage ? form.Stuffing[k] : 1;
                if (at < 0 || at % step != 0 || at / step >= extents[k])
                    return Building.Zero;
                place[block.LeadingAxes + k] = at / step;
            }
            return PolynomialTree.Entry(block, block[Offset(block, place)]);
        }, most: MostColumns);
    }

    // The extents of an operand with its zeros.
    private int[] Extents(ClosedForm form, Operand operand, bool isImage)
    {
        var block = Block(operand);
        int[] extents = [.. block.Extents.AsSpan()[block.LeadingAxes..]];
        return isImage
            ? [.. extents.Select((extent, k) => form.Stuffing[k] * (extent - 1) + 1 + form.PaddingBefore[k] + form.PaddingAfter[k])]
            : extents;
    }

    private VariableBlock Block(Operand operand) => operand switch
    {
        Derivations.Operand.Input => _layer.InputSymbols,
        Derivations.Operand.Filter => _layer.FilterSymbols,
        _ => _layer.UpstreamSymbols,
    };

    private int OffsetOf(int[] spatial) => Offset(_block, [.. new int[_block.LeadingAxes], .. spatial]);

    private static int Offset(VariableBlock block, int[] index)
    {
        int offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
            offset = offset * block.Extents[axis] + index[axis];
        return offset;
    }

    private IEnumerable<Variable> VariablesIn(Polynomial polynomial) => polynomial.Terms
        .SelectMany(term => term.Monomial.Powers.ToArray())
        .Select(power => power.Variable)
        .Where(variable => variable.Id >= _block.First && variable.Id < _block.First + _block.Count)
        .Distinct()
        .Order();

    private Expression Entry(Variable variable) => PolynomialTree.Entry(_block, variable);
}
