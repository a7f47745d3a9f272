using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Tensors;

/// <summary>An array over the spatial axes whose entries are made when they are read.</summary>
/// <param name="Extents">The spatial extents.</param>
/// <param name="At">An entry inside the extents.</param>
internal sealed record ArrayValue(int[] Extents, Func<int[], Polynomial> At)
{
    /// <summary>The zero extension A⟨u⟩.</summary>
    public Polynomial Extended(Ring ring, int[] index)
    {
        for (int axis = 0; axis < index.Length; axis++)
        {
            if ((uint)index[axis] >= (uint)Extents[axis])
                return Polynomial.Zero(ring);
        }
        return At(index);
    }
}
