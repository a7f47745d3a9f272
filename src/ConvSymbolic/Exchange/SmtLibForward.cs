using System.Collections.Immutable;
using System.Text;
using ConvSymbolic.Layers;
using static ConvSymbolic.Exchange.SmtLib;

namespace ConvSymbolic.Exchange;

/// <summary>
/// The forward formula of a layer in SMT-LIB, as the definition has it: the solver itself finds which entries a window meets. The
/// loss is L = Σ G·O with G = ∂L/∂O. Each array A may be moved a step into a direction E, to A + t·E: L is affine in each of the arrays, so
/// L at A + E less L at A is exactly Σ E·∂L/∂A.
/// </summary>
internal sealed class SmtLibForward(Layer layer)
{
    /// <summary>What stands before the name of an array for the direction in which it is moved.</summary>
    public const string Direction = "E";

    private readonly IReadOnlyList<string> _i = Letters("i", layer.Axes), _u = Letters("u", layer.Axes), _t = Letters("t", layer.Axes);

    /// <summary>The entry of an array of the layer; a layer of one image, channel and filter has spatial indices only.</summary>
    public static string Entry(Layer layer, string array, string first, string second, IReadOnlyList<string> spatial) =>
        Apply(array, Lead(layer, first, second, spatial));

    /// <summary>Both leading indices and the spatial ones, or only these.</summary>
    public static IReadOnlyList<string> Lead(Layer layer, string first, string second, IReadOnlyList<string> spatial) =>
        layer.IsPlain ? spatial : [first, second, .. spatial];

    /// <summary>Integer division, left out where it does nothing.</summary>
    public static string Div(string value, int by) => by == 1 ? value : $"(div {value} {Number(by)})";

    public string Write()
    {
        var text = new StringBuilder();
        text.Append("; the arrays: ∂L/∂O (here dO), input, filter, bias, and a direction for each of the last three\n");
        foreach (var block in layer.Ring.Blocks)
            text.Append(Declare(block.Name, block.Extents.Length));
        foreach (var block in layer.Ring.Blocks.Skip(1))
            text.Append(Declare(Direction + block.Name, block.Extents.Length));
        text.Append("\n; X moved by tX steps into its direction, 0 outside\n");
        text.Append(Define("X.at", ["tX", .. Lead(layer, "n", "c", _t)], Extended(layer.Input, layer.IsTransposed ? layer.Stride : Ones, _t, at =>
            $"(+ {Entry(layer, "X", "n", "c", at)} (* tX {Entry(layer, Direction + "X", "n", "c", at)}))")));
        text.Append($"\n; an output, times w: the bias, and every tap of the filter with the entry of {(layer.IsTransposed ? "stuff_s X (X with s-1 zeros between neighbours)" : "X")} that it meets\n");
        text.Append(Define("X.tap", ["tX", .. Lead(layer, "n", "c", _i), .. _u], Apply("X.at", ["tX", .. Lead(layer, "n", "c", Read())])));
        text.Append(Define("O", ["w", "tX", "tF", "tb", .. Lead(layer, "n", "o", _i)], Sum([.. Terms()])));
        text.Append("\n; the loss: any with the gradient dO by the outputs\n");
        text.Append(Define("L", ["tX", "tF", "tb"], Sum(
            [.. EveryIndex(layer.UpstreamSymbols.Extents).Select(index => Apply("O", [Apply("dO", index), "tX", "tF", "tb", .. index]))])));
        return text.ToString();
    }

    private ImmutableArray<int> Ones => [.. Enumerable.Repeat(1, layer.Axes)];

    // s·i + d·u − p, or j + p − d·u in the zero-stuffed input.
    private string[] Read() => [.. _i.Select((i, axis) =>
    {
        string d = Number(layer.Dilation[axis]), p = Number(layer.PaddingBefore[axis]);
        return layer.IsTransposed
            ? $"(- (+ {i} {p}) (* {d} {_u[axis]}))"
            : $"(- (+ (* {Number(layer.Stride[axis])} {i}) (* {d} {_u[axis]})) {p})";
    })];

    private IEnumerable<string> Terms()
    {
        string o = layer.IsPlain ? "0" : "o";
        int channels = layer.Channels / layer.Groups, filters = layer.Filters / layer.Groups;
        yield return $"(* w (+ (b {o}) (* tb ({Direction}b {o}))))";
        for (int c = 0; c < channels; c++)
        {
            string channel = layer.Groups == 1 ? Number(c) : $"(+ (* {Number(channels)} {Div(o, filters)}) {Number(c)})";
            foreach (var tap in EveryIndex(layer.Filter))
            {
                var read = tap.Select((u, axis) => layer.IsTrueConvolution ? $"(- {Number(layer.Filter[axis] - 1)} {u})" : u).ToList();
                var filter = layer.IsTransposed
                    ? Lead(layer, channel, layer.Groups == 1 ? o : $"(mod {o} {Number(filters)})", read)
                    : Lead(layer, o, Number(c), read);
                yield return $"(* w {Apply("X.tap", ["tX", .. Lead(layer, "n", channel, _i), .. tap])} (+ {Apply("F", filter)} (* tF {Apply(Direction + "F", filter)})))";
            }
        }
    }
}
