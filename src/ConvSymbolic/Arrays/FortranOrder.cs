using System.Collections.Immutable;

namespace ConvSymbolic.Arrays;

/// <summary>The order of the elements in which the first index runs fastest.</summary>
internal static class FortranOrder
{
    /// <summary>Copies the elements of an array of this shape into row-major order.</summary>
    public static T[] ToRowMajor<T>(T[] values, ImmutableArray<int> shape)
    {
        if (shape.Length < 2 || values.Length < 2)
            return values;
        var step = new int[shape.Length];
        step[0] = 1;
        for (int axis = 1; axis < shape.Length; axis++)
            step[axis] = step[axis - 1] * shape[axis - 1];
        var index = new int[shape.Length];
        var result = new T[values.Length];
        int from = 0;
        for (int to = 0; to < result.Length; to++)
        {
            result[to] = values[from];
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                from += step[axis];
                if (++index[axis] < shape[axis])
                    break;
                from -= step[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return result;
    }
}
