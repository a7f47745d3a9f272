using System.Globalization;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>What an author or a user declares: <c>input=X 5x5 filter=F 3x3 stride=2 index-base=0</c>. It wins over what is found.</summary>
internal sealed record DeclaredContext
{
    private const int MostExtent = 1000, MostAxes = 3;

    private AxisPadding[]? _numericPadding;

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

    public int? GroupChannels { get; private set; }

    public int? GroupFilters { get; private set; }

    public int[]? OutputPadding { get; private set; }

    public bool? IsTrueConvolution { get; private set; }

    /// <summary>Whether conv( , ) is the cross-correlation although the layer is a true convolution.</summary>
    public bool? WritesCorrelations { get; private set; }

    public bool IsTransposed { get; private set; }

    /// <summary>The sizes that are declared as names, or as names and numbers: <c>stride=s</c>, <c>padding=p:q</c>.</summary>
    public Dictionary<string, string[]> Names { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>What channels or filters are called, and the names of the groups and of those in each of them, whose product they are.</summary>
    public Dictionary<string, (string Groups, string OfGroup)> Totals { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the layer is declared and nothing of it is looked for: a kind of layer that equations alone don't tell, or a layer with names for its sizes.</summary>
    public bool IsWhole => (IsTransposed || Groups > 1 || Names.Count > 0) && Input is not null && Filter is not null
        && (InputExtents is not null || Names.ContainsKey("input")) && (FilterExtents is not null || Names.ContainsKey("filter"));

    /// <summary>The padding in numbers, for all axes or for each; empty where none is declared, or a rule whose numbers the rest of the declaration doesn't give.</summary>
    public AxisPadding[] NumericPadding => _numericPadding ??= Padding is not { } padding ? []
        : padding.All(axis => axis.Rule is PaddingRule.Explicit or PaddingRule.Valid) ? [.. padding.Select(axis => axis with { Rule = PaddingRule.Explicit })] : PaddingOfRule(padding);

    /// <summary>How many spatial axes the declared extents have; null where none are declared.</summary>
    public int? Axes => (InputExtents ?? FilterExtents)?.Length;

    /// <summary>How many indices without commas an entry has: one an axis, where every array has one channel; 0 where that isn't declared.</summary>
    public int Digits => (InputExtents ?? FilterExtents)?.Length is { } axes && (axes > 1 || (Channels ?? 1) * (Filters ?? 1) * (Batch ?? 1) == 1) ? axes : 0;

    /// <summary>The layers that equations are judged for, where they are given as such; none where they are to be found.</summary>
    public IReadOnlyList<Layer> Layers { get; init; } = [];

    /// <summary>The extents that plain words give, by the name of the array.</summary>
    public IReadOnlyDictionary<string, int[]> Shapes { get; private init; } = new Dictionary<string, int[]>();

    /// <summary>What the text calls a filter in words.</summary>
    public IReadOnlySet<string> CalledFilters { get; private init; } = new HashSet<string>();

    /// <summary>Whether it is for a claim about layers as they are, and not for a document that may write its own in its own way.</summary>
    public bool IsOfClaim { get; init; }

    /// <summary>Whether anything is declared.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The same with a stride of 1, a dilation of 1 or no padding, where nothing else is declared.</summary>
    public DeclaredContext With(SpecialCase special) => this with
    {
        Stride = special.HasUnitStride ? Stride ?? [1] : Stride,
        Dilation = special.HasUnitDilation ? Dilation ?? [1] : Dilation,
        Padding = special.HasNoPadding && Padding is null ? ConvSymbolic.Layers.Padding.Create([0]) : Padding,
        _numericPadding = null,
        Names = Names.Where(named => !special.Settles(named.Key)).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>The same with the filter as it is, where nothing else is declared.</summary>
    public DeclaredContext AsCrossCorrelation() => this with { IsTrueConvolution = IsTrueConvolution ?? false };

    /// <summary>The same with what is said in plain words, where nothing else is declared.</summary>
    public DeclaredContext With(PlainFacts said) => this with
    {
        Shapes = said.Shapes,
        CalledFilters = said.Filters,
        IndexBase = IndexBase ?? said.IndexBase,
        IsTrueConvolution = IsTrueConvolution ?? (said.IsTrueConvolution ? true : null),
        Stride = Stride ?? (said.Stride is { } stride && !Names.ContainsKey("stride") ? [stride] : null),
        Dilation = Dilation ?? (said.Dilation is { } dilation && !Names.ContainsKey("dilation") ? [dilation] : null),
        Padding = Padding ?? (said.Padding is { } padding && !Names.ContainsKey("padding") ? padding : null),
        _numericPadding = null,
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
            var said = new Dictionary<string, (string Words, string Value)>(StringComparer.Ordinal);
            foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                declared.IsEmpty = false;
                int sign = word.IndexOf('=', StringComparison.Ordinal);
                if (sign > 0)
                {
                    string value = word[(sign + 1)..];
                    last = word[..sign];
                    // input=X and input=5x5 say two things, and so do input=X and the 5x5 behind it.
                    bool isExtent = last is "input" or "filter" && AreNumbers(value);
                    Once(isExtent ? last + " in numbers" : last == "gradient" ? "upstream" : last, word, isExtent ? value : value.TrimStart('\\'));
                    declared.Take(last, value, text);
                }
                else if (word == "transposed")
                {
                    declared.IsTransposed = true;
                }
                else if (last is "input" or "filter" or "output" && declared.Extent(last, word))
                {
                    Once(AreNumbers(word) ? last + " in numbers" : last + " in names", $"{last} {word}", word);
                    last = "";
                }
                else
                {
                    Reject(word, text);
                }
            }

            void Once(string about, string words, string value)
            {
                value = value.Replace('×', 'x');
                if (!said.TryAdd(about, (words, value)) && said[about].Value != value)
                    Fail.With("check.declaration", $"The declaration '{text.Trim()}' says both {said[about].Words} and {words}.", words, "each of them once");
            }
        }
        declared.RequireDifferentNames();
        declared.GroupChannels = declared.Divide("channels", "group-channels") ?? declared.GroupChannels;
        declared.GroupFilters = declared.Divide("filters", "group-filters") ?? declared.GroupFilters;
        return declared;
    }

    private void RequireDifferentNames()
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, name) in ((string, string?)[])[("input", Input), ("filter", Filter), ("output", Output), ("upstream", Upstream), ("bias", Bias), ("loss", Loss)])
        {
            if (name is not null && !roles.TryAdd(name, role))
                Fail.With("check.declaration", $"{name} is declared as {roles[name]} and as {role}.", $"{roles[name]}={name} and {role}={name}", "a name for each array");
        }
    }

    private AxisPadding[] PaddingOfRule(Padding padding)
    {
        if (InputExtents is null || FilterExtents is null || IsTransposed || (Stride is null && padding.Any(axis => axis.Rule == PaddingRule.Same)))
            return [];
        try
        {
            var layer = Geometry.Of(new LayerOptions
            {
                Input = PerAxis.Create(InputExtents),
                Filter = PerAxis.Create(FilterExtents),
                Stride = Stride is null ? 1 : PerAxis.Create(Stride),
                Dilation = Dilation is null ? 1 : PerAxis.Create(Dilation),
                Padding = padding,
            });
            return [.. layer.PaddingBefore.Zip(layer.PaddingAfter, (before, after) => (AxisPadding)(before, after))];
        }
        catch (ConvSymbolicException)
        {
            return [];
        }
    }

    // C channels in g groups are C/g in each; where there are as many groups, one in each.
    private int? Divide(string whole, string part)
    {
        if (!Names.TryGetValue("groups", out string[]? groups) || groups is not [var group])
            return null;
        if (Names.Remove(whole, out string[]? all) && all[0] == group)
            return 1;
        if (all is [var total])
            Totals[total] = (group, Names.TryAdd(part, [$"{total}/{group}"]) ? $"{total}/{group}" : Names[part][0]);
        else if (Names.TryGetValue(part, out string[]? parts) && parts is [var one] && one.EndsWith("/" + group, StringComparison.Ordinal))
            Totals[one[..^(group.Length + 1)]] = (group, one);
        return null;
    }

    private void Take(string name, string value, string text)
    {
        switch (name)
        {
            case "input" or "filter" when AreNumbers(value):
                if (!Extent(name, value, '='))
                    Reject($"{name}={value}", text);
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
            case "stride" or "dilation" or "padding" or "output-padding" or "channels" or "filters" or "groups" or "batch" or "group-channels" or "group-filters" when IsNamed(name, value):
                break;
            case "stride":
                Stride = Positive(name, value, text);
                break;
            case "dilation":
                Dilation = Positive(name, value, text);
                break;
            case "padding":
                Padding = ConvSymbolic.Layers.Padding.Parse(value);
                break;
            case "output-padding":
                OutputPadding = Positive(name, value, text, least: 0);
                break;
            case "group-channels":
                GroupChannels = Positive(name, value, text)[0];
                break;
            case "group-filters":
                GroupFilters = Positive(name, value, text)[0];
                break;
            case "index-base" when value is "0" or "1":
                IndexBase = value[0] - '0';
                break;
            case "channels":
                Channels = Positive(name, value, text)[0];
                break;
            case "filters":
                Filters = Positive(name, value, text)[0];
                break;
            case "batch":
                Batch = Positive(name, value, text)[0];
                break;
            case "groups":
                Groups = Positive(name, value, text)[0];
                break;
            case "convention" when value is "cross-correlation" or "correlation":
                IsTrueConvolution = false;
                break;
            case "convention" when value is "convolution" or "true-convolution":
                IsTrueConvolution = true;
                break;
            case "conv" when value is "cross-correlation" or "correlation":
                WritesCorrelations = true;
                break;
            case "conv" when value is "convolution" or "true-convolution":
                WritesCorrelations = false;
                break;
            default:
                Reject($"{name}={value}", text);
                break;
        }
    }

    // 5x5, or a name for each axis: HxW.
    private bool Extent(string name, string value, char between = ' ')
    {
        RequireRange(name, value, between, value.Split('x', '×'));
        if (Extents(value) is not { } extents)
        {
            string[] names = value.Split('x', '×');
            if (names.Length > MostAxes || !names.All(IsSize))
                return false;
            Names[name] = names;
        }
        else if (name == "output")
        {
            return false;
        }
        else if (name == "input")
        {
            InputExtents = extents;
        }
        else
        {
            FilterExtents = extents;
        }
        return true;
    }

    // A name on every axis, or names and numbers; before and after the data where paddings differ.
    private bool IsNamed(string name, string value)
    {
        string[] parts = value.Split(',', ':');
        if (parts.Length > 2 * MostAxes || !parts.Any(IsSize) || !parts.All(part => IsSize(part) || int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MostExtent))
            return false;
        if (name is not ("padding" or "output-padding"))
            RequireRange(name, value, '=', parts);
        Names[name] = name == "padding" ? [.. value.Split(',').SelectMany(part => part.Split(':') is [var both] ? [both, both] : part.Split(':'))] : parts;
        return true;
    }

    // H, H', p^+, C/g, k_h
    private static bool IsSize(string name) => name.Length <= 16 && name.TakeWhile(char.IsLetter).Count() is 1 or 2 && name.All(c => char.IsLetterOrDigit(c) || c is '\'' or '^' or '+' or '_' or '/');

    // \delta and δ are the same name.
    private static string Name(string value, string text)
    {
        string name = value.TrimStart('\\');
        if (name.Length is 0 or > 64)
            Reject(value, text);
        return name;
    }

    private static bool AreNumbers(string value) => value.Split('x', '×').All(part => part.Length > 0 && part.All(char.IsAsciiDigit));

    // Of numbers, and of names the numbers between them.
    private static void RequireRange(string name, string value, char between, string[] parts)
    {
        foreach (string part in parts.Where(AreNumbers))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > MostExtent)
                FailRange(name, value, between, 1);
        }
    }

    private static void FailRange(string name, string value, char between, int least) => Fail.With(
        "check.declaration", $"{name}{between}{value} is declared; {name} is from {least} to {MostExtent}.", value, $"{least} to {MostExtent}");

    private static int[]? Extents(string value)
    {
        string[] parts = value.Split('x', '×');
        var extents = new int[parts.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            if (!int.TryParse(parts[k], NumberStyles.None, CultureInfo.InvariantCulture, out extents[k]) || extents[k] is < 1 or > MostExtent)
                return null;
        }
        return extents.Length <= MostAxes ? extents : null;
    }

    private static int[] Positive(string name, string value, string text, int least = 1)
    {
        string[] parts = value.Split(',');
        var numbers = new int[parts.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            if (!int.TryParse(parts[k], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[k]))
                Reject(value, text);
            if (numbers[k] < least || numbers[k] > MostExtent)
                FailRange(name, value, '=', least);
        }
        return numbers;
    }

    private static void Reject(string word, string text) => Fail.With(
        "check.declaration",
        $"'{word}' in the declaration '{text.Trim()}' is not understood; known are input=NAME HxW, filter=NAME HxW, output=, upstream=, bias=, loss=, stride=, dilation=, padding=, output-padding=, channels=, filters=, groups=, group-channels=, group-filters=, batch=, index-base=0|1, convention=cross-correlation|convolution, conv=cross-correlation|convolution, transposed; sizes are numbers or names.",
        word,
        "a declaration such as input=X 5x5 filter=F 3x3 stride=2 index-base=0");
}
