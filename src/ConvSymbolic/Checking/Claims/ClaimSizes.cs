using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>Names for the sizes of all layers that a claim is about, and what its letters are in them.</summary>
internal static class ClaimSizes
{
    // No author's letter begins with it.
    private const string Mark = "$";

    /// <summary>The sizes under some conditions, or with the settings of a layer.</summary>
    /// <param name="letters">The letters of the claim.</param>
    /// <param name="layout">The axes, and which images, channels and filters are counted.</param>
    /// <param name="kind">A layer of the kind; its settings are kept where <paramref name="hasSettings"/>.</param>
    /// <param name="hasSettings">Whether the settings are those of the layer.</param>
    /// <param name="conditions">The settings that have plain values.</param>
    /// <param name="isOutputExact">Whether the output is a formula in the others whatever the stride is, or may be a name of its
    /// own.</param>
    public static GivenSizes Of(ClaimLetters letters, ArrayLayout layout, Layer kind, bool hasSettings, ClaimConditions conditions,
        bool isOutputExact)
    {
        int axes = layout.Axes;
        var values = new Dictionary<ClaimSetting, IndexExpression[]>();
        IndexExpression[] Named(ClaimSetting setting) => values[setting] = [.. Enumerable.Range(0, axes)
            .Select(axis => IndexExpression.Variable($"{Mark}{setting}{(letters.IsShared(setting) ? 0 : axis)}"))];
        IndexExpression[] Setting(ClaimSetting setting, ClaimConditions plain, int value) => values[setting] =
            hasSettings ? [.. ClaimLetter.ValuesOf(setting, kind).Select(number => IndexExpression.FromInt64(number))]
            : conditions.HasFlag(plain) ? [.. Enumerable.Repeat(IndexExpression.FromInt64(value), axes)] : Named(setting);
        IndexExpression Count(ClaimSetting setting) =>
            (values[setting] = [ClaimLetter.ValuesOf(setting, kind)[0] == 1 ? 1 : IndexExpression.Variable($"{Mark}{setting}")])[0];

        IndexExpression[] input = Named(ClaimSetting.Input), filter = Named(ClaimSetting.Filter), output = new IndexExpression[axes];
        var stride = Setting(ClaimSetting.Stride, ClaimConditions.UnitStride, 1);
        var dilation = Setting(ClaimSetting.Dilation, ClaimConditions.UnitDilation, 1);
        var before = Setting(ClaimSetting.Before, ClaimConditions.NoPadding, 0);
        var after = Setting(ClaimSetting.After, ClaimConditions.NoPadding, 0);
        if (!hasSettings && conditions.HasFlag(ClaimConditions.OnePadding))
            after = values[ClaimSetting.After] = before;
        var more = kind.IsTransposed ? Setting(ClaimSetting.OutputPadding, ClaimConditions.NoOutputPadding, 0)
            : values[ClaimSetting.OutputPadding] = [.. Enumerable.Repeat(IndexExpression.Zero, axes)];
        for (int axis = 0; axis < axes; axis++)
        {
            output[axis] = kind.IsTransposed || isOutputExact || stride[axis].Constant == 1
                ? OutputSize.Of(kind.IsTransposed, input[axis], filter[axis], stride[axis], dilation[axis], before[axis] + after[axis], more[axis])
                : IndexExpression.Variable($"{Mark}{ClaimSetting.Output}{axis}");
        }
        values[ClaimSetting.Output] = output;
        IndexExpression batch = Count(ClaimSetting.Batch), groups = Count(ClaimSetting.Groups),
            channels = Count(ClaimSetting.GroupChannels), filters = Count(ClaimSetting.GroupFilters);
        values[ClaimSetting.Channels] = [groups * channels];
        values[ClaimSetting.Filters] = [groups * filters];
        var layer = new LayerSizes
        {
            IsTransposed = kind.IsTransposed,
            IsTrueConvolution = kind.IsTrueConvolution,
            HasBias = kind.HasBias,
            Batch = batch,
            Groups = groups,
            ChannelsPerGroup = channels,
            FiltersPerGroup = filters,
            Input = [.. input],
            Filter = [.. filter],
            Output = [.. output],
            Stride = [.. stride],
            Dilation = [.. dilation],
            PaddingBefore = [.. before],
            PaddingAfter = [.. after],
            OutputPadding = [.. more],
        };
        return new(layer, letters.All.ToDictionary(
            letter => letter.Key, letter => values[letter.Value.Setting][letter.Value.Axis ?? 0], StringComparer.Ordinal));
    }
}
