namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>A layer with random whole numbers in its arrays, and the gradients that follow from them.</summary>
public sealed class World
{
    private readonly Dictionary<Quantity, Grid> _values = [];

    public World(
        FreshLayer layer, int indexBase, IReadOnlyDictionary<string, int> sizes, Dice dice,
        IReadOnlyDictionary<Quantity, Grid>? given = null)
    {
        (Layer, Base, Sizes) = (layer, indexBase, sizes);
        foreach (var quantity in Enum.GetValues<Quantity>())
            _values[quantity] = new Grid(layer.Shape(quantity));
        foreach (var quantity in new[] { Quantity.Input, Quantity.Filter, Quantity.Bias, Quantity.OutputGradient })
            if (given?.GetValueOrDefault(quantity) is { } known)
                _values[quantity] = known;
            else
                for (int i = 0; i < _values[quantity].Values.Length; i++)
                    _values[quantity].Values[i] = dice.Value();
        long[] x = this[Quantity.Input].Values, f = this[Quantity.Filter].Values, g = this[Quantity.OutputGradient].Values;
        long[] o = this[Quantity.Output].Values, dx = this[Quantity.InputGradient].Values, df = this[Quantity.FilterGradient].Values;
        foreach (var (input, filter, output) in layer.Products)
        {
            o[output] += x[input] * f[filter];
            dx[input] += g[output] * f[filter];
            df[filter] += g[output] * x[input];
        }
        for (int i = 0; i < o.Length; i++)
        {
            int number = FilterOf(i);
            this[Quantity.BiasGradient].Values[number] += g[i];
            if (layer.HasBias)
                o[i] += this[Quantity.Bias].Values[number];
        }
    }

    public FreshLayer Layer { get; }

    public int Base { get; }

    /// <summary>What the letters of sizes stand for.</summary>
    public IReadOnlyDictionary<string, int> Sizes { get; }

    public Grid this[Quantity quantity] => _values[quantity];

    /// <summary>The derivative of one output by one entry, or nothing where one of them doesn't exist.</summary>
    public long? Derivative(IReadOnlyList<int> above, Quantity of, IReadOnlyList<int> below)
    {
        if (this[Quantity.Output].Flat(above) is not { } o || this[of].Flat(below) is not { } entry)
            return null;
        return of switch
        {
            Quantity.Input => Layer.Products.Where(p => p.Output == o && p.Input == entry).Sum(p => this[Quantity.Filter].Values[p.Filter]),
            Quantity.Filter => Layer.Products.Where(p => p.Output == o && p.Filter == entry).Sum(p => this[Quantity.Input].Values[p.Input]),
            Quantity.Bias => Layer.HasBias && FilterOf(o) == entry ? 1 : 0,
            _ => o == entry ? 1 : 0,
        };
    }

    private int FilterOf(int output)
    {
        int plane = Layer.Axes.Aggregate(1, (product, axis) => product * axis.Output);
        return output / plane % Layer.Filters;
    }
}
