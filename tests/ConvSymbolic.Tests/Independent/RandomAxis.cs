using ConvSymbolic.Layers;
using CsCheck;

namespace ConvSymbolic.Tests.Independent;

/// <summary>The choices along one axis of a random layer.</summary>
public sealed record RandomAxis(int Input, int Filter, int Stride, int Dilation, AxisPadding Padding, int OutputPadding)
{
    /// <summary>Axes whose output has an extent of at least 1.</summary>
    public static Gen<RandomAxis> Of(bool isTransposed, bool small)
    {
        var axes =
            from input in Gen.Int[1, small ? 3 : 5]
            from filter in Gen.Int[1, small ? 3 : 4]
            from stride in Gen.Int[1, 3]
            from dilation in Gen.Int[1, 3]
            from padding in Paddings(isTransposed)
            from outputPadding in Gen.Int[0, isTransposed ? Math.Max(stride, dilation) - 1 : 0]
            select new RandomAxis(input, filter, stride, dilation, padding, outputPadding);
        return axes.Where(axis => axis.Output(isTransposed) >= 1);
    }

    public int Output(bool isTransposed)
    {
        var (before, after) = PaddingNumbers();
        return isTransposed
            ? ReferenceExtents.TransposedOutput(Input, Filter, Stride, Dilation, before, after, OutputPadding)
            : ReferenceExtents.Output(Input, Filter, Stride, Dilation, before, after);
    }

    public (int Before, int After) PaddingNumbers() => Padding.Rule switch
    {
        PaddingRule.Valid => (0, 0),
        PaddingRule.Same => ReferenceExtents.SamePadding(Input, Filter, Stride, Dilation),
        PaddingRule.Full => ReferenceExtents.FullPadding(Filter, Dilation),
        _ => (Padding.Before, Padding.After),
    };

    private static Gen<AxisPadding> Paddings(bool isTransposed)
    {
        var both = Gen.Int[-2, 4].Select(padding => (AxisPadding)padding);
        var sides = Gen.Select(Gen.Int[-2, 4], Gen.Int[-2, 4]).Select((before, after) => (AxisPadding)(before, after));
        Gen<AxisPadding> same = Gen.Const((AxisPadding)PaddingRule.Same), valid = Gen.Const((AxisPadding)PaddingRule.Valid), full = Gen.Const((AxisPadding)PaddingRule.Full);
        return isTransposed
            ? Gen.Frequency((3, both), (4, sides), (3, valid), (2, full))
            : Gen.Frequency((3, both), (4, sides), (2, same), (2, valid), (2, full));
    }
}
