using ConvSymbolic.Layers;
using CsCheck;

namespace ConvSymbolic.Tests.Independent;

/// <summary>Random valid layers of one to three axes, with every option in use and few enough products to judge a thousand in seconds.</summary>
public static class RandomLayers
{
    public const int MostProducts = 3_000;

    /// <summary>Options that <see cref="Convolution.Create(LayerOptions)"/> accepts.</summary>
    public static Gen<LayerOptions> Options { get; } = OptionsOf(MostProducts);

    // The spatial products leave room for two channels, two filters and two images on top of them.
    private static Gen<LayerOptions> OptionsOf(int most) =>
        from isTransposed in Gen.Frequency((2, false), (1, true))
        from number in Gen.Int[1, 3]
        from axes in RandomAxis.Of(isTransposed, small: number == 3).Array[number].Where(axes => Products(axes, isTransposed) <= most / 8)
        from counts in Gen.Frequency((1, Gen.Const((1, 1, 1, 1))), (3, Counts(most / Products(axes, isTransposed))))
        from hasBias in Gen.Bool
        from isTrueConvolution in Gen.Frequency((2, false), (1, true))
        select Assemble(axes, counts, isTransposed, hasBias, isTrueConvolution);

    /// <summary>Runs a check on random layers; a failure prints the smallest layer found as the call that makes it.</summary>
    /// <param name="check">The check.</param>
    /// <param name="layers">How many layers.</param>
    /// <param name="mostProducts">The most products of X and F that a layer has.</param>
    public static void ForAll(Action<LayerOptions, Layer> check, int layers = 1_000, int mostProducts = MostProducts) =>
        (mostProducts == MostProducts ? Options : OptionsOf(mostProducts)).Sample(options => check(options, Convolution.Create(options)), iter: layers, print: LayerText.Of);

    private static Gen<(int Batch, int Groups, int ChannelsPerGroup, int FiltersPerGroup)> Counts(int most) =>
        from groups in Gen.Int[1, Math.Min(3, most)]
        from channels in Gen.Int[1, Math.Min(3, most / groups)]
        from filters in Gen.Int[1, Math.Min(3, most / groups / channels)]
        from batch in Gen.Int[1, Math.Min(2, most / groups / channels / filters)]
        select (batch, groups, channels, filters);

    private static int Products(RandomAxis[] axes, bool isTransposed) =>
        axes.Aggregate(1, (product, axis) => product * (isTransposed ? axis.Input : axis.Output(isTransposed)) * axis.Filter);

    private static LayerOptions Assemble(
        RandomAxis[] axes,
        (int Batch, int Groups, int ChannelsPerGroup, int FiltersPerGroup) counts,
        bool isTransposed,
        bool hasBias,
        bool isTrueConvolution) => new()
        {
            Input = axes.Select(axis => axis.Input).ToArray(),
            Filter = axes.Select(axis => axis.Filter).ToArray(),
            Stride = Shortest(axes.Select(axis => axis.Stride), ifOmitted: 1),
            Dilation = Shortest(axes.Select(axis => axis.Dilation), ifOmitted: 1),
            OutputPadding = Shortest(axes.Select(axis => axis.OutputPadding), ifOmitted: 0),
            Padding = axes.All(axis => axis.Padding == axes[0].Padding) ? axes[0].Padding : Padding.Create([.. axes.Select(axis => axis.Padding)]),
            Channels = counts.Groups * counts.ChannelsPerGroup,
            Filters = counts.Groups * counts.FiltersPerGroup,
            Groups = counts.Groups,
            Batch = counts.Batch,
            HasBias = hasBias,
            IsTrueConvolution = isTrueConvolution,
            IsTransposed = isTransposed,
        };

    // Uses all three spellings: left out, one value for all axes, one value per axis.
    private static PerAxis Shortest(IEnumerable<int> values, int ifOmitted)
    {
        int[] all = [.. values];
        if (all.Any(value => value != all[0]))
            return all;
        return all[0] == ifOmitted ? default(PerAxis) : all[0];
    }
}
