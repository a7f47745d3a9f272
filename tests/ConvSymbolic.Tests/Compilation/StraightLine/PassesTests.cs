using ConvSymbolic.Compilation;
using ConvSymbolic.Compilation.StraightLine;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Tests.Compilation.StraightLine;

public class PassesTests
{
    [Fact]
    public void Elements_are_loaded_once_and_products_are_fused()
    {
        var layer = Convolution.Create(input: 3, filter: 2, bias: true);
        Program program = Gate.Run(new LayerPrograms(layer, new WindowGeometry(layer)).Forward());
        Assert.Equal(
            """
            v0 = b[0]
            v1 = x[0]
            v2 = f[0]
            v3 = v1·v2 + v0
            v4 = x[1]
            v5 = f[1]
            v6 = v4·v5 + v3
            o[0] = v6
            v8 = v2·v4 + v0
            v9 = x[2]
            v10 = v5·v9 + v8
            o[1] = v10

            """.ReplaceLineEndings("\n"),
            program.ToString());
    }

    [Fact]
    public void Neighbours_become_lanes_and_sums_are_taken_in_turns()
    {
        var layer = Convolution.Create(input: [3, 3], filter: [2, 2]);
        Program program = Gate.Run(new LayerPrograms(layer, new WindowGeometry(layer)).Forward(), Passes.WithLanes(4));
        Assert.Equal(
            """
            v0 = f[0]
            v1 = x[3..4]
            v2 = x[0..1]
            v3 = v0 in 2 lanes
            v4 = v2·v3
            v5 = v1·v3
            v6 = f[1]
            v7 = x[4..5]
            v8 = x[1..2]
            v9 = v6 in 2 lanes
            v10 = v8·v9 + v4
            v11 = v9·v7 + v5
            v12 = f[2]
            v13 = v12 in 2 lanes
            v14 = x[6..7]
            v15 = v1·v13 + v10
            v16 = v13·v14 + v11
            v17 = f[3]
            v18 = v17 in 2 lanes
            v19 = x[7..8]
            v20 = v7·v18 + v15
            v21 = v18·v19 + v16
            o[0..1] = v20
            o[2..3] = v21

            """.ReplaceLineEndings("\n"),
            program.ToString());
    }

    [Fact]
    public void What_is_computed_differently_stays_apart()
    {
        var builder = new ProgramBuilder(new ProgramArray("x", 6, false), new ProgramArray("y", 6, true));
        int[] x = [.. Enumerable.Range(0, 6).Select(k => builder.Load(0, k))];
        // Two products of neighbours, factors in either order; then one that isn't, and one that is added.
        int[] results = [builder.Multiply(x[0], x[2]), builder.Multiply(x[3], x[1]), builder.Multiply(x[5], x[1]), builder.Add(x[4], x[2]), builder.Constant(0), builder.Constant(0)];
        for (int k = 0; k < results.Length; k++)
            builder.Store(1, k, results[k]);
        string text = Gate.Run(builder.Build(), Passes.WithLanes(8)).ToString();
        Assert.Contains("y[0..1] = ", text, StringComparison.Ordinal);
        Assert.Contains("y[2] = ", text, StringComparison.Ordinal);
        Assert.Contains("y[3] = ", text, StringComparison.Ordinal);
        Assert.Contains("y[4..5] = ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_several_polynomials_compute_is_computed_once()
    {
        var ring = Ring.Of("a", "b");
        var a = Polynomial.Of(ring, new(0));
        var b = Polynomial.Of(ring, new(1));
        Program program = Gate.Run(PolynomialProgram.Of(2, [a * b, a * b + a.Pow(4), a.Pow(5), a - a]));
        Assert.Equal(
            """
            v0 = x[0]
            v1 = x[1]
            v2 = v0·v1
            y[0] = v2
            v4 = v0·v0
            v5 = v4·v4
            v6 = v2 + v5
            y[1] = v6
            v8 = v0·v5
            y[2] = v8
            v10 = 0
            y[3] = v10

            """.ReplaceLineEndings("\n"),
            program.ToString());
    }

    [Fact]
    public void Nothing_is_left_that_nobody_reads()
    {
        var builder = new ProgramBuilder(new ProgramArray("x", 2, false), new ProgramArray("y", 1, true));
        builder.Multiply(builder.Load(0, 0), builder.Load(0, 0));
        builder.Store(1, 0, builder.Load(0, 1));
        Assert.Equal("v0 = x[1]\ny[0] = v0\n", Passes.Drop(builder.Build()).ToString());
    }
}
