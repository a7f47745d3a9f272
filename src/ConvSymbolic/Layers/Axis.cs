using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Layers;

/// <summary>The sizes along one spatial axis; the formulas of the extents stand here and nowhere else.</summary>
internal readonly record struct Axis(int Number, int Of, int Input = 1, int Filter = 1, int Stride = 1, int Dilation = 1)
{
    private long Span => (long)Dilation * (Filter - 1) + 1;

    /// <summary>Names the axis as a reader counts it: 1-based, with its usual name.</summary>
    public override string ToString() => (Of, Number) switch
    {
        (2, 0) => "axis 1 (height)",
        (2, 1) => "axis 2 (width)",
        (3, 0) => "axis 1 (depth)",
        (3, 1) => "axis 2 (height)",
        (3, 2) => "axis 3 (width)",
        _ => $"axis {Number + 1}",
    };

    public (int Before, int After) Padding(AxisPadding padding, bool isTransposed)
    {
        switch (padding.Rule)
        {
            case PaddingRule.Valid:
                return (0, 0);
            case PaddingRule.Full:
                return (ToInt("a padding", Span - 1), ToInt("a padding", Span - 1));
            case PaddingRule.Same when isTransposed:
                Fail.With(
                    "geometry.same-transposed",
                    $"{this}: padding 'same' has no agreed meaning for a transposed convolution; give a number, before:after or valid, and an output padding.",
                    "same",
                    "a number, before:after or valid");
                return default;
            case PaddingRule.Same:
                long output = ((long)Input + Stride - 1) / Stride;
                int total = ToInt("a padding", Math.Max(0, (output - 1) * Stride + Span - Input));
                return (total / 2, total - total / 2);
            default:
                return (padding.Before, padding.After);
        }
    }

    /// <summary>H' = ⌊(H + p + p⁺ − d(K−1) − 1)/s⌋ + 1.</summary>
    public int Output(int before, int after, int outputPadding)
    {
        if (outputPadding != 0)
        {
            Fail.With(
                "geometry.output-padding",
                $"{this}: an output padding of {outputPadding} was given, but only a transposed convolution has one.",
                $"{outputPadding}",
                "0, or a transposed convolution");
        }
        long padded = (long)Input + before + after;
        long last = padded - Span;
        if (last < 0)
        {
            string fits = (Span - Input, padded) switch
            {
                ( > int.MaxValue, < 1) => $"a filter extent of at most {(Input - 1) / Dilation + 1} without padding",
                ( > int.MaxValue, _) => $"a filter extent of at most {(padded - 1) / Dilation + 1}",
                (long missing, < 1) => $"a total padding of at least {missing}",
                (long missing, _) => $"a filter extent of at most {(padded - 1) / Dilation + 1}, or a total padding of at least {missing},",
            };
            Fail.With(
                "geometry.filter-too-large",
                $"{this}: the filter spans {Span} (extent {Filter}, dilation {Dilation}), but the input has {padded} (extent {Input}, padding {before} before and {after} after); {fits} would fit.",
                $"span {Span} over {padded}",
                fits.TrimEnd(','));
        }
        return ToInt("an output extent", last / Stride + 1);
    }

    /// <summary>H' = s(H−1) + d(K−1) + 1 − p − p⁺ + op.</summary>
    public int TransposedOutput(int before, int after, int outputPadding)
    {
        int limit = Math.Max(Stride, Dilation);
        if (outputPadding < 0 || outputPadding >= limit)
        {
            Fail.With(
                "geometry.output-padding",
                $"{this}: the output padding is {outputPadding}; it must be at least 0 and below the larger of stride {Stride} and dilation {Dilation}, so at most {limit - 1}.",
                $"{outputPadding}",
                limit == 1 ? "0" : $"0 to {limit - 1}");
        }
        long full = (long)Stride * (Input - 1) + Span + outputPadding;
        long output = full - before - after;
        if (output < 1)
        {
            Fail.With(
                "geometry.output-empty",
                $"{this}: the output would have extent {output}: {full} before cropping, less a padding of {before} and {after}; a total padding of at most {full - 1} would fit.",
                $"{output}",
                $"a total padding of at most {full - 1}");
        }
        return ToInt("an output extent", output);
    }

    private int ToInt(string what, long value) => value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : Fail.With<int>("geometry.too-large", $"{this}: {what} of {value} is beyond 2^31-1, the largest that is supported.", $"{value}", "at most 2147483647");
}
