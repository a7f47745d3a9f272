using ConvSymbolic.Compilation;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Compilation;

public class CompiledLayerRefusalTests
{
    private static readonly CompiledLayer<double> s_run =
        Convolution.Create(input: [5, 4], filter: [3, 2], channels: 2, filters: 3, batch: 2, bias: true).Compile<double>();

    private static readonly double[] s_x = new double[80], s_f = new double[36], s_b = new double[3], s_o = new double[54];

    [Fact]
    public void Wrong_lengths_are_refused_with_the_expected_shape()
    {
        Refused("The span x has 79 elements, but the input of this layer has shape 2×2×5×4, so 80 elements were expected.", () => s_run.Forward(new double[79], s_f, s_b, s_o));
        Refused("f has 1 element, but the filter of this layer has shape 3×2×3×2", () => s_run.Forward(s_x, [1], s_b, s_o));
        Refused("b has 0 elements, but the bias of this layer has shape 3", () => s_run.Forward(s_x, s_f, [], s_o));
        Refused("o has 55 elements, but the output of this layer has shape 2×3×3×3", () => s_run.Forward(s_x, s_f, s_b, new double[55]));
        Refused("x has 0 elements", () => s_run.FilterGradient([], s_o, new double[36]));
        Refused("g has 80 elements, but the output's gradient of this layer has shape 2×3×3×3", () => s_run.FilterGradient(s_x, s_x, new double[36]));
        Refused("df has 0 elements, but the filter's gradient", () => s_run.FilterGradient(s_x, s_o, []));
        Refused("f has 80 elements", () => s_run.InputGradient(s_x, s_o, s_x));
        Refused("g has 36 elements", () => s_run.InputGradient(s_f, s_f, s_x));
        Refused("dx has 54 elements, but the input's gradient of this layer has shape 2×2×5×4", () => s_run.InputGradient(s_f, s_o, new double[54]));
        Refused("g has 3 elements", () => s_run.BiasGradient(s_b, new double[3]));
        Refused("db has 2 elements, but the bias of this layer has shape 3", () => s_run.BiasGradient(s_o, new double[2]));
    }

    [Fact]
    public void Overlapping_buffers_are_refused()
    {
        var pool = new double[200];
        Refused("The result o (54 elements) overlaps x (80 elements) in memory", () => s_run.Forward(pool.AsSpan(0, 80), s_f, s_b, pool.AsSpan(79, 54)));
        Refused("overlaps f", () => s_run.Forward(s_x, pool.AsSpan(53, 36), s_b, pool.AsSpan(0, 54)));
        Refused("overlaps b", () => s_run.Forward(s_x, s_f, pool.AsSpan(10, 3), pool.AsSpan(0, 54)));
        Refused("The result df (36 elements) overlaps x", () => s_run.FilterGradient(pool.AsSpan(0, 80), s_o, pool.AsSpan(0, 36)));
        Refused("overlaps g", () => s_run.FilterGradient(s_x, pool.AsSpan(0, 54), pool.AsSpan(53, 36)));
        Refused("overlaps f", () => s_run.InputGradient(pool.AsSpan(0, 36), s_o, pool.AsSpan(35, 80)));
        Refused("overlaps g", () => s_run.InputGradient(s_f, pool.AsSpan(0, 54), pool.AsSpan(1, 80)));
        Refused("The result db (3 elements) overlaps g", () => s_run.BiasGradient(pool.AsSpan(0, 54), pool.AsSpan(51, 3)));
    }

    // Every pair of which one is written, at every distance: exactly those that share an element are refused.
    [Fact]
    public void Results_that_overlap_anything_are_refused()
    {
        CompiledLayer<double> run = Convolution.Create(input: 4, filter: 2, bias: true).Compile<double>();
        string[] names = ["x", "f", "b", "g", "o", "df", "dx", "db"];
        int[] lengths = [4, 2, 1, 3, 3, 2, 4, 1];
        var pool = new double[100];
        for (int moved = 0; moved < names.Length; moved++)
        {
            for (int fixedOne = 4; fixedOne < names.Length; fixedOne++)
            {
                for (int distance = -5; distance <= 5 && moved != fixedOne; distance++)
                {
                    int[] starts = [0, 10, 20, 30, 40, 50, 60, 70];
                    starts[moved] = starts[fixedOne] = 90;
                    starts[moved] += distance;
                    Span<double> Of(int k) => pool.AsSpan(starts[k], lengths[k]);
                    bool overlaps = distance < lengths[fixedOne] && -distance < lengths[moved];
                    void All() => run.ForwardBackward(Of(0), Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7));
                    void Gradients() => run.Backward(Of(0), Of(1), Of(3), Of(5), Of(6), Of(7));
                    if (overlaps)
                        Refused($"overlaps {names[Math.Min(moved, fixedOne)]} (", All, $"overlaps {names[Math.Max(moved, fixedOne)]} (");
                    else
                        All();
                    if (overlaps && names[moved] is not ("b" or "o") && names[fixedOne] != "o")
                        Refused("overlaps ", Gradients);
                    else
                        Gradients();
                }
            }
        }
    }

    [Fact]
    public void Wrong_lengths_of_all_gradients_are_refused()
    {
        double[] df = new double[36], dx = new double[80], db = new double[3];
        Refused("g has 53 elements", () => s_run.Backward(s_x, s_f, new double[53], df, dx, db));
        Refused("db has 0 elements", () => s_run.Backward(s_x, s_f, s_o, df, dx, []));
        Refused("b has 0 elements", () => s_run.ForwardBackward(s_x, s_f, [], s_o, new double[54], df, dx, db));
        Refused("o has 5 elements", () => s_run.ForwardBackward(s_x, s_f, s_b, s_o, new double[5], df, dx, db));
    }

    [Fact]
    public void Neighbouring_buffers_are_not_overlapping()
    {
        var pool = new double[200];
        s_run.Forward(pool.AsSpan(0, 80), pool.AsSpan(80, 36), pool.AsSpan(116, 3), pool.AsSpan(119, 54));
        Assert.Equal(new double[200], pool);
    }

    [Fact]
    public void Without_a_bias_its_spans_are_empty()
    {
        CompiledLayer<float> run = Convolution.Create(input: 3, filter: 2).Compile<float>();
        run.Forward([1, 2, 3], [1, 1], [], new float[2]);
        run.BiasGradient([1, 2], []);
        Refused("b has 1 element, but this layer has no bias", () => run.Forward([1, 2, 3], [1, 1], [1], new float[2]));
        Refused("db has 1 element, but this layer has no bias", () => run.BiasGradient([1, 2], new float[1]));
    }

    [Fact]
    public void Other_types_are_refused()
    {
        Layer layer = Convolution.Create(input: 3, filter: 2);
        Refused("float or double was expected", () => layer.Compile<Half>());
    }

    private static void Refused(string expected, Action act, string? orElse = null)
    {
        string message = Assert.Throws<ConvSymbolicException>(act).Message;
        Assert.True(message.Contains(expected, StringComparison.Ordinal) || (orElse is not null && message.Contains(orElse, StringComparison.Ordinal)), message);
    }
}
