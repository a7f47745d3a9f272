namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Equations of single entries, all right.</summary>
public sealed class Rows(FreshLayer layer, int indexBase, Dice dice)
{
    private readonly bool _filterFirst = dice.Chance(40);

    private readonly bool _gradientLast = dice.Chance(25);

    private readonly bool _isShuffled = dice.Chance(25);

    public Entry At(Quantity quantity, int flat) =>
        new(quantity, [.. new Grid(layer.Shape(quantity)).Index(flat).Select(index => Place.Number(index + indexBase))]);

    public int Count(Quantity quantity) => new Grid(layer.Shape(quantity)).Values.Length;

    public Claim Output(int o) => new("output row", [At(Quantity.Output, o), OutputSum(o)]);

    private Addition OutputSum(int o)
    {
        if (!layer.IsTransposed && layer.Axes.Any(axis => axis.Before > 0 || axis.After > 0) && dice.Chance(20))
            return PaddedSum(o);
        List<(int, Node)> terms = [.. layer.Products.Where(p => p.Output == o)
            .Select(p => (1, (Node)Pair(At(Quantity.Input, p.Input), At(Quantity.Filter, p.Filter))))];
        if (layer.HasBias)
            terms.Add((1, At(Quantity.Bias, layer.WritesFilters ? o / Plane % layer.Filters : 0)));
        return new Addition(dice.Chance(12) ? dice.Shuffled(terms) : terms);
    }

    /// <summary>With the zeros around the input: as entries of it, or as zeros.</summary>
    private Addition PaddedSum(int o)
    {
        var taps = new Grid([.. layer.Axes.Select(axis => axis.Filter)]);
        int[] output = new Grid(layer.Shape(Quantity.Output)).Index(o);
        int[] place = output[layer.Planes(Quantity.Output)..];
        int filter = layer.WritesFilters ? o / Plane % layer.Filters : 0, read = layer.Channels / layer.Groups;
        bool areZeros = dice.Chance(50);
        List<(int, Node)> terms = [];
        for (int c = 0; c < read; c++)
            for (int tap = 0; tap < taps.Values.Length; tap++)
            {
                int[] a = taps.Index(tap);
                int[] at = [.. layer.Axes.Select((axis, k) => axis.Stride * place[k] + axis.Dilation * a[k] - axis.Before)];
                var weight = At(Quantity.Filter, (filter * read + c) * taps.Values.Length
                    + (layer.IsTurned ? taps.Values.Length - 1 - tap : tap));
                bool isOutside = layer.Axes.Where((axis, k) => at[k] < 0 || at[k] >= axis.Input).Any();
                List<int> index = [];
                if (layer.WritesBatch)
                    index.Add(output[0]);
                if (layer.WritesChannels)
                    index.Add(filter / (layer.Filters / layer.Groups) * read + c);
                var entry = new Entry(Quantity.Input, [.. index.Concat(at).Select(i => Place.Number(i + indexBase))]);
                terms.Add((1, isOutside && areZeros ? new Product([new Number(0), weight]) : Pair(entry, weight)));
            }
        if (layer.HasBias)
            terms.Add((1, At(Quantity.Bias, filter)));
        return new Addition(terms);
    }

    private int Plane => layer.Axes.Aggregate(1, (product, axis) => product * axis.Output);

    private Product Pair(Entry input, Entry filter) => new(_filterFirst ? [filter, input] : [input, filter]);

    private Product Pass(Entry gradient, Node other) => new(_gradientLast ? [other, gradient] : [gradient, other]);

    public Claim FilterGradient(int f) => new("filter gradient row", [At(Quantity.FilterGradient, f), FilterSum(f)]);

    public Claim InputGradient(int x) => new("input gradient row", [At(Quantity.InputGradient, x), InputSum(x)]);

    public Addition FilterSum(int f) => new([.. layer.Products.Where(p => p.Filter == f)
        .OrderBy(p => _isShuffled ? p.Input : 0).Select(
            p => (1, (Node)Pass(At(Quantity.OutputGradient, p.Output), At(Quantity.Input, p.Input))))]);

    public Addition InputSum(int x) => new([.. layer.Products.Where(p => p.Input == x)
        .OrderBy(p => _isShuffled ? p.Filter : 0).Select(
            p => (1, (Node)Pass(At(Quantity.OutputGradient, p.Output), At(Quantity.Filter, p.Filter))))]);

    public Claim BiasGradient(int number) => new("bias gradient row",
        [At(Quantity.BiasGradient, number), new Addition([.. Enumerable.Range(0, Count(Quantity.Output))
        .Where(o => !layer.WritesFilters || o / Plane % layer.Filters == number).Select(o => (1, (Node)At(Quantity.OutputGradient, o)))])]);

    /// <summary>The chain rule through the outputs in which an entry occurs, and perhaps what it comes to.</summary>
    public Claim Chain(Quantity of, int flat, bool goesOn)
    {
        var outputs = layer.Products.Where(p => (of == Quantity.Input ? p.Input : p.Filter) == flat).Select(p => p.Output).Distinct();
        var rule = new Addition([.. outputs.Select(
            o => (1, (Node)Pass(At(Quantity.OutputGradient, o), new Local(At(Quantity.Output, o), At(of, flat)))))]);
        var left = At(of.Gradient(), flat);
        return goesOn
            ? new("chain of two", [left, rule, of == Quantity.Input ? InputSum(flat) : FilterSum(flat)])
            : new("chain rule row", [left, rule]);
    }

    /// <summary>The derivative of one output.</summary>
    public Claim Local()
    {
        var (input, filter, output) = dice.Pick(layer.Products);
        return dice.Chance(60)
            ? new("local derivative", [new Local(At(Quantity.Output, output), At(Quantity.Filter, filter)), At(Quantity.Input, input)])
            : new("local derivative", [new Local(At(Quantity.Output, output), At(Quantity.Input, input)), At(Quantity.Filter, filter)]);
    }

    /// <summary>A gradient as a matrix of its rows, or the two sides of an operator with the arrays written out.</summary>
    public Claim Matrix(Quantity of)
    {
        var shape = layer.Shape(of);
        Table Cells(Func<int, Node> cell) =>
            new(shape.Count == 1 ? 1 : shape[0], shape[^1], [.. Enumerable.Range(0, Count(of)).Select(cell)]);
        var rows = Cells(i => of switch
        {
            Quantity.InputGradient => InputSum(i),
            Quantity.FilterGradient => FilterSum(i),
            _ => OutputSum(i),
        });
        return new("matrix of rows", [dice.Chance(60) ? new Whole(of) : Cells(i => At(of, i)), rows]);
    }

    /// <summary>A closed form with its arrays written out: the frame of zeros and the turned filter included.</summary>
    public Claim Written(bool isTurned)
    {
        Table Cells(IReadOnlyList<int> shape, Func<int, Node> cell) => new(shape.Count == 1 ? 1 : shape[0], shape[^1],
            [.. Enumerable.Range(0, shape.Aggregate(1, (product, extent) => product * extent)).Select(cell)]);
        Table Plain(Quantity of) => Cells(layer.Shape(of), i => At(of, i));
        if (!isTurned && dice.Chance(40))
            return new("arrays written out", [Left(Quantity.FilterGradient),
                new Applied("conv", [Plain(Quantity.Input), Plain(Quantity.OutputGradient)])]);
        int taps = Count(Quantity.Filter);
        var turned = Cells(layer.Shape(Quantity.Filter), i => At(Quantity.Filter, isTurned ? i : taps - 1 - i));
        Grid inner = new(layer.Shape(Quantity.OutputGradient)),
            outer = new([.. layer.Axes.Select(axis => axis.Output + 2 * (axis.Filter - 1))]);
        var framed = Cells(outer.Shape, i => inner.Flat(
            [.. outer.Index(i).Select((at, axis) => at - layer.Axes[axis].Filter + 1)]) is { } known
            ? At(Quantity.OutputGradient, known) : new Number(0));
        return new("arrays written out", [Left(Quantity.InputGradient), new Applied("conv", [framed, turned])]);

        Node Left(Quantity of) => dice.Chance(50) ? new Whole(of) : Plain(of);
    }

    /// <summary>An array with its entries.</summary>
    public Claim Display(Quantity of)
    {
        var shape = layer.Shape(of);
        return new("display", [new Whole(of), new Table(
            shape.Count == 1 ? 1 : shape[0], shape[^1], [.. Enumerable.Range(0, Count(of)).Select(i => At(of, i))])]);
    }
}
