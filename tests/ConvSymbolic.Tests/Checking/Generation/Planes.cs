using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>An array of numbers.</summary>
public sealed record Plane(int[] Extents, long[] Data);

/// <summary>The operators on arrays, from their definitions.</summary>
public static class Planes
{
    private const long Prime = 2_147_483_647;

    public static Plane? Apply(Applied applied, Func<Term, Plane?> read, Layer layer)
    {
        var operands = applied.Operands.Select(read).ToArray();
        if (operands.Any(operand => operand is null))
            return null;
        switch (applied.Op)
        {
            case Op.Rotate:
                return Rotated(operands[0]!);
            case Op.Stuff:
                return Stuffed(operands[0]!, [.. layer.Stride]);
            default:
                // The filter slides over anything, the gradient over the input.
                int first = Weight(applied.Operands[0]), second = Weight(applied.Operands[1]);
                var (image, kernel) = first >= second ? (operands[0]!, operands[1]!) : (operands[1]!, operands[0]!);
                if (image.Extents.Length != kernel.Extents.Length || first == second)
                    return null;
                if (layer.IsTrueConvolution)
                    kernel = Rotated(kernel);
                int axes = image.Extents.Length;
                int[] stride = Named("stride", 1), dilation = Named("dilation", 1), padding = Named("padding", 0);
                if (applied.Op == Op.Full)
                    padding = [.. kernel.Extents.Select((extent, axis) => dilation[axis] * (extent - 1))];
                return Correlated(image, kernel, stride, dilation, padding);

                int[] Named(string name, int otherwise) => [.. Enumerable.Repeat(applied.Arguments.FirstOrDefault(argument => argument.Name == name)?.Value ?? otherwise, axes)];
        }
    }

    private static int Weight(Term term) => Terms.Within(term).Select(part => part switch
    {
        Whole { Of: Letter.Filter } => 0,
        Entry { Of: Letter.Filter } => 0,
        WholeSlope { By: Letter.Output } => 1,
        Slope { By: Letter.Output } => 1,
        Whole { Of: Letter.Input } => 2,
        Entry { Of: Letter.Input } => 2,
        Whole or WholeSlope or Entry or Slope => 3,
        _ => 9,
    }).Min();

    private static Plane Rotated(Plane plane) => plane with { Data = [.. plane.Data.Reverse()] };

    private static Plane Stuffed(Plane plane, int[] stride)
    {
        int[] extents = [.. plane.Extents.Select((extent, axis) => stride[axis] * (extent - 1) + 1)];
        var data = ReferenceLayer.Indices(extents).Select(index => index.Zip(stride).All(pair => pair.First % pair.Second == 0) ? plane.Data[Offset(plane.Extents, [.. index.Zip(stride, (at, by) => at / by)])] : 0);
        return new Plane(extents, [.. data]);
    }

    private static Plane? Correlated(Plane image, Plane kernel, int[] stride, int[] dilation, int[] padding)
    {
        int[] extents = [.. image.Extents.Select((extent, axis) => (extent + 2 * padding[axis] - dilation[axis] * (kernel.Extents[axis] - 1) - 1 is >= 0 and var room ? room : -stride[axis]) / stride[axis] + 1)];
        if (extents.Any(extent => extent < 1))
            return null;
        return new Plane(extents, [.. ReferenceLayer.Indices(extents).Select(i =>
        {
            long sum = 0;
            foreach (int[] a in ReferenceLayer.Indices(kernel.Extents))
            {
                int[] at = [.. i.Select((place, axis) => stride[axis] * place + dilation[axis] * a[axis] - padding[axis])];
                if (at.Zip(image.Extents).All(pair => pair.First >= 0 && pair.First < pair.Second))
                    sum = (sum + image.Data[Offset(image.Extents, at)] * kernel.Data[Offset(kernel.Extents, a)]) % Prime;
            }
            return sum;
        })]);
    }

    private static int Offset(int[] extents, int[] index) => extents.Zip(index).Aggregate(0, (offset, pair) => offset * pair.First + pair.Second);
}
