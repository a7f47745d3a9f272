using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Documents whose equations are about single entries.</summary>
public sealed class RowDocuments(Random random)
{
    public Draft Make()
    {
        int axes = random.Next(3) == 0 ? 1 : 2;
        var layer = Layer(axes);
        var style = Style.Random(random);
        if (axes == 1 && style.Indices is IndexStyle.Commas)
            style = style with { Indices = IndexStyle.Digits };
        var rows = new Rows(layer, style.Base, random);
        var sections = new List<Section>();
        bool isMatrix = axes == 2 && random.Next(3) == 0;
        if (isMatrix && layer.Stride.Concat(layer.Dilation).All(value => value == 1) && layer.PaddingBefore.All(padding => padding == 0))
            sections.Add(RandomDocuments.Section(random, "The layer", new Equation(Kind.Matrix, new Applied(Op.Conv, [rows.Matrix(Letter.Input), rows.Matrix(Letter.Filter)]), rows.Matrix(Letter.Output))));
        sections.Add(RandomDocuments.Section(random, "The forward pass", [.. rows.Forward()]));
        if (style.Upstream is not null)
            sections.Add(Upstream(rows));
        var more = new List<Func<Section>>
        {
            () => RandomDocuments.Section(random, "Local derivatives", [.. Some(rows.Locals(), 6)]),
            () => RandomDocuments.Section(random, "The chain rule", [.. Some(rows.Chains(), 4)]),
            () => RandomDocuments.Section(random, "The gradient of the filter", [.. rows.FilterRows()]),
            () => RandomDocuments.Section(random, "The gradient of the input", [.. rows.InputRows()]),
            () => RandomDocuments.Section(random, "The gradient of the filter", [.. rows.FilterRows()]),
            () => RandomDocuments.Section(random, "The gradient of the input", [.. rows.InputRows()]),
            () => RandomDocuments.Section(random, "A step", RandomDocuments.Step(random)),
            () => RandomDocuments.Section(random, "The size", RandomDocuments.Size(random, layer, style)),
        };
        if (layer.HasBias)
            more.Add(() => RandomDocuments.Section(random, "The gradient of the bias", rows.BiasRow()));
        if (axes == 2)
        {
            more.Add(() => RandomDocuments.Section(random, "In one", rows.MatrixOfGradients(Letter.Filter)));
            more.Add(() => RandomDocuments.Section(random, "In one", rows.MatrixOfGradients(Letter.Input)));
        }
        var operators = RandomDocuments.Operators(random, layer);
        if (operators.Length > 0)
        {
            more.Add(() => RandomDocuments.Section(random, "As convolutions", operators));
            more.Add(() => RandomDocuments.Section(random, "As convolutions", operators));
        }
        var chosen = Enumerable.Range(0, more.Count).ToArray();
        random.Shuffle(chosen);
        foreach (int k in chosen[..random.Next(2, 5)].Order())
            sections.Add(more[k]());
        return new Draft(style, [layer], [[]], new IndexPositions(false, false, false), [.. sections]);
    }

    private Section Upstream(Rows rows)
    {
        Ix[][] indices = random.Next(3) switch
        {
            0 => [[]],
            1 => [[.. rows.Indices(Letter.Output).First().Select((_, axis) => Ix.Of(axis == 0 ? "i" : "j"))]],
            _ => [.. rows.Indices(Letter.Output)],
        };
        return RandomDocuments.Section(random, "What arrives from the next layer", [.. indices.Select(index => new Equation(Kind.Definition, new Slope(Letter.Output, index), new SpelledOut(index)))]);
    }

    private IEnumerable<Equation> Some(IEnumerable<Equation> equations, int most)
    {
        var all = equations.ToArray();
        random.Shuffle(all);
        return all.Take(random.Next(2, most + 1));
    }

    private Layer Layer(int axes)
    {
        while (true)
        {
            bool isPlain = random.Next(2) == 0;
            int[] Values(int first, int last) => [.. Enumerable.Range(0, axes).Select(_ => random.Next(first, last + 1))];
            int[] input = Values(axes == 1 ? 4 : 3, axes == 1 ? 6 : random.Next(3) == 0 ? 5 : 4), filter = Values(2, axes == 1 || random.Next(4) == 0 ? 3 : 2);
            if (axes == 2 && random.Next(3) > 0)
                (input[1], filter[1]) = (input[0], filter[0]);
            int stride = isPlain ? 1 : random.Next(1, 3), dilation = isPlain || stride > 1 ? 1 : random.Next(1, 3), padding = isPlain || dilation > 1 ? 0 : random.Next(2);
            int[] output = [.. input.Zip(filter, (h, k) => (h + 2 * padding - dilation * (k - 1) - 1 is >= 0 and var room ? room : -stride) / stride + 1)];
            if (output.Any(extent => extent < (axes == 1 ? 3 : 2)) || output.Aggregate(1, (a, b) => a * b) > 9)
                continue;
            var layer = new Layer(Geometry.Of(new LayerOptions
            {
                Input = input,
                Filter = filter,
                Stride = stride,
                Dilation = dilation,
                Padding = padding,
                HasBias = random.Next(3) == 0,
                IsTrueConvolution = random.Next(5) == 0,
            }));

            // With fewer a single slip makes another layer as likely.
            if (new ReferenceLayer(layer).Products >= 7)
                return layer;
        }
    }
}
