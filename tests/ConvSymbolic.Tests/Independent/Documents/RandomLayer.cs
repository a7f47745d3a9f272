namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Layers small enough to be written out.</summary>
public static class RandomLayer
{
    public static FreshLayer Declared(Dice dice)
    {
        while (true)
        {
            int axes = dice.Pick(1, 1, 2, 2, 2, 2, 3);
            bool isTransposed = dice.Chance(8), isPlain = dice.Chance(35);
            int groups = dice.Chance(10) ? 2 : 1;
            bool isSingle = dice.Chance(50);
            int channels = isSingle ? 1 : groups * dice.Int(1, 2), filters = isSingle ? 1 : groups * dice.Int(1, 2);
            int batch = !isSingle && dice.Chance(25) ? 2 : 1;
            bool writesAll = !isSingle && dice.Chance(40);
            var layer = new FreshLayer
            {
                Axes = [.. Enumerable.Range(0, axes).Select(_ => Axis(dice, axes, isTransposed, isPlain))],
                Batch = batch,
                Channels = channels,
                Filters = filters,
                Groups = isSingle ? 1 : groups,
                HasBias = dice.Chance(30),
                IsTurned = !isTransposed && dice.Chance(12),
                WritesBatch = batch > 1,
                WritesChannels = channels > 1 || writesAll,
                WritesFilters = filters > 1 || writesAll,
            };
            if (IsSmall(layer))
                return layer;
        }
    }

    /// <summary>Without planes, in few settings, for documents that don't declare.</summary>
    public static FreshLayer Stated(Dice dice)
    {
        while (true)
        {
            int axes = dice.Pick(1, 2, 2, 2);
            int stride = dice.Pick(1, 1, 1, 2), padding = dice.Pick(0, 0, 0, 1);
            int input = dice.Int(3, 5), filter = dice.Int(2, 3);
            var layer = new FreshLayer
            {
                Axes = [.. Enumerable.Range(0, axes).Select(_ => new FreshAxis(input, filter, stride, 1, padding, padding, 0, false))],
                HasBias = dice.Chance(25),
            };
            if (IsSmall(layer) && layer.Axes.All(axis => axis.Output >= 2))
                return layer;
        }
    }

    private static FreshAxis Axis(Dice dice, int axes, bool isTransposed, bool isPlain)
    {
        int most = axes == 1 ? 6 : axes == 2 ? 4 : 3;
        int input = dice.Int(dice.Chance(12) ? 1 : 2, most), filter = dice.Int(dice.Chance(10) ? 1 : 2, axes == 3 ? 2 : 3);
        if (isPlain)
            return new(input, filter, 1, 1, 0, 0, 0, isTransposed);
        int stride = dice.Pick(1, 1, 2, 2, 3), dilation = dice.Pick(1, 1, 1, 2);
        int before = dice.Pick(0, 0, 1, 1, 2), after = dice.Chance(70) ? before : dice.Int(0, 2);
        if (dice.Chance(4))
            before = -1;
        if (!isTransposed && dice.Chance(12))
            before = after = dilation * (filter - 1);
        if (!isTransposed && dice.Chance(12))
            (before, after) = Declaration.Same(input, filter, stride, dilation);
        return new(input, filter, stride, dilation, before, after, isTransposed && dice.Chance(30) ? Math.Max(stride, dilation) - 1 : 0,
            isTransposed);
    }

    private static bool IsSmall(FreshLayer layer)
    {
        if (layer.Axes.Any(axis => axis.Output < 1 || axis.Output > 6 || axis.Before < 0 && axis.Input < 3))
            return false;
        int outputs = new Grid(layer.Shape(Quantity.Output)).Values.Length, inputs = new Grid(layer.Shape(Quantity.Input)).Values.Length;
        return outputs <= 24 && inputs <= 40 && layer.Products.Count is > 0 and <= 260;
    }
}
