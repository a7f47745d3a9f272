using System.Numerics;
using CsCheck;

namespace ConvSymbolic.Tests.Independent;

/// <summary>The reference itself, held to the worked example of the notes, to hand-counted layers and to exact differences.</summary>
public class ReferenceLayerTests
{
    [Theory]
    [InlineData(0, 0, "F[0,0,0,0]*X[0,0,0,0] + F[0,0,0,1]*X[0,0,0,1] + F[0,0,1,0]*X[0,0,1,0] + F[0,0,1,1]*X[0,0,1,1]")]
    [InlineData(1, 1, "F[0,0,0,0]*X[0,0,1,1] + F[0,0,0,1]*X[0,0,1,2] + F[0,0,1,0]*X[0,0,2,1] + F[0,0,1,1]*X[0,0,2,2]")]
    public void The_notes_outputs(int row, int column, string expected) =>
        Assert.Equal(expected, Notes().Output(0, 0, row, column).ToString());

    [Fact]
    public void The_notes_filter_gradient() => Assert.Equal(
        "G[0,0,0,0]*X[0,0,0,1] + G[0,0,0,1]*X[0,0,0,2] + G[0,0,1,0]*X[0,0,1,1] + G[0,0,1,1]*X[0,0,1,2]",
        Notes().FilterGradient(0, 0, 0, 1).ToString());

    [Theory]
    [InlineData(0, 1, "F[0,0,0,0]*G[0,0,0,1] + F[0,0,0,1]*G[0,0,0,0]")]
    [InlineData(1, 1, "F[0,0,0,0]*G[0,0,1,1] + F[0,0,0,1]*G[0,0,1,0] + F[0,0,1,0]*G[0,0,0,1] + F[0,0,1,1]*G[0,0,0,0]")]
    public void The_notes_input_gradients(int row, int column, string expected) =>
        Assert.Equal(expected, Notes().InputGradient(0, 0, row, column).ToString());

    [Fact]
    public void The_bias_gradient_sums_over_images_and_places()
    {
        var reference = new ReferenceLayer(Convolution.Create(input: 3, filter: 2, filters: 2, batch: 2, bias: true));
        Assert.Equal("G[0,1,0] + G[0,1,1] + G[1,1,0] + G[1,1,1]", reference.BiasGradient(1).ToString());
    }

    [Fact]
    public void Stride_dilation_padding_and_groups()
    {
        // Output 1 of filter 1 stands at 2·1 + 3·a − 1 = 1, 4 and belongs to the second of two groups.
        var reference = new ReferenceLayer(Convolution.Create(input: 5, filter: 2, stride: 2, dilation: 3, padding: (1, 0), channels: 2, filters: 2, groups: 2));
        Assert.Equal([1, 2, 2], reference.OutputExtents);
        Assert.Equal("F[1,0,0]*X[0,1,1] + F[1,0,1]*X[0,1,4]", reference.Output(0, 1, 1).ToString());
        Assert.Equal("F[1,0,1]*X[0,1,2]", reference.Output(0, 1, 0).ToString());
    }

    [Fact]
    public void True_convolution_reads_the_filter_backwards()
    {
        var reference = new ReferenceLayer(Convolution.Create(input: 2, filter: 2, flip: true));
        Assert.Equal("F[0,0,0]*X[0,0,1] + F[0,0,1]*X[0,0,0]", reference.Output(0, 0, 0).ToString());
    }

    [Fact]
    public void A_transposed_layer_stamps_the_filter()
    {
        var reference = new ReferenceLayer(Convolution.CreateTransposed(input: 2, filter: 3, stride: 2, channels: 2, filters: 2, groups: 2));
        Assert.Equal([1, 2, 5], reference.OutputExtents);
        Assert.Equal("F[1,0,0]*X[0,1,1] + F[1,0,2]*X[0,1,0]", reference.Output(0, 1, 2).ToString());
        Assert.Equal("F[1,0,1]*X[0,1,1]", reference.Output(0, 1, 3).ToString());
    }

    /// <summary>L = Σ G·O is linear in each symbol, so its derivative is exactly L(symbol + 1) − L(symbol): no calculus involved.</summary>
    [Fact]
    public void Gradients_are_exact_differences()
    {
        RandomLayers.Options.Where(options => RandomLayersTests.Products(options) <= 150).Sample(
            options =>
            {
                var layer = Convolution.Create(options);
                var reference = new ReferenceLayer(layer);
                foreach (int[] index in ReferenceLayer.Indices(reference.FilterExtents))
                    Check(reference, ReferenceLayer.Name("F", index), reference.FilterGradient(index));
                foreach (int[] index in ReferenceLayer.Indices(reference.InputExtents))
                    Check(reference, ReferenceLayer.Name("X", index), reference.InputGradient(index));
                for (int o = 0; layer.HasBias && o < layer.Filters; o++)
                    Check(reference, ReferenceLayer.Name("b", o), reference.BiasGradient(o));
            },
            iter: 100,
            print: LayerText.Of);
    }

    private static void Check(ReferenceLayer reference, string symbol, ReferencePolynomial gradient) =>
        Assert.Equal(Loss(reference, moved: symbol) - Loss(reference, moved: null), gradient.Evaluate(name => Value(name, null)));

    private static BigInteger Loss(ReferenceLayer reference, string? moved) => ReferenceLayer.Indices(reference.OutputExtents)
        .Aggregate(BigInteger.Zero, (sum, index) => sum + Value(ReferenceLayer.Name("G", index), moved) * reference.Output(index).Evaluate(name => Value(name, moved)));

    // Any fixed numbers do; these differ between symbols.
    private static BigInteger Value(string symbol, string? moved) =>
        symbol.Aggregate(7, (hash, letter) => (hash * 31 + letter) % 10_007) + (symbol == moved ? 1 : 0);

    private static ReferenceLayer Notes() => new(Convolution.Create(input: [3, 3], filter: [2, 2]));
}
