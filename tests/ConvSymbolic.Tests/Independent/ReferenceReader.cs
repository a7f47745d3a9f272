using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Tests.Independent;

/// <summary>Reads the library's polynomials over a layer's ring as reference polynomials, through nothing but row-major positions and terms.</summary>
public sealed class ReferenceReader
{
    private readonly Dictionary<int, string> _names = [];

    public ReferenceReader(Layer layer, ReferenceLayer reference)
    {
        Read("dO", "G", reference.OutputExtents);
        Read("X", "X", reference.InputExtents);
        Read("F", "F", reference.FilterExtents);
        if (layer.HasBias)
            Read("b", "b", [layer.Filters]);

        void Read(string block, string name, IEnumerable<int> extents)
        {
            int id = layer.Ring.Blocks.Single(found => found.Name == block).First;
            foreach (int[] index in ReferenceLayer.Indices(extents))
                _names.Add(id++, ReferenceLayer.Name(name, index));
        }
    }

    public ReferencePolynomial Read(Polynomial polynomial)
    {
        var read = new ReferencePolynomial();
        foreach (var term in polynomial.Terms)
        {
            Assert.True(term.Coefficient.IsInteger);
            var factors = new List<string>();
            foreach (var power in term.Monomial.Powers)
                factors.AddRange(Enumerable.Repeat(_names[power.Variable.Id], power.Exponent));
            read.Add(term.Coefficient.Numerator, factors);
        }
        return read;
    }

    /// <summary>Every entry of an array against the reference's, in row-major order.</summary>
    public void AssertSame(SymbolicTensor actual, IEnumerable<int> extents, Func<int[], ReferencePolynomial> expected)
    {
        int offset = 0;
        foreach (int[] index in ReferenceLayer.Indices(extents))
        {
            ReferencePolynomial wanted = expected(index), found = Read(actual.At(offset++));
            if (!wanted.SameAs(found))
                Assert.Fail($"Entry [{string.Join(',', index)}] is {found}, and by definition {wanted}.");
        }
        Assert.Equal(offset, actual.Shape.Count);
    }
}
