using System.Collections.Immutable;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Proofs;

/// <summary>
/// An array of symbols as planes over the spatial axes, one for each pair of leading indices (image and channel, or filter and channel).
/// A cell holds the number of a variable plus one, or 0 where there is none. Padding, stuffing and rotating are done on the cells.
/// </summary>
internal sealed class SymbolPlanes
{
    private SymbolPlanes(int[] extents, int[] cells, int second)
    {
        Extents = extents;
        Cells = cells;
        Second = second;
        PlaneSize = 1;
        foreach (int extent in extents)
            PlaneSize *= extent;
    }

    /// <summary>The spatial extents of a plane.</summary>
    public int[] Extents { get; }

    /// <summary>All planes, one after the other.</summary>
    public int[] Cells { get; }

    /// <summary>The extent of the second leading index.</summary>
    public int Second { get; }

    /// <summary>How many cells a plane has.</summary>
    public int PlaneSize { get; }

    /// <summary>Where the plane of a pair of leading indices starts.</summary>
    public int Plane(int first, int second) => checked((first * Second + second) * PlaneSize);

    /// <summary>The symbols of a block that has the given shape.</summary>
    public static SymbolPlanes Of(VariableBlock block, ImmutableArray<int> shape)
    {
        var cells = new int[block.Count];
        for (int k = 0; k < cells.Length; k++)
            cells[k] = block.First + k + 1;
        var extents = new int[shape.Length - 2];
        for (int k = 0; k < extents.Length; k++)
            extents[k] = shape[k + 2];
        return new SymbolPlanes(extents, cells, shape[1]);
    }

    /// <summary>rot180: every spatial axis reversed.</summary>
    public SymbolPlanes Rotate()
    {
        // Reversing every spatial axis of a row-major plane reverses the plane.
        var cells = (int[])Cells.Clone();
        for (int start = 0; start < cells.Length; start += PlaneSize)
            Array.Reverse(cells, start, PlaneSize);
        return new SymbolPlanes(Extents, cells, Second);
    }

    /// <summary>Puts stuffing − 1 empty cells between neighbours, then empty cells around; negative padding crops.</summary>
    public SymbolPlanes StuffAndPad(ReadOnlySpan<int> stuffing, ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var planes = this;
        for (int axis = 0; axis < Extents.Length; axis++)
            planes = planes.StuffAndPad(axis, stuffing[axis], before[axis], after[axis]);
        return planes;
    }

    private SymbolPlanes StuffAndPad(int axis, int stuffing, int before, int after)
    {
        if (stuffing == 1 && before == 0 && after == 0)
            return this;
        int extent = Extents[axis];
        int padded = checked(stuffing * (extent - 1) + 1 + before + after);
        int inner = 1;
        for (int k = axis + 1; k < Extents.Length; k++)
            inner *= Extents[k];
        int outer = Cells.Length / (extent * inner);
        var cells = new int[checked(outer * Math.Max(padded, 0) * inner)];
        for (int o = 0; o < outer; o++)
        {
            for (int k = 0; k < extent; k++)
            {
                long place = (long)stuffing * k + before;
                if (place >= 0 && place < padded)
                    Array.Copy(Cells, (o * extent + k) * inner, cells, (int)(o * (long)padded + place) * inner, inner);
            }
        }
        int[] extents = (int[])Extents.Clone();
        extents[axis] = Math.Max(padded, 0);
        return new SymbolPlanes(extents, cells, Second);
    }
}
