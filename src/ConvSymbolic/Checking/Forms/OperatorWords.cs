using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Forms;

/// <summary>The names that people give to the operators on arrays.</summary>
internal static class OperatorWords
{
    /// <summary>The operator that a name or a word means; null for another.</summary>
    public static OperatorKind? Of(Node node)
    {
        if (node is ScriptNode { Primes: 0 } script && Plain(IndexReader.Flat(script.Base)) is { } word && (script.Sub is not null || script.Sup is not null))
        {
            string script1 = Plain(IndexReader.Flat(script.Sub)) + Plain(IndexReader.Flat(script.Sup));
            if (word is "rot" or "rotate" or "flip" or "r" && script1.StartsWith("180", StringComparison.Ordinal))
                return OperatorKind.Rotate;
            if (word is "pad" or "padding" or "zeropad")
                return OperatorKind.Pad;
            if (word is "stuff")
                return OperatorKind.Stuff;
            if (word is "conv" or "full" or "corr" or "xcorr")
                return script1 is "full" || word == "full" ? OperatorKind.Full : script1 is "same" ? OperatorKind.Same : OperatorKind.Convolve;
            return null;
        }
        return node is NameNode name && (name.IsText || name.Name.Length > 1) ? Of(name.Name) : null;
    }

    /// <summary>Whether the name of an operator says that it is a cross-correlation.</summary>
    public static bool IsCorrelation(Node node)
    {
        if (node is ScriptNode script)
            return IsCorrelation(script.Base);
        return node is NameNode name && Plain(name.Name) is var word && (word is "corr" or "xcorr" || word.Contains("correlat", StringComparison.Ordinal) || word.EndsWith("corr", StringComparison.Ordinal));
    }

    /// <summary>The operator that a word means; null for another.</summary>
    public static OperatorKind? Of(string name) => Plain(name) switch
    {
        "conv" or "conv1d" or "conv2d" or "conv3d" or "convolution" or "convolve" or "convolve2d" or "xcorr" or "corr" or "correlate" or "correlate2d" or "crosscorrelation" or "crosscorr"
            or "validconv" or "valid" or "validconvolution" or "validcorrelation" or "convvalid" or "convolvevalid" => OperatorKind.Convolve,
        "full" or "fullconv" or "fullconvolution" or "fullconv2d" or "convfull" or "fullcorrelation" or "fullcorr" or "fullyconv" => OperatorKind.Full,
        "same" or "sameconv" or "convsame" or "sameconvolution" => OperatorKind.Same,
        "rot180" or "rot180°" or "rot" or "rotate180" or "rotate" or "flip" or "flip180" or "flipped" or "180°" or "180" or "rotated" or "rotation180" or "180°rotated" or "rot180degrees" or "reverse" or "reversed" or "fliplrflipud" => OperatorKind.Rotate,
        "pad" or "padding" or "zeropad" or "zeropadding" or "padded" or "pad0" or "pad1" or "pad2" => OperatorKind.Pad,
        "dilate" or "stuff" or "insertzeros" or "zeroinsert" or "stuffed" or "dilated" or "zerostuff" => OperatorKind.Stuff,
        "sum" or "npsum" or "total" => OperatorKind.Total,
        _ => null,
    };

    private static string Plain(string? name)
    {
        if (name is null)
            return "";
        Span<char> kept = stackalloc char[Math.Min(name.Length, 40)];
        int count = 0;
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, 40)))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '°')
                kept[count++] = char.ToLowerInvariant(c);
        }
        return kept[..count].ToString();
    }
}
