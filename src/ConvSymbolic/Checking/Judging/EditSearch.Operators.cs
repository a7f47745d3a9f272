using System.Globalization;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// Changes of operators on arrays.
internal sealed partial class EditSearch
{
    // Rotations put in and taken out, the kinds of convolution, in either order.
    private IEnumerable<Edit> Operators(Form form, string text)
    {
        string mixed = context.IsTrueConvolution && equality.Head.Form is not GradientForm ? "correlation-for-convolution" : "missing-rotation";
        string full = context.Writing.Word(OperatorKind.Full, "\\text{Full}"), valid = context.Writing.Word(OperatorKind.Convolve, "\\text{Conv}"), rotate = context.Writing.Word(OperatorKind.Rotate, "\\text{rot180}");
        var parts = FormTree.Within(form).ToList();
        foreach (var part in parts)
        {
            switch (part)
            {
                case OperatorForm { Kind: OperatorKind.Rotate, Operands: [var inner] } rotation:
                    yield return new Edit("double-rotation", rotation.Range, inner.Range.Of(text));
                    break;
                case OperatorForm { Operands: [var first, var second] } applied:
                    foreach (var operand in (Form[])[first, second])
                    {
                        if (IsFilter(operand))
                            yield return new Edit(mixed, operand.Range, $"{rotate}({operand.Range.Of(text)})");
                    }
                    if (applied.Kind == OperatorKind.Convolve && applied.NameRange.Length > 0)
                    {
                        yield return new Edit("valid-for-full", applied.NameRange, full);
                    }
                    else if (applied.Kind == OperatorKind.Full && applied.NameRange.Length > 0)
                    {
                        yield return new Edit("full-for-valid", applied.NameRange, valid);
                    }
                    if (applied.Kind == OperatorKind.Convolve && applied.NameRange.Length > 0)
                    {
                        foreach (var operand in ((Form[])[first, second]).Where(IsFilter))
                            yield return new Edit("valid-for-full", new TextRange(applied.NameRange.Start, operand.Range.End), full + text[applied.NameRange.End..operand.Range.Start] + $"{rotate}({operand.Range.Of(text)})");
                    }
                    foreach (var edit in Strides(applied, text))
                        yield return edit;
                    break;
                case ProductForm product when product.Factors.Any(factor => Products.IsConvolution(factor.Sign)):
                    foreach (var factor in product.Factors.Where(factor => IsFilter(factor.Factor)))
                        yield return new Edit(mixed, factor.Factor.Range, $"{rotate}({factor.Factor.Range.Of(text)})");
                    break;
                case GridForm grid:
                    foreach (var edit in Turned(grid, text, mixed))
                        yield return edit;
                    break;
                case RefForm reference when IsFilter(reference) && reference.Indices.Count == 0 && ReferenceEquals(part, form):
                    yield return new Edit(mixed, reference.Range, $"{rotate}({reference.Range.Of(text)})");
                    break;
            }
        }
    }

    // A matrix of entries the other way round, or with rows and columns in each other's place.
    private static IEnumerable<Edit> Turned(GridForm grid, string text, string mixed)
    {
        int rows = grid.Rows.Count, columns = grid.Columns;
        var cells = grid.Rows.SelectMany(row => row).ToList();
        if (cells.Count is < 2 or > 100 || cells.Count != rows * columns || cells.Any(cell => cell is not (RefForm or GradientForm)))
            yield break;
        yield return Placed(cells, k => cells.Count - 1 - k, mixed);
        if (rows != columns)
            yield break;
        yield return Placed(cells, k => k % columns * columns + k / columns, "transposed-indices");
        yield return Placed(cells, k => cells.Count - 1 - (k % columns * columns + k / columns), mixed);

        Edit Placed(List<Form?> cells, Func<int, int> from, string slip) =>
            Together([.. cells.Select((cell, k) => new Edit(slip, cell!.Range, cells[from(k)]!.Range.Of(text)))], text, slip);
    }

    private IEnumerable<Edit> Strides(OperatorForm applied, string text)
    {
        var layer = context.Samples[0].Layer;
        int close = applied.Range.End - 1;
        while (close > applied.NameRange.End && text[close] != ')')
            close--;
        if (close <= applied.NameRange.End)
            yield break;
        if (close >= 6 && text[(close - 6)..close] == "\\right")
            close -= 6;
        var place = new TextRange(close, close);
        string Named(string name, int value) => $", {(text.Contains($"\\text{{{name}}}", StringComparison.Ordinal) || (applied.Arguments.Count > 0 && text[applied.Range.Start..applied.Range.End].Contains("\\text{", StringComparison.Ordinal)) ? $"\\text{{{name}}}" : name)}={value.ToString(CultureInfo.InvariantCulture)}";
        bool Has(string name) => applied.Arguments.Any(argument => argument.Name == name);
        if (layer.Stride.Any(stride => stride != 1))
        {
            // Stride and dilation change places in the gradient of the filter; the same is said with zeros between the entries.
            string name = equality.Head.Form is GradientForm ? "dilation" : "stride";
            string word = context.Writing.Word(OperatorKind.Stuff, "");
            var stuffed = applied.Operands.Where(operand => operand is GradientForm || (operand is RefForm reference && context.RoleOf(reference) == Role.Upstream))
                .Select(operand => new Edit("stride-dropped", operand.Range, $"{(word.Length > 0 ? word : "\\text{dilate}")}({operand.Range.Of(text)})"));
            Edit[] named = Has(name) ? [] : [new Edit("stride-dropped", place, Named(name, layer.Stride[0]))];
            foreach (var edit in word.Length > 0 ? stuffed.Concat(named) : named.Concat(stuffed))
                yield return edit;
        }
        if (layer.Dilation.Any(dilation => dilation != 1) && !Has("dilation"))
            yield return new Edit("dilation-dropped", place, Named("dilation", layer.Dilation[0]));
        if (Has("padding"))
            yield break;
        foreach (int padding in layer.PaddingBefore.Concat(layer.Filter.Select(extent => extent - 1)).Distinct())
            yield return new Edit("wrong-padding", place, Named("padding", padding));
    }

    private bool IsFilter(Form form) => form switch
    {
        RefForm reference => context.RoleOf(reference) == Role.Filter,
        GridForm grid => grid.Rows.Count > 0 && grid.Rows[0].Count > 0 && grid.Rows[0][0] is RefForm cell && context.RoleOf(cell) == Role.Filter,
        _ => false,
    };

    // Numbers that an operator is called with.
    private static IEnumerable<Edit> Arguments(Form form, string text)
    {
        foreach (var applied in FormTree.Within(form).OfType<OperatorForm>())
        {
            foreach (var argument in applied.Arguments)
            {
                string slip = argument.Name.StartsWith('s') ? "stride-dropped" : argument.Name.StartsWith('d') ? "dilation-dropped" : "wrong-padding";
                string written = argument.Value.Range.Of(text);
                for (int value = 0; value <= 4; value++)
                {
                    string number = value.ToString(CultureInfo.InvariantCulture);
                    if (number != written)
                        yield return new Edit(slip, argument.Value.Range, number);
                }
            }
        }
    }
}
