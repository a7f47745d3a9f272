namespace ConvSymbolic.Checking.Claims;

/// <summary>What a letter of a claim is the size of.</summary>
internal enum ClaimSetting
{
    /// <summary>H, the extents of the input.</summary>
    Input,

    /// <summary>K, the extents of the filter.</summary>
    Filter,

    /// <summary>H', the extents of the output.</summary>
    Output,

    /// <summary>s.</summary>
    Stride,

    /// <summary>d.</summary>
    Dilation,

    /// <summary>p, the padding before the data.</summary>
    Before,

    /// <summary>p⁺, the padding behind them.</summary>
    After,

    /// <summary>t⁺, the output padding of a transposed convolution.</summary>
    OutputPadding,

    /// <summary>N.</summary>
    Batch,

    /// <summary>g.</summary>
    Groups,

    /// <summary>C.</summary>
    Channels,

    /// <summary>C/g.</summary>
    GroupChannels,

    /// <summary>The number of filters.</summary>
    Filters,

    /// <summary>O/g.</summary>
    GroupFilters,
}
