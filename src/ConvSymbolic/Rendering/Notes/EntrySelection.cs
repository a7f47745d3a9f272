using System.Collections.Immutable;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>Which entries of an array the notes write out: all of a small one, else corners, an edge and the interior.</summary>
internal sealed record EntrySelection(IReadOnlyList<int> Offsets, bool IsAll)
{
    private const int MostWhenBrief = 4, MostWhenFull = 36;

    public static EntrySelection Of(VariableBlock block, bool isFull)
    {
        if (block.Count <= (isFull ? MostWhenFull : MostWhenBrief))
            return new([.. Enumerable.Range(0, block.Count)], IsAll: true);
        var extents = block.Extents;
        int[] first = new int[extents.Length];
        int[] last = [.. extents.Select(extent => extent - 1)];
        int[] middle = [.. extents.Select((extent, axis) => axis < block.LeadingAxes ? 0 : extent / 2)];
        int[] edge = [.. middle];
        if (edge.Length > block.LeadingAxes)
            edge[block.LeadingAxes] = 0;
        int[][] chosen = isFull ? [first, edge, middle, last] : [first, middle, last];
        return new([.. chosen.Select(index => Offset(extents, index)).Distinct().Order()], IsAll: false);
    }

    private static int Offset(ImmutableArray<int> extents, int[] index)
    {
        int offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
            offset = offset * extents[axis] + index[axis];
        return offset;
    }
}
