using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>A letter of a claim: the size or the setting of the layer that it is.</summary>
/// <param name="Setting">Which one.</param>
/// <param name="Axis">On which axis; null for a letter that is the same on all of them.</param>
internal sealed record ClaimLetter(ClaimSetting Setting, int? Axis)
{
    /// <summary>What the usual letters are; null for a letter that may be anything.</summary>
    /// <param name="name">The letter with its scripts and primes.</param>
    /// <param name="layout">Which images, channels and filters are counted.</param>
    public static ClaimLetter? Usual(string name, ArrayLayout layout)
    {
        int cut = name.IndexOfAny(['_', '^', '\'', '⁺', '/']);
        var (plain, rest) = cut < 0 ? (name, "") : (name[..cut], name[cut..]);
        int? axis = layout.Axes == 1 ? 0 : rest.TrimStart('_').TrimEnd('\'', '+', '^') switch
        {
            "h" or "H" or "y" or "1" => 0,
            "w" or "W" or "x" or "2" => 1,
            _ => null,
        };
        bool isAxis = rest.Length == 0 || rest is "_h" or "_H" or "_y" or "_1" or "_w" or "_W" or "_x" or "_2";
        bool hasChannels = layout.Has(AxisKind.Channel), hasFilters = layout.Has(AxisKind.Filter);
        return (plain, rest) switch
        {
            ("H" or "W", "" or "_in") => new(ClaimSetting.Input, layout.Axes == 1 ? 0 : plain == "H" ? 0 : 1),
            ("H" or "W", "'" or "_out" or "_o") => new(ClaimSetting.Output, layout.Axes == 1 ? 0 : plain == "H" ? 0 : 1),
            ("K" or "k", _) when isAxis => new(ClaimSetting.Filter, axis),
            ("s" or "S" or "stride", _) when isAxis => new(ClaimSetting.Stride, axis),
            ("d" or "dilation", _) when isAxis => new(ClaimSetting.Dilation, axis),
            ("p" or "P" or "padding", "^+" or "⁺" or "_+") => new(ClaimSetting.After, layout.Axes == 1 ? 0 : null),
            ("p" or "P" or "padding", _) when isAxis => new(ClaimSetting.Before, axis),
            ("t", "^+" or "⁺" or "_+") => new(ClaimSetting.OutputPadding, layout.Axes == 1 ? 0 : null),
            ("N", "") when layout.Has(AxisKind.Image) => new(ClaimSetting.Batch, 0),
            ("g", "") when hasChannels || hasFilters => new(ClaimSetting.Groups, 0),
            ("C", "" or "_in") when hasChannels => new(ClaimSetting.Channels, 0),
            ("C", "/g") when hasChannels => new(ClaimSetting.GroupChannels, 0),
            ("C", "_out") when hasFilters => new(ClaimSetting.Filters, 0),
            ("O", "/g") when hasFilters => new(ClaimSetting.GroupFilters, 0),
            _ => null,
        };
    }

    /// <summary>What it is in a layer; null where it would have several values.</summary>
    public long? At(Layer layer)
    {
        IReadOnlyList<int> values = ValuesOf(Setting, layer);
        return Axis is { } axis ? axis < values.Count ? values[axis] : null : values.Distinct().Count() == 1 ? values[0] : null;
    }

    /// <summary>The values of a setting on the axes of a layer.</summary>
    public static IReadOnlyList<int> ValuesOf(ClaimSetting setting, Layer layer) => setting switch
    {
        ClaimSetting.Input => layer.Input,
        ClaimSetting.Filter => layer.Filter,
        ClaimSetting.Output => layer.Output,
        ClaimSetting.Stride => layer.Stride,
        ClaimSetting.Dilation => layer.Dilation,
        ClaimSetting.Before => layer.PaddingBefore,
        ClaimSetting.After => layer.PaddingAfter,
        ClaimSetting.OutputPadding => layer.OutputPadding,
        ClaimSetting.Batch => [layer.Batch],
        ClaimSetting.Groups => [layer.Groups],
        ClaimSetting.Channels => [layer.Channels],
        ClaimSetting.GroupChannels => [layer.Channels / layer.Groups],
        ClaimSetting.Filters => [layer.Filters],
        _ => [layer.Filters / layer.Groups],
    };

    /// <summary>What an index position of an array counts.</summary>
    public static ClaimLetter Of(Role role, AxisPosition position, bool isTransposed) => position.Kind switch
    {
        AxisKind.Image => new(ClaimSetting.Batch, 0),
        AxisKind.Channel =>
            new(role is Role.Filter or Role.FilterGradient && !isTransposed ? ClaimSetting.GroupChannels : ClaimSetting.Channels, 0),
        AxisKind.Filter =>
            new(role is Role.Filter or Role.FilterGradient && isTransposed ? ClaimSetting.GroupFilters : ClaimSetting.Filters, 0),
        _ => new(role switch
        {
            Role.Input or Role.InputGradient => ClaimSetting.Input,
            Role.Filter or Role.FilterGradient => ClaimSetting.Filter,
            _ => ClaimSetting.Output,
        }, position.Axis),
    };
}
