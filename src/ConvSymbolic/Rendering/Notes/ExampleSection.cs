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

    private readonly Layer _layer;
    private readonly Derivation _derivation;
    private readonly ExampleNumbers _numbers;
    private readonly int _termLimit;
    private readonly bool _isCompanion;

    /// <param name="layer">The layer of the notes.</param>
    /// <param name="termLimit">The most terms of a sum that are written: dots among numbers would be read as one.</param>
    public ExampleSection(Layer layer, int termLimit)
    {
        _isCompanion = layer.InputShape.Count > MostEntries || layer.FilterShape.Count > MostEntries || layer.OutputShape.Count > MostEntries;
        _layer = _isCompanion ? ExampleLayer.Of(layer) : layer;
        _derivation = Derivation.Of(_layer);
        _numbers = ExampleNumbers.For(_derivation);
        _termLimit = termLimit;
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
            new SideBySide([
                .. Planes(_layer.InputSymbols, entry => entry, Value),
                .. Planes(_layer.FilterSymbols, entry => entry, Value),
                .. Planes(_layer.UpstreamSymbols, Symbols.Gradient, Value)]),
        };
        if (_layer.HasBias)
            blocks.AddRange(Biases("The bias is", entry => entry, offset => _numbers[_layer.BiasSymbols[offset]]));
        blocks.Add(new Paragraph("The forward pass gives"));
        blocks.Add(new SideBySide([.. Planes(_layer.UpstreamSymbols, entry => entry, (_, offset) => Value(_derivation.Output.At(offset)))]));
        Equation[] inFull = [.. new[] { InFull(Target.FilterGradient), InFull(Target.InputGradient) }.OfType<Equation>()];
        if (inFull.Length > 0)
        {
            blocks.Add(new Paragraph(
                $"One entry of {(inFull.Length == 1 ? "a" : "each")} gradient in full, and then both gradients as arrays:"));
            blocks.Add(new Display(inFull));
        }
        else
        {
            blocks.Add(new Paragraph("Both gradients as arrays:"));
        }
        blocks.Add(new SideBySide([
            .. Planes(_layer.FilterSymbols, Symbols.Gradient, (_, offset) => Value(_derivation.FilterGradient.At(offset))),
            .. Planes(_layer.InputSymbols, Symbols.Gradient, (_, offset) => Value(_derivation.InputGradient.At(offset)))]));
        if (_derivation.BiasGradient is { } bias)
            blocks.AddRange(Biases("The gradient of the bias is the sum of what arrives,", Symbols.Gradient, offset => Value(bias.At(offset))));

        // A new version and channel numbers would be two superscripts.
        if (_layer.FilterShape.Count == _layer.FilterSymbols.Extents[_layer.FilterSymbols.LeadingAxes..].Aggregate(1, (product, extent) => product * extent))
        {
            blocks.Add(new Paragraph($"With the learning rate {new Equation(Symbols.Rate, new Number(Rate))}, which keeps the numbers whole, the filter becomes"));
            blocks.Add(new SideBySide([.. Planes(_layer.FilterSymbols, _ => new Symbol(Names.Filter + "_new"), (block, offset) =>
                Value(block, offset) - Rate * Value(_derivation.FilterGradient.At(offset)))]));
        }
        return new Section("A worked example", blocks);
    }

    // An entry with the symbols, with the numbers, and its value: one with many terms, but no more than are written; null where each has.
    private Equation? InFull(Target target)
    {
        var tensor = _derivation.Tensor(target);
        int middle = tensor.Shape.Count / 2;
        var byTerms = Enumerable.Range(0, tensor.Shape.Count).OrderBy(k => Math.Abs(k - middle)).ToLookup(k => tensor.At(k).Count);
        int[] counts = [.. byTerms.Select(entries => entries.Key).Order()];
        int count = counts.LastOrDefault(count => count <= _termLimit, -1);
        if (count < 0)
            return null;
        int offset = byTerms[count].First();
        var polynomial = tensor.At(offset);
        var block = target == Target.FilterGradient ? _layer.FilterSymbols : _layer.InputSymbols;
        var gradient = Symbols.Gradient(PolynomialTree.Entry(block, block[offset]));
        if (polynomial.IsZero)
            return new Equation(gradient, Building.Zero);
        var value = new Number(Value(polynomial));
        var products = polynomial.Terms.Select(term => (Expression)new Product([.. term.Monomial.Powers.ToArray().Select(power => new Number(_numbers[power.Variable]))])).ToList();
        return new Equation(gradient, new Equation(PolynomialTree.Of(polynomial), new Equation(products is [var single] ? single : new Sum([.. products]), value)));
    }

    private IEnumerable<Block> Biases(string words, Func<Expression, Expression> name, Func<int, Rational> value)
    {
        var equations = Enumerable.Range(0, _layer.BiasSymbols.Count)
            .Select(offset => new Equation(name(PolynomialTree.Entry(_layer.BiasSymbols, _layer.BiasSymbols[offset])),
                new Number(value(offset)))).ToList();
        return equations is [var single]
            ? [new Paragraph($"{words} {single}.")]
            : [new Paragraph($"{words}"), new SideBySide([.. equations])];
    }

    // Every plane of an array as a matrix of numbers.
    private static IEnumerable<Expression> Planes(VariableBlock block, Func<Expression, Expression> name, Func<VariableBlock, int, Rational> value)
    {
        int[] extents = [.. block.Extents.AsSpan()[block.LeadingAxes..]];
        int size = extents.Aggregate(1, (product, extent) => product * extent);
        for (int first = 0; first < block.Count; first += size)
        {
            int start = first;
            var entry = PolynomialTree.Entry(block, block[first]);
            yield return new Equation(name(Symbols.Plane(entry is Derivative { By: var output } ? output : entry)), Pictures.Of(extents, index =>
            {
                int offset = 0;
                for (int axis = 0; axis < index.Length; axis++)
                    offset = offset * extents[axis] + index[axis];
                return new Number(value(block, start + offset));
            }, most: MostEntries, slices: MostEntries));
        }
    }

    private Rational Value(VariableBlock block, int offset) => _numbers[block[offset]];

    private Rational Value(Polynomial polynomial) => polynomial.Evaluate(variable => _numbers[variable]);
}
