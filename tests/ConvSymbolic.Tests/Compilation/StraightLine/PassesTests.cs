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
