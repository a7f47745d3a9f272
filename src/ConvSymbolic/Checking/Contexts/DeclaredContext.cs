using System.Globalization;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>What an author or a user declares: <c>input=X 5x5 filter=F 3x3 stride=2 index-base=0</c>. It wins over what is found.</summary>
internal sealed record DeclaredContext
{
    private const int MostExtent = 1000;

    public string? Input { get; private set; }

    public string? Filter { get; private set; }

    public string? Output { get; private set; }

    public string? Upstream { get; private set; }

    public string? Bias { get; private set; }

    public string? Loss { get; private set; }

    public int[]? InputExtents { get; private set; }

    public int[]? FilterExtents { get; private set; }

    public int[]? Stride { get; private set; }

    public int[]? Dilation { get; private set; }

    public Padding? Padding { get; private set; }

    public int? IndexBase { get; private set; }

    public int? Channels { get; private set; }

    public int? Filters { get; private set; }

    public int? Batch { get; private set; }

    public int? Groups { get; private set; }

    public bool? IsTrueConvolution { get; private set; }

    /// <summary>Whether anything is declared.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The same with a stride of 1, a dilation of 1 or no padding, where nothing else is declared.</summary>
    public DeclaredContext With(SpecialCase special) => this with
    {
        Stride = special.HasUnitStride ? Stride ?? [1] : Stride,
        Dilation = special.HasUnitDilation ? Dilation ?? [1] : Dilation,
        Padding = special.HasNoPadding && Padding is null ? Layers.Padding.Create([0]) : Padding,
    };

    /// <summary>Reads declarations, later ones on top of earlier ones.</summary>
    /// <param name="texts">What stands behind <c>convsym:</c>.</param>
    /// <exception cref="ConvSymbolicException">A word that is not known, or a value that can't be read.</exception>
    public static DeclaredContext Read(IEnumerable<string> texts)
    {
        var declared = new DeclaredContext();
        foreach (string text in texts)
        {
            string last = "";
            foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                declared.IsEmpty = false;
                int sign = word.IndexOf('=', StringComparison.Ordinal);
                if (sign > 0)
                    declared.Take(last = word[..sign], word[(sign + 1)..], text);
                else if (last is "input" or "filter" && Extents(word) is { } extents)
                    declared.Extent(last, extents);
                else
                    Reject(word, text);
            }
        }
        return declared;
    }

    private void Take(string name, string value, string text)
    {
        switch (name)
        {
            case "input" or "filter" when Extents(value) is { } extents:
                Extent(name, extents);
                break;
            case "input":
                Input = Name(value, text);
                break;
            case "filter":
                Filter = Name(value, text);
                break;
            case "output":
                Output = Name(value, text);
                break;
            case "upstream" or "gradient":
                Upstream = Name(value, text);
                break;
            case "bias":
                Bias = Name(value, text);
                break;
            case "loss":
                Loss = Name(value, text);
                break;
            case "stride":
                Stride = Positive(value, text);
                break;
            case "dilation":
                Dilation = Positive(value, text);
                break;
            case "padding":
                Padding = Layers.Padding.Parse(value);
                break;
            case "index-base" when value is "0" or "1":
                IndexBase = value[0] - '0';
                break;
            case "channels":
                Channels = Positive(value, text)[0];
                break;
            case "filters":
                Filters = Positive(value, text)[0];
                break;
            case "batch":
                Batch = Positive(value, text)[0];
                break;
            case "groups":
                Groups = Positive(value, text)[0];
                break;
            case "convention" when value is "cross-correlation" or "correlation":
                IsTrueConvolution = false;
                break;
            case "convention" when value is "convolution" or "true-convolution":
                IsTrueConvolution = true;
                break;
            default:
                Reject($"{name}={value}", text);
                break;
        }
    }

    private void Extent(string name, int[] extents)
    {
        if (name == "input")
            InputExtents = extents;
        else
            FilterExtents = extents;
    }

    // \delta and δ are the same name.
    private static string Name(string value, string text)
    {
        string name = value.TrimStart('\\');
        if (name.Length is 0 or > 64)
            Reject(value, text);
        return name;
    }

    private static int[]? Extents(string value)
    {
        string[] parts = value.Split('x', '×');
        var extents = new int[parts.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            if (!int.TryParse(parts[k], NumberStyles.None, CultureInfo.InvariantCulture, out extents[k]) || extents[k] is < 1 or > MostExtent)
                return null;
        }
        return extents.Length <= 3 ? extents : null;
    }

    private static int[] Positive(string value, string text)
    {
        string[] parts = value.Split(',');
        var numbers = new int[parts.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            if (!int.TryParse(parts[k], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[k]) || numbers[k] is < 1 or > MostExtent)
                Reject(value, text);
        }
        return numbers;
    }

    private static void Reject(string word, string text) => Fail.With(
        "check.declaration",
        $"'{word}' in the declaration '{text.Trim()}' is not understood; known are input=NAME HxW, filter=NAME HxW, output=, upstream=, bias=, loss=, stride=, dilation=, padding=, channels=, filters=, groups=, batch=, index-base=0|1, convention=cross-correlation|convolution.",
        word,
        "a declaration such as input=X 5x5 filter=F 3x3 stride=2 index-base=0");
}
