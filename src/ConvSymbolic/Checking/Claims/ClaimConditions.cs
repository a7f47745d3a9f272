using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>The plain values of settings that a claim may be read with, where it doesn't write the settings. A single letter for the
/// padding is that of both sides.</summary>
[Flags]
internal enum ClaimConditions
{
    /// <summary>None: for every setting.</summary>
    None = 0,

    /// <summary>s = 1.</summary>
    UnitStride = 1,

    /// <summary>d = 1.</summary>
    UnitDilation = 2,

    /// <summary>p = p⁺ = 0.</summary>
    NoPadding = 4,

    /// <summary>No output padding.</summary>
    NoOutputPadding = 8,

    /// <summary>p is the padding before and behind the data: the claim has one letter for it.</summary>
    OnePadding = 16,
}

/// <summary>Which conditions a claim may have.</summary>
internal static class ClaimConditionSets
{
    /// <summary>All of them together: the claim is about no more than this.</summary>
    public static ClaimConditions Most(ClaimLetters letters, bool isTransposed)
    {
        bool hasBefore = letters.Writes(ClaimSetting.Before), hasAfter = letters.Writes(ClaimSetting.After);
        return (letters.Writes(ClaimSetting.Stride) ? 0 : ClaimConditions.UnitStride)
            | (letters.Writes(ClaimSetting.Dilation) ? 0 : ClaimConditions.UnitDilation)
            | (hasBefore ? hasAfter ? 0 : ClaimConditions.OnePadding : hasAfter ? 0 : ClaimConditions.NoPadding)
            | (isTransposed && !letters.Writes(ClaimSetting.OutputPadding) ? ClaimConditions.NoOutputPadding : 0);
    }

    /// <summary>The sets that it may have, those of fewest conditions first.</summary>
    public static IEnumerable<ClaimConditions> Within(ClaimConditions most) =>
        Enumerable.Range(0, 32).Select(bits => (ClaimConditions)bits).Where(some => (some & ~most) == 0)
        .OrderBy(some => System.Numerics.BitOperations.PopCount((uint)some));

    /// <summary>Whether a layer has them.</summary>
    public static bool Hold(this ClaimConditions conditions, Layer layer) =>
        (!conditions.HasFlag(ClaimConditions.UnitStride) || layer.Stride.All(stride => stride == 1))
        && (!conditions.HasFlag(ClaimConditions.UnitDilation) || layer.Dilation.All(dilation => dilation == 1))
        && (!conditions.HasFlag(ClaimConditions.NoPadding) || layer.PaddingBefore.Concat(layer.PaddingAfter).All(padding => padding == 0))
        && (!conditions.HasFlag(ClaimConditions.NoOutputPadding) || layer.OutputPadding.All(padding => padding == 0))
        && (!conditions.HasFlag(ClaimConditions.OnePadding) || layer.PaddingBefore.SequenceEqual(layer.PaddingAfter));
}
