using ConvSymbolic.Compilation;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Tests.Compilation;

public class CompiledPolynomialsTests
{
    [Fact]
    public void Give_the_exact_values_of_a_derivation()
    {
        var derivation = Convolution.Create(input: [12, 12], filter: [3, 3]).Derive();
        Polynomial[] all = [.. Entries(derivation.Output), .. Entries(derivation.FilterGradient), .. Entries(derivation.InputGradient)];
        AssertExact<double>(all);
        AssertExact<float>(all);
    }

    [Fact]
    public void Give_powers_coefficients_and_constants()
    {
        var ring = Ring.Of("a", "b", "c");
        Polynomial a = Polynomial.Of(ring, new(0)), b = Polynomial.Of(ring, new(1)), c = Polynomial.Of(ring, new(2));
        AssertExact<double>([a.Pow(3) * b - c.Scale(5), (a + b + c).Pow(4), Polynomial.Constant(ring, 7), Polynomial.Zero(ring), a.Scale(new Rational(1, 4)) * b, c]);
    }

    [Fact]
    public void Refuse_what_does_not_fit()
    {
        var ring = Ring.Of("a", "b");
        Polynomial[] polynomials = [Polynomial.Of(ring, new(0))];
        CompiledPolynomials<double> compiled = polynomials.Compile<double>();
        Refused("The point has 1 number, but the ring has 2 variables.", () => compiled.Evaluate(new double[1], new double[1]));
        Refused("There is room for 2 values, but there is 1 polynomial.", () => compiled.Evaluate(new double[2], new double[2]));
        Refused("float or double was expected", () => polynomials.Compile<Half>());
        Refused("two different rings", () => ((Polynomial[])[polynomials[0], Polynomial.Of(Ring.Of("a"), new(0))]).Compile<float>());
        Assert.Equal(0, Array.Empty<Polynomial>().Compile<float>().Count);
    }

    private static IEnumerable<Polynomial> Entries(SymbolicTensor tensor) => Enumerable.Range(0, tensor.Shape.Count).Select(tensor.At);

    private static void AssertExact<T>(Polynomial[] polynomials)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        CompiledPolynomials<T> compiled = polynomials.Compile<T>();
        var random = new Random(4);
        int[] point = [.. Enumerable.Range(0, compiled.Variables).Select(_ => random.Next(-9, 10))];
        var values = new T[polynomials.Length];
        compiled.Evaluate([.. point.Select(T.CreateChecked)], values);
        Assert.Equal(polynomials.Select(polynomial => T.CreateChecked((double)polynomial.Evaluate(variable => point[variable.Id]))), values);
    }

    private static void Refused(string expected, Action act) => Assert.Contains(expected, Assert.Throws<ConvSymbolicException>(act).Message);
}
