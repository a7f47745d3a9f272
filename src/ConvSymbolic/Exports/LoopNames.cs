using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Exports;

/// <summary>
/// The names that loops over a layer use: the index letters of the derivation, constants for the sizes, and the places of entries in
/// flat arrays. The <em>small</em> array is O and the <em>large</em> one X, the other way round for a transposed convolution: the tap a
/// of the filter makes the small position i meet the large position s·i + d·a − p.
/// </summary>
internal sealed class LoopNames
{
    private readonly Layer _layer;
    private readonly LoopSyntax _syntax;

    public LoopNames(Layer layer, LoopSyntax syntax)
    {
        (_layer, _syntax) = (layer, syntax);
        var symbols = new LayerSymbols(LayerSizes.Of(layer));
        (OutputNames, InputNames, TapNames) = (symbols.OutputNames, symbols.InputNames, symbols.FilterNames);
        for (int axis = 0; axis < layer.Axes; axis++)
            RequireInts(axis);
    }

    public IReadOnlyList<string> OutputNames { get; }

    public IReadOnlyList<string> InputNames { get; }

    public IReadOnlyList<string> TapNames { get; }

    public Loop[] Images => Over("n", "images", _layer.Batch);

    public Loop[] Filters => Over("o", "filters", _layer.Filters);

    public Loop[] SmallChannels => _layer.IsTransposed ? Over("c", "channels", _layer.Channels) : Filters;

    public Loop[] LargeChannels => _layer.IsTransposed ? Filters : Over("c", "channels", _layer.Channels);

    public Loop[] LargeChannelsOfGroup => _layer.Groups == 1
        ? LargeChannels
        : Over(LargeLetter, _layer.IsTransposed ? "filters per group" : "channels per group", LargePerGroup);

    public Loop[] OutputPositions => Along(OutputNames, "output");

    public Loop[] SmallPositions => _layer.IsTransposed ? Along(InputNames, "input") : OutputPositions;

    public Loop[] LargePositions => _layer.IsTransposed ? OutputPositions : Along(InputNames, "input");

    public Loop[] Taps => Along(TapNames, "filter");

    /// <summary>The place of an entry of the small array.</summary>
    public string Small => Place([.. Images, .. SmallChannels, .. SmallPositions]);

    /// <summary>The place of an entry of the large array whose channel is the letter itself.</summary>
    public string LargeByLetter => Place([.. Images, .. LargeChannels, .. LargePositions]);

    /// <summary>The place of an entry of the large array whose channel lies in the group of the small array's.</summary>
    public string Large => Place([.. Images, .. LargeChannels.Select(loop => loop with { Letter = LargeChannel }), .. LargePositions]);

    /// <summary>The place of an entry of the output, by its own letters.</summary>
    public string Output => Place([.. Images, .. Filters, .. OutputPositions]);

    /// <summary>The place of an entry of the filter.</summary>
    public string Filter(bool isReadBackwards) => Place(
    [
        .. SmallChannels,
        .. LargeChannelsOfGroup,
        .. Taps.Select((loop, axis) => isReadBackwards ? loop with { Letter = Backwards(axis) } : loop),
    ]);

    /// <summary>The statements that follow from two letters: the channel of a group, the large position of an axis.</summary>
    public IEnumerable<Derived> Derived(bool tapsAreBackwards)
    {
        if (IsLargeChannelNamed)
            yield return new([.. SmallChannels.Concat(LargeChannelsOfGroup).Select(loop => loop.Letter)], [$"int {LargeChannel} = {LargeChannelOfGroup};"]);
        for (int axis = 0; axis < _layer.Axes; axis++)
        {
            string letter = LargePositions[axis].Letter;
            yield return new(
                [SmallPositions[axis].Letter, TapNames[axis]],
                [$"int {letter} = {Position(axis, tapsAreBackwards ? Backwards(axis) : TapNames[axis])};", .. Guard(axis, letter)]);
        }
    }

    public IEnumerable<SourceConstant> Constants()
    {
        yield return Constant("images", _layer.Batch);
        yield return Constant("channels", _layer.Channels);
        yield return Constant("filters", _layer.Filters);
        if (_layer.Groups > 1)
        {
            yield return Constant("channels per group", _layer.Channels / _layer.Groups);
            yield return Constant("filters per group", _layer.Filters / _layer.Groups);
        }
        for (int axis = 0; axis < _layer.Axes; axis++)
        {
            yield return Constant(OfAxis("input", axis), _layer.Input[axis]);
            yield return Constant(OfAxis("filter", axis), _layer.Filter[axis]);
            yield return Constant(OfAxis("output", axis), _layer.Output[axis]);
            if (_layer.Stride[axis] != 1)
                yield return Constant(OfAxis("stride", axis), _layer.Stride[axis]);
            if (_layer.Dilation[axis] != 1)
                yield return Constant(OfAxis("dilation", axis), _layer.Dilation[axis]);
            if (_layer.PaddingBefore[axis] != 0)
                yield return Constant(OfAxis("padding", axis), _layer.PaddingBefore[axis]);
        }
    }

    private string LargeLetter => _layer.IsTransposed ? "o" : "c";

    private int LargePerGroup => (_layer.IsTransposed ? _layer.Filters : _layer.Channels) / _layer.Groups;

    private int SmallPerGroup => (_layer.IsTransposed ? _layer.Channels : _layer.Filters) / _layer.Groups;

    // With one channel a group on both sides, or one group, a letter says it.
    private bool IsLargeChannelNamed => _layer.Groups > 1 && (LargePerGroup > 1 || SmallPerGroup > 1);

    private string LargeChannel => IsLargeChannelNamed
        ? _layer.IsTransposed ? "filter" : "channel"
        : _layer.Groups > 1 ? SmallChannels[0].Letter : LargeLetter;

    // ⌊o/(O/g)⌋·C/g + c
    private string LargeChannelOfGroup
    {
        get
        {
            string small = _layer.IsTransposed ? "channels" : "filters", large = _layer.IsTransposed ? "filters" : "channels";
            string group = SmallChannels[0].Letter + (SmallPerGroup > 1 ? $" / {_syntax.Constant(small + " per group")}" : "");
            return LargePerGroup > 1 ? $"{group} * {_syntax.Constant(large + " per group")} + {LargeLetter}" : group;
        }
    }

    private string Position(int axis, string tap)
    {
        string small = SmallPositions[axis].Letter;
        string start = _layer.Stride[axis] == 1 ? small : $"{Axis("stride", axis)} * {small}";
        string offset = _layer.Dilation[axis] == 1 ? tap : $"{Axis("dilation", axis)} * {(IsCompound(tap) ? $"({tap})" : tap)}";
        return $"{start} + {offset}{(_layer.PaddingBefore[axis] == 0 ? "" : $" - {Axis("padding", axis)}")}";
    }

    // Nothing where every position lies inside.
    private IEnumerable<string> Guard(int axis, string letter)
    {
        int small = (_layer.IsTransposed ? _layer.Input : _layer.Output)[axis], large = (_layer.IsTransposed ? _layer.Output : _layer.Input)[axis];
        long first = -(long)_layer.PaddingBefore[axis];
        long last = first + (long)_layer.Stride[axis] * (small - 1) + (long)_layer.Dilation[axis] * (_layer.Filter[axis] - 1);
        string below = first < 0 ? $"{letter} < 0" : "", above = last >= large ? $"{letter} >= {LargePositions[axis].Extent}" : "";
        return below.Length + above.Length == 0
            ? []
            : [$"if ({below}{(below.Length > 0 && above.Length > 0 ? " || " : "")}{above})", "    continue;"];
    }

    private string Backwards(int axis) => $"{Axis("filter", axis)} - 1 - {TapNames[axis]}";

    private string Axis(string words, int axis) => _syntax.Constant(OfAxis(words, axis));

    private static string OfAxis(string words, int axis) => $"{words} {axis + 1}";

    private SourceConstant Constant(string words, long value) => new(_syntax.Constant(words), value);

    private Loop[] Along(IReadOnlyList<string> letters, string words) => [.. letters.Select((letter, axis) => new Loop(letter, Axis(words, axis)))];

    // What there is only one of has no letter, as in the formulas.
    private Loop[] Over(string letter, string words, int count) => count == 1 ? [] : [new(letter, _syntax.Constant(words))];

    private static string Place(IReadOnlyList<Loop> indices)
    {
        string place = indices[0].Letter;
        foreach (var next in indices.Skip(1))
            place = $"{(IsCompound(place) ? $"({place})" : place)} * {next.Extent} + {next.Letter}";
        return place;
    }

    private static bool IsCompound(string text) => text.Contains(' ', StringComparison.Ordinal);

    private void RequireInts(int axis)
    {
        int small = (_layer.IsTransposed ? _layer.Input : _layer.Output)[axis];
        long reach = (long)_layer.Stride[axis] * (small - 1) + (long)_layer.Dilation[axis] * (_layer.Filter[axis] - 1);
        if (Math.Max(reach, reach - _layer.PaddingBefore[axis]) > int.MaxValue)
            Fail.With("export.too-large", $"Axis {axis + 1}: positions reach {reach}, beyond 2^31-1, the largest that the loops of C and C# count to.", $"{reach}", "at most 2147483647");
    }
}

/// <summary>A loop from 0 below an extent.</summary>
internal readonly record struct Loop(string Letter, string Extent);

/// <summary>Statements that stand where all of their letters are known.</summary>
internal sealed record Derived(IReadOnlyCollection<string> Needs, IReadOnlyList<string> Lines);
