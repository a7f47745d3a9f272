using System.Collections.Immutable;
using System.Text;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using static ConvSymbolic.Exchange.SmtLib;
using static ConvSymbolic.Exchange.SmtLibForward;

namespace ConvSymbolic.Exchange;

/// <summary>The closed form of a gradient in SMT-LIB: the entry of a correlation, times w, and the question whether it is the gradient.</summary>
internal static class SmtLibClosedForm
{
    /// <summary>result[u] = Σ image⟨s·u + d·v − p⟩ kernel[v], and the assertion that some entry of it isn't the derivative of L.</summary>
    public static string Write(Layer layer, ClosedForm form)
    {
        bool isFilter = form.Target == Target.FilterGradient;
        string name = isFilter ? "dF" : "dX", array = isFilter ? "F" : "X", image = name + ".image";
        var (u, t) = (Letters("u", layer.Axes), Letters("t", layer.Axes));
        var (first, second) = isFilter ? layer.IsTransposed ? ("c", "o") : ("o", "c") : ("n", "c");
        var at = u.Select((position, axis) => form.ResultIsRotated ? $"(- {Number(form.Extents[axis] - 1)} {position})" : position).ToList();
        var text = new StringBuilder();
        text.Append(Define(image, Lead(layer, "first", "second", t), Extended(ShapeOf(layer, form.Image), form.Stuffing, t, inside =>
            Entry(layer, Name(form.Image), "first", "second", inside))));
        var terms = new List<string>();
        var extents = ShapeOf(layer, form.Kernel);
        foreach (var (imagePlane, kernelPlane) in Planes(layer, form))
        {
            foreach (var v in EveryIndex(extents))
            {
                var read = at.Select((position, axis) =>
                    $"(- (+ (* {Number(form.Stride[axis])} {position}) (* {Number(form.Dilation[axis])} {v[axis]})) {Number(form.PaddingBefore[axis])})").ToList();
                var kernel = v.Select((tap, axis) => form.KernelIsRotated ? $"(- {Number(extents[axis] - 1)} {tap})" : tap).ToList();
                terms.Add($"(* w {Entry(layer, image, imagePlane.First, imagePlane.Second, read)} {Entry(layer, Name(form.Kernel), kernelPlane.First, kernelPlane.Second, kernel)})");
            }
        }
        text.Append(Define(name, ["w", .. Lead(layer, first, second, u)], Sum(terms)));
        text.Append(Question(name, array, isFilter ? "0 1 0" : "1 0 0", (isFilter ? layer.FilterSymbols : layer.InputSymbols).Extents));
        return text.ToString();
    }

    /// <summary>∂L/∂b[o] = Σ_n Σ_i ∂L/∂O[n,o,i], and the assertion that it isn't so.</summary>
    public static string WriteBias(Layer layer)
    {
        var terms = new List<string>();
        for (int n = 0; n < layer.Batch; n++)
            terms.AddRange(EveryIndex(layer.Output).Select(i => $"(* w {Entry(layer, "dO", Number(n), "o", i)})"));
        return Define("db", ["w", "o"], Sum(terms)) + Question("db", "b", "0 0 1", layer.BiasShape.Extents);
    }

    private static string Question(string gradient, string array, string step, IReadOnlyList<int> extents) =>
        $"(assert (distinct (- (L {step}) (L 0 0 0)) {Sum([.. EveryIndex(extents).Select(index => Apply(gradient, [Apply(Direction + array, index), .. index]))])}))\n";

    // The leading indices of image and kernel, a pair for each summand.
    private static IEnumerable<((string First, string Second) Image, (string First, string Second) Kernel)> Planes(Layer layer, ClosedForm form)
    {
        int channels = layer.Channels / layer.Groups, filters = layer.Filters / layer.Groups;
        if (form.Target == Target.FilterGradient)
        {
            // One of both letters is an index of the entry, the other one counts within the group.
            string channel = layer.IsTransposed ? "c" : Inside("c", channels, Div("o", filters));
            string filter = layer.IsTransposed ? Inside("o", filters, Div("c", channels)) : "o";
            for (int n = 0; n < layer.Batch; n++)
                yield return ((Number(n), form.Image == Operand.Upstream ? filter : channel), (Number(n), form.Kernel == Operand.Upstream ? filter : channel));
            yield break;
        }
        for (int o = 0; o < filters; o++)
        {
            string filter = Inside(Number(o), filters, Div("c", channels));
            yield return (("n", filter), layer.IsTransposed ? ("c", Number(o)) : (filter, layer.Groups == 1 ? "c" : $"(mod c {Number(channels)})"));
        }

        string Inside(string within, int size, string group) => layer.Groups == 1 ? within : $"(+ (* {Number(size)} {group}) {within})";
    }

    private static string Name(Operand operand) => operand switch
    {
        Operand.Input => "X",
        Operand.Filter => "F",
        _ => "dO",
    };

    private static ImmutableArray<int> ShapeOf(Layer layer, Operand operand) => operand switch
    {
        Operand.Input => layer.Input,
        Operand.Filter => layer.Filter,
        _ => layer.Output,
    };
}
