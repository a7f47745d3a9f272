using System.Collections.Immutable;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Independent;

/// <summary>
/// A layer written straight from its definition: every output as a sum of products of named symbols, and every gradient of
/// L with ∂L/∂O = G as Σ G · ∂O/∂symbol, found by differentiating those sums. It knows no closed form, and it reads
/// nothing but the plain numbers of the layer. All indices are 0-based and complete:
/// X[n,c,…] with the global channel, F[o,c,…] with c within the group (transposed: F[c,o,…] with o within the group), O and G[n,o,…], b[o].
/// </summary>
public sealed class ReferenceLayer
{
    private readonly Layer _layer;
    private readonly Lazy<Dictionary<string, ReferencePolynomial>> _outputs;
    private readonly Lazy<Dictionary<string, ReferencePolynomial>> _gradients;

    public ReferenceLayer(Layer layer)
    {
        _layer = layer;
        int[] output = [.. Enumerable.Range(0, layer.Input.Length).Select(OutputExtent)];
        int perGroup = layer.IsTransposed ? layer.Filters / layer.Groups : layer.Channels / layer.Groups;
        OutputExtents = [layer.Batch, layer.Filters, .. output];
        InputExtents = [layer.Batch, layer.Channels, .. layer.Input];
        FilterExtents = [layer.IsTransposed ? layer.Channels : layer.Filters, perGroup, .. layer.Filter];
        _outputs = new(Expand);
        _gradients = new(Differentiate);
    }

    /// <summary>(N, O, H′…), recomputed here.</summary>
    public ImmutableArray<int> OutputExtents { get; }

    /// <summary>(N, C, H…).</summary>
    public ImmutableArray<int> InputExtents { get; }

    /// <summary>(O, C/g, K…); transposed (C, O/g, K…).</summary>
    public ImmutableArray<int> FilterExtents { get; }

    /// <summary>How many products of X and F the outputs have together.</summary>
    public int Products => _outputs.Value.Values.Sum(sum => sum.Terms.Keys.Count(key => key.Contains('*', StringComparison.Ordinal)));

    public static string Name(string array, params int[] index) => $"{array}[{string.Join(',', index)}]";

    /// <summary>O at (n, o, i…).</summary>
    public ReferencePolynomial Output(params int[] index) => _outputs.Value[Name("O", index)];

    /// <summary>∂L/∂F at (o, c, a…); transposed (c, o, a…).</summary>
    public ReferencePolynomial FilterGradient(params int[] index) => _gradients.Value[Name("F", index)];

    /// <summary>∂L/∂X at (n, c, m…).</summary>
    public ReferencePolynomial InputGradient(params int[] index) => _gradients.Value[Name("X", index)];

    /// <summary>∂L/∂b at o.</summary>
    public ReferencePolynomial BiasGradient(int o) => _gradients.Value[Name("b", o)];

    /// <summary>Every index of an array of these extents, the last running fastest.</summary>
    public static IEnumerable<int[]> Indices(params IEnumerable<int> extents) => extents.Aggregate(
        (IEnumerable<int[]>)[[]],
        (indices, extent) => indices.SelectMany(index => Enumerable.Range(0, extent).Select(next => (int[])[.. index, next])));

    private int OutputExtent(int axis) => _layer.IsTransposed
        ? ReferenceExtents.TransposedOutput(
            _layer.Input[axis], _layer.Filter[axis], _layer.Stride[axis], _layer.Dilation[axis], _layer.PaddingBefore[axis], _layer.PaddingAfter[axis], _layer.OutputPadding[axis])
        : ReferenceExtents.Output(
            _layer.Input[axis], _layer.Filter[axis], _layer.Stride[axis], _layer.Dilation[axis], _layer.PaddingBefore[axis], _layer.PaddingAfter[axis]);

    private Dictionary<string, ReferencePolynomial> Expand()
    {
        var outputs = new Dictionary<string, ReferencePolynomial>(StringComparer.Ordinal);
        foreach (int[] index in Indices(OutputExtents))
        {
            var sum = new ReferencePolynomial();
            int n = index[0], o = index[1];
            if (_layer.HasBias)
                sum.Add(1, Name("b", o));
            int channelsPerGroup = _layer.Channels / _layer.Groups, filtersPerGroup = _layer.Filters / _layer.Groups;
            int group = o / filtersPerGroup;
            for (int c = 0; c < channelsPerGroup; c++)
            {
                int channel = group * channelsPerGroup + c;
                foreach (int[] a in Indices(_layer.Filter))
                {
                    if (Read(index[2..], a) is not { } m)
                        continue;
                    int[] tap = _layer.IsTrueConvolution ? [.. a.Select((value, axis) => _layer.Filter[axis] - 1 - value)] : a;
                    string weight = _layer.IsTransposed
                        ? Name("F", [channel, o % filtersPerGroup, .. tap])
                        : Name("F", [o, c, .. tap]);
                    sum.Add(1, weight, Name("X", [n, channel, .. m]));
                }
            }
            outputs[Name("O", index)] = sum;
        }
        return outputs;
    }

    /// <summary>The input element that output i reads at filter position a, or null where the zero extension gives 0.</summary>
    private int[]? Read(int[] i, int[] a)
    {
        var m = new int[i.Length];
        for (int axis = 0; axis < i.Length; axis++)
        {
            int stride = _layer.Stride[axis], dilation = _layer.Dilation[axis], padding = _layer.PaddingBefore[axis];
            if (_layer.IsTransposed)
            {
                int stuffed = i[axis] + padding - dilation * a[axis];
                if (stuffed % stride != 0)
                    return null;
                m[axis] = stuffed / stride;
            }
            else
            {
                m[axis] = stride * i[axis] + dilation * a[axis] - padding;
            }
            if (m[axis] < 0 || m[axis] >= _layer.Input[axis])
                return null;
        }
        return m;
    }

    private Dictionary<string, ReferencePolynomial> Differentiate()
    {
        var gradients = new Dictionary<string, ReferencePolynomial>(StringComparer.Ordinal);
        foreach (int[] index in Indices(FilterExtents))
            gradients[Name("F", index)] = new();
        foreach (int[] index in Indices(InputExtents))
            gradients[Name("X", index)] = new();
        for (int o = 0; _layer.HasBias && o < _layer.Filters; o++)
            gradients[Name("b", o)] = new();
        foreach (int[] index in Indices(OutputExtents))
        {
            foreach (var (symbol, coefficient, others) in Output(index).Derivatives())
                gradients[symbol].Add(coefficient, [Name("G", index), .. others]);
        }
        return gradients;
    }
}
