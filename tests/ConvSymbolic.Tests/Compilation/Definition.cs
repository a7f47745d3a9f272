using System.Numerics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

/// <summary>
/// A layer read off its definition in exact arithmetic: a loop over every index, zero extension spelled out. Gradients are exact
/// differences, since L = Σ G·O is linear in each array. Nothing here is shared with the kernels.
/// </summary>
internal static class Definition
{
    public static T[] Output<T>(Layer layer, T[] x, T[] f, T[] b)
        where T : INumber<T>
    {
        int channelsPerGroup = layer.Channels / layer.Groups, filtersPerGroup = layer.Filters / layer.Groups;
        int inputPlane = Product(layer.Input), outputPlane = Product(layer.Output), taps = Product(layer.Filter);
        var output = new T[layer.Batch * layer.Filters * outputPlane];
        int[] i = new int[layer.Axes], a = new int[layer.Axes];
        int at = 0;
        for (int n = 0; n < layer.Batch; n++)
        {
            for (int o = 0; o < layer.Filters; o++)
            {
                int group = o / filtersPerGroup;
                for (int position = 0; position < outputPlane; position++)
                {
                    Unflatten(position, layer.Output.AsSpan(), i);
                    T sum = layer.HasBias ? b[o] : T.Zero;
                    for (int c = 0; c < channelsPerGroup; c++)
                    {
                        int channel = group * channelsPerGroup + c;
                        int filterChannel = layer.IsTransposed
                            ? channel * filtersPerGroup + o % filtersPerGroup
                            : o * channelsPerGroup + c;
                        for (int tap = 0; tap < taps; tap++)
                        {
                            Unflatten(tap, layer.Filter.AsSpan(), a);
                            int from = layer.IsTransposed ? Stuffed(layer, i, a) : Window(layer, i, a);
                            if (from >= 0)
                                sum += x[(n * layer.Channels + channel) * inputPlane + from] * f[filterChannel * taps + FilterPosition(layer, a)];
                        }
                    }
                    output[at++] = sum;
                }
            }
        }
        return output;
    }

    /// <summary>∂L/∂V[m] = L(V + e_m) − L(V) for every m.</summary>
    public static T[] Gradient<T>(T[] variable, T[] g, Func<T[]> output)
        where T : INumber<T>
    {
        T start = Loss(g, output());
        var gradient = new T[variable.Length];
        for (int m = 0; m < variable.Length; m++)
        {
            variable[m] += T.One;
            gradient[m] = Loss(g, output()) - start;
            variable[m] -= T.One;
        }
        return gradient;
    }

    private static T Loss<T>(T[] g, T[] output)
        where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < g.Length; i++)
            sum += g[i] * output[i];
        return sum;
    }

    /// <summary>The position of X⟨s·i + d·a − p⟩, or −1 outside.</summary>
    private static int Window(Layer layer, int[] i, int[] a)
    {
        int position = 0;
        for (int k = 0; k < layer.Axes; k++)
        {
            int u = layer.Stride[k] * i[k] + layer.Dilation[k] * a[k] - layer.PaddingBefore[k];
            if (u < 0 || u >= layer.Input[k])
                return -1;
            position = position * layer.Input[k] + u;
        }
        return position;
    }

    /// <summary>The position in X of (stuff_s X)⟨j + p − d·a⟩, or −1 where that is zero.</summary>
    private static int Stuffed(Layer layer, int[] j, int[] a)
    {
        int position = 0;
        for (int k = 0; k < layer.Axes; k++)
        {
            int t = j[k] + layer.PaddingBefore[k] - layer.Dilation[k] * a[k];
            if (t < 0 || t % layer.Stride[k] != 0 || t / layer.Stride[k] >= layer.Input[k])
                return -1;
            position = position * layer.Input[k] + t / layer.Stride[k];
        }
        return position;
    }

    private static int FilterPosition(Layer layer, int[] a)
    {
        int position = 0;
        for (int k = 0; k < layer.Axes; k++)
            position = position * layer.Filter[k] + (layer.IsTrueConvolution ? layer.Filter[k] - 1 - a[k] : a[k]);
        return position;
    }

    private static int Product(IEnumerable<int> extents) => extents.Aggregate(1, (a, b) => a * b);

    private static void Unflatten(int position, ReadOnlySpan<int> extents, int[] index)
    {
        for (int k = extents.Length - 1; k >= 0; k--)
            (position, index[k]) = Math.DivRem(position, extents[k]);
    }
}
