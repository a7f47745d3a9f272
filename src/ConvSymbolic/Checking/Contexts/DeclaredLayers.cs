using System.Globalization;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>The layers that a whole declaration is about: one where its sizes are numbers, some that stand for all where they are names.</summary>
/// <param name="declared">What is declared.</param>
internal sealed class DeclaredLayers(DeclaredContext declared)
{
    private const int MostEntries = 8192;

    // Numbers for names, by what they are the size of; one for every layer that is tried.
    private static readonly Dictionary<string, int[]> Numbers = new()
    {
        ["input"] = [4, 5, 6],
        ["filter"] = [2, 3, 2],
        ["stride"] = [1, 2, 3],
        ["dilation"] = [1, 1, 2],
        ["padding"] = [1, 0, 1, 0, 1, 2],
        ["output-padding"] = [0, 1, 2],
        ["groups"] = [2, 1, 2],
        ["group-channels"] = [1, 2, 1],
        ["group-filters"] = [2, 1, 1],
        ["channels"] = [2, 2, 4],
        ["filters"] = [4, 2, 2],
        ["batch"] = [1, 2, 1],
    };

    /// <summary>Whether sizes are names.</summary>
    public bool IsNamed => declared.Names.Count > 0;

    /// <summary>The names of sizes, by what they are the size of.</summary>
    public IReadOnlyDictionary<string, string[]> Names => declared.Names;

    /// <summary>Names that are the product of two others: C of g and C/g.</summary>
    public IReadOnlyDictionary<string, (string Groups, string OfGroup)> Totals => declared.Totals;

    /// <summary>How many spatial axes; 1 where one letter stands for all of them.</summary>
    public int Axes { get; } = declared.InputExtents?.Length ?? declared.Names["input"].Length;

    /// <summary>The index positions, in the order of the arrays; images, channels and filters of which there is only one are not written.</summary>
    public ArrayLayout Layout
    {
        get
        {
            AxisPosition[] spatial = [.. Enumerable.Range(0, Axes).Select(axis => new AxisPosition(AxisKind.Spatial, axis))];
            AxisPosition[] Several(AxisKind kind, int? count, params string[] names) => count is null or 1 && !names.Any(declared.Names.ContainsKey) ? [] : [new(kind)];
            var images = Several(AxisKind.Image, declared.Batch, "batch");
            var channels = Several(AxisKind.Channel, Channels(0), "channels", "groups", "group-channels");
            var filters = Several(AxisKind.Filter, Filters(0), "filters", "groups", "group-filters");
            var ofOne = declared.IsTransposed
                ? channels.Concat(Several(AxisKind.Filter, Filters(0) / Groups(0), "filters", "group-filters"))
                : filters.Concat(Several(AxisKind.Channel, Channels(0) / Groups(0), "channels", "group-channels"));
            return new([.. images, .. channels, .. spatial], [.. ofOne, .. spatial], [.. images, .. filters, .. spatial]);
        }
    }

    /// <summary>The layers, with numbers for the names; none where the declared sizes fit no layer.</summary>
    public List<Sample> Samples()
    {
        var samples = new List<Sample>();
        for (int plan = 0; plan < (IsNamed ? Numbers["input"].Length : 1); plan++)
        {
            if (At(plan) is { } sample)
                samples.Add(sample);
        }
        return samples;
    }

    private int Groups(int plan) => One("groups", declared.Groups, plan) ?? 1;

    private int Channels(int plan) => One("channels", declared.Channels, plan) ?? Groups(plan) * (One("group-channels", declared.GroupChannels, plan) ?? 1);

    private int Filters(int plan) => One("filters", declared.Filters, plan) ?? Groups(plan) * (One("group-filters", declared.GroupFilters, plan) ?? 1);

    private int? One(string size, int? number, int plan) => declared.Names.TryGetValue(size, out string[]? names) ? Value(size, names[0], plan) : number;

    private static int Value(string size, string name, int plan) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : Numbers[size][plan];

    private int[]? Each(string size, int[]? numbers, int plan) => declared.Names.TryGetValue(size, out string[]? names) ? [.. names.Select(name => Value(size, name, plan))] : numbers;

    private Sample? At(int plan)
    {
        Layer layer;
        try
        {
            var options = new LayerOptions
            {
                Input = PerAxis.Create(Each("input", declared.InputExtents, plan)!),
                Filter = PerAxis.Create(Each("filter", declared.FilterExtents, plan)!),
                Channels = Channels(plan),
                Filters = Filters(plan),
                Groups = Groups(plan),
                Batch = One("batch", declared.Batch, plan) ?? 1,
                IsTransposed = declared.IsTransposed,
                IsTrueConvolution = declared.IsTrueConvolution ?? false,
                Padding = PaddingAt(plan) ?? declared.Padding ?? Padding.Valid,
            };
            if (Each("stride", declared.Stride, plan) is { } stride)
                options = options with { Stride = PerAxis.Create(stride) };
            if (Each("dilation", declared.Dilation, plan) is { } dilation)
                options = options with { Dilation = PerAxis.Create(dilation) };
            if (Each("output-padding", declared.OutputPadding, plan) is { } more)
                options = options with { OutputPadding = PerAxis.Create(more) };
            layer = new Layer(Geometry.Of(options));
        }
        catch (ConvSymbolicException)
        {
            return null;
        }
        return layer.OutputShape.Count <= MostEntries && layer.InputShape.Count <= MostEntries && layer.FilterShape.Count <= MostEntries && Sizes(layer, plan) is { } sizes ? new Sample(layer, sizes) : null;
    }

    private Padding? PaddingAt(int plan) => declared.Names.TryGetValue("padding", out string[]? names)
        ? Padding.Create([.. names.Chunk(2).Select(pair => (AxisPadding)(PaddingOf(pair[0], 0, plan), PaddingOf(pair[1], 1, plan)))])
        : null;

    // Of two names for before and after, each has numbers of its own.
    private int PaddingOf(string name, int end, int plan) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : Numbers["padding"][2 * plan + (Array.IndexOf(declared.Names["padding"], name) % 2 == 0 ? 0 : end)];

    // Null where one name would have two values.
    private Dictionary<string, long>? Sizes(Layer layer, int plan)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (size, names) in declared.Names)
        {
            for (int k = 0; k < names.Length; k++)
            {
                if (!char.IsLetter(names[k][0]))
                    continue;
                long value = size == "output" ? layer.Output[k] : size == "padding" ? PaddingOf(names[k], k % 2, plan) : Value(size, names[k], plan);
                if (!numbers.TryAdd(names[k], value) && numbers[names[k]] != value)
                    return null;
            }
        }
        foreach (var (total, (groups, ofGroup)) in declared.Totals)
        {
            if (numbers.TryGetValue(ofGroup, out long each) && !numbers.TryAdd(total, numbers[groups] * each) && numbers[total] != numbers[groups] * each)
                return null;
        }
        return numbers;
    }
}
