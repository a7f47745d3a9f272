using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>
/// A worked example: small whole numbers in every array, and every result evaluated exactly from the derived polynomials. A layer that is
/// too large for it lends its settings to a small one.
/// </summary>
internal sealed class ExampleSection
{
    private const int MostEntries = 36;

    // Keeps whole numbers whole.
    private static readonly Rational Rate = Rational.One;

    private static readonly int[] InputValues = [3, 0, 2, 4, 1, 3, 1, 2, 0, 4, 2];

    private static readonly int[] FilterValues = [1, -1, 2, 1, 0, -2, 3, 1];

    private static readonly int[] UpstreamValues = [1, 2, -1, 1, 0, 3, -2, 1];

    private readonly Layer _layer;
    private readonly Derivation _derivation;
    private readonly bool _isCompanion;

    public ExampleSection(Layer layer)
    {
        _isCompanion = !layer.IsPlain || layer.InputShape.Count > MostEntries || layer.FilterShape.Count > MostEntries || layer.OutputShape.Count > MostEntries;
        _layer = _isCompanion ? Companion(layer) : layer;
        _derivation = Derivation.Of(_layer);
    }

    /// <summary>The layer of the example where it is another one than that of the notes, or null.</summary>
    public Layer? Other => _isCompanion ? _layer : null;

    public Section Write()
    {
        var blocks = new List<Block>
        {
            new Paragraph(_isCompanion
                ? $"To see numbers, take a layer with the same kind of settings at a smaller size: {Phrases.Extents(_layer.Input)} input, {Phrases.Extents(_layer.Filter)} filter. {Phrases.Settings(_layer)} Let"
                : (Prose)$"Let the arrays have the following entries, and let the gradient shown arrive from the next layer:"),
            Arrays(
                (Symbols.Input, _layer.InputSymbols),
                (Symbols.Filter, _layer.FilterSymbols),
                (Symbols.Upstream, _layer.UpstreamSymbols)),
        };
        if (_layer.HasBias)
            blocks.Add(new Paragraph($"The bias is {new Equation(Symbols.Bias, Numeral(Value(_layer.BiasSymbols[0])))}."));
        blocks.Add(new Paragraph("The forward pass gives"));
        blocks.Add(Results((Symbols.Output, _derivation.Output, _layer.UpstreamSymbols)));
        blocks.Add(new Paragraph("One entry of each gradient in full, and then both gradients as arrays:"));
        blocks.Add(new Display(InFull(Target.FilterGradient), InFull(Target.InputGradient)));
        blocks.Add(Results(
            (Symbols.Gradient(Symbols.Filter), _derivation.FilterGradient, _layer.FilterSymbols),
            (Symbols.Gradient(Symbols.Input), _derivation.InputGradient, _layer.InputSymbols)));
        if (_derivation.BiasGradient is { } bias)
            blocks.Add(new Paragraph($"The gradient of the bias is the sum of what arrives, {new Equation(Symbols.Gradient(Symbols.Bias), Numeral(bias.At(0).Evaluate(Value)))}."));
        blocks.Add(new Paragraph($"With the learning rate {new Equation(Symbols.Rate, new Number(Rate))}, which keeps the numbers whole, the filter becomes"));
        blocks.Add(new SideBySide([Picture(new Symbol(Names.Filter + "_new"), _layer.FilterSymbols, offset =>
            Value(_layer.FilterSymbols[offset]) - Rate * _derivation.FilterGradient.At(offset).Evaluate(Value))]));
        return new Section("A worked example", blocks);
    }

    // An entry with the symbols, with the numbers, and its value.
    private Equation InFull(Target target)
    {
        var tensor = _derivation.Tensor(target);
        int offset = tensor.Shape.Count / 2;
        var polynomial = tensor.At(offset);
        var block = target == Target.FilterGradient ? _layer.FilterSymbols : _layer.InputSymbols;
        var gradient = Symbols.Gradient(PolynomialTree.Entry(block, block[offset]));
        if (polynomial.IsZero)
            return new Equation(gradient, Building.Zero);
        var numbers = polynomial.Terms.Select(term => (Expression)new Product([.. term.Monomial.Powers.ToArray().Select(power => Numeral(Value(power.Variable)))]));
        return new Equation(gradient, new Equation(
            Shortening.Apply(PolynomialTree.Of(polynomial), 12),
            new Equation(
                Shortening.Apply(polynomial.Count == 1 ? numbers.First() : new Sum([.. numbers]), 12),
                Numeral(polynomial.Evaluate(Value)))));
    }

    private SideBySide Arrays(params (Expression Name, VariableBlock Block)[] arrays) =>
        new([.. arrays.Select(array => Picture(array.Name, array.Block, offset => Value(array.Block[offset])))]);

    private SideBySide Results(params (Expression Name, Tensors.SymbolicTensor Tensor, VariableBlock Block)[] arrays) =>
        new([.. arrays.Select(array => Picture(array.Name, array.Block, offset => array.Tensor.At(offset).Evaluate(Value)))]);

    private static Equation Picture(Expression name, VariableBlock block, Func<int, Rational> value) =>
        new(name, Pictures.Of(block.Extents, index =>
        {
            int offset = 0;
            for (int axis = 0; axis < index.Length; axis++)
                offset = offset * block.Extents[axis] + index[axis];
            return Numeral(value(offset));
        }, most: MostEntries, slices: MostEntries));

    // Small, varied, and never all alike.
    private Rational Value(Variable variable)
    {
        var block = _layer.Ring.BlockOf(variable);
        int k = variable.Id - block.First;
        return block.Name switch
        {
            Names.Input => InputValues[k % InputValues.Length],
            Names.Filter => FilterValues[k % FilterValues.Length],
            Names.Bias => 1,
            _ => UpstreamValues[k % UpstreamValues.Length],
        };
    }

    private static Number Numeral(Rational value) => new(value);

    private static Layer Companion(Layer layer)
    {
        int[] filter = [.. layer.Filter.Select(extent => Math.Min(extent, layer.Axes > 2 ? 2 : 3))];
        int[] reach = [.. filter.Select((extent, k) => layer.Dilation[k] * (extent - 1))];
        return new Layer(Geometry.Of(new LayerOptions
        {
            Input = (int[])[.. reach.Select((rows, k) => layer.IsTransposed ? 2 : Math.Min(layer.Input[k] + 1, rows + 1 + layer.Stride[k]) is var size && size > rows ? size : rows + 1)],
            Filter = filter,
            Stride = layer.Stride.ToArray(),
            Dilation = layer.Dilation.ToArray(),
            Padding = layer.IsTransposed
                ? Padding.Valid
                : Padding.Create([.. reach.Select((rows, k) => (AxisPadding)(Math.Clamp(layer.PaddingBefore[k], 0, rows), Math.Clamp(layer.PaddingAfter[k], 0, rows)))]),
            HasBias = layer.HasBias,
            IsTrueConvolution = layer.IsTrueConvolution,
            IsTransposed = layer.IsTransposed,
        }));
    }
}
