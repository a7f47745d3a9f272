using System.Numerics;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.GradientChecks;

/// <summary>Exact sums, entry by entry: the value, the sum of the magnitudes of what was added, and how much was added.</summary>
internal sealed class ExactResult<T>(int count)
{
    public T[] Values { get; } = new T[count];

    public T[] Magnitudes { get; } = new T[count];

    public int[] Terms { get; } = new int[count];
}

/// <summary>
/// The results of a layer under a reading, in whole numbers of a type that holds them: every product is put where its three places say. It shares
/// no loop with the kernels, which may be what is checked.
/// </summary>
internal sealed class ExactSums<T>
    where T : IBinaryInteger<T>
{
    private readonly Layer _layer;
    private readonly int _smallChannels, _largeChannels, _smallPlane, _largePlane, _taps;

    public ExactSums(Layer layer)
    {
        _layer = layer;
        int outputPlane = layer.OutputShape.Count / (layer.Batch * layer.Filters), inputPlane = layer.InputShape.Count / (layer.Batch * layer.Channels);
        (_smallChannels, _largeChannels) = layer.IsTransposed ? (layer.Channels, layer.Filters) : (layer.Filters, layer.Channels);
        (_smallPlane, _largePlane) = layer.IsTransposed ? (inputPlane, outputPlane) : (outputPlane, inputPlane);
        _taps = layer.FilterShape.Count / (_smallChannels * (_largeChannels / layer.Groups));
    }

    public T[] X { get; init; } = [];

    public T[] F { get; init; } = [];

    public T[] B { get; init; } = [];

    public T[] G { get; init; } = [];

    /// <summary>The number 1 in the scale of G.</summary>
    public T One { get; init; } = T.One;

    public ExactResult<T> Of(Target target, Reading reading)
    {
        T[] g = reading.IgnoresUpstream ? [.. G.Select(_ => One)] : G;
        var result = target switch
        {
            Target.BiasGradient => Bias(reading, g),
            Target.Output => Products(target, reading, X, X),
            _ => _layer.IsTransposed ? Products(target, reading, X, g) : Products(target, reading, g, X),
        };
        if (reading.IsNegated)
            Negate(result.Values);
        return result;
    }

    private ExactResult<T> Products(Target target, Reading reading, T[] small, T[] large)
    {
        bool ofFilter = target == Target.FilterGradient, ofSmall = target == Target.Output != _layer.IsTransposed;
        var result = new ExactResult<T>((ofFilter ? _layer.FilterShape : target == Target.Output ? _layer.OutputShape : _layer.InputShape).Count);
        if (target == Target.Output && _layer.HasBias && !reading.IgnoresBias)
            StartWithBias(result);
        var meetings = Meetings(reading);
        var images = ofFilter ? Range(reading.Images, _layer.Batch) : 0.._layer.Batch;
        foreach (var (smallChannel, largeChannel, pair) in ChannelPairs(reading, ofFilter, ofSmall))
        {
            for (int n = images.Start.Value; n < images.End.Value; n++)
            {
                int smallStart = (n * _smallChannels + smallChannel) * _smallPlane, largeStart = (n * _largeChannels + largeChannel) * _largePlane;
                foreach (var (smallAt, largeAt, tap) in meetings)
                {
                    int s = smallStart + smallAt, l = largeStart + largeAt, f = pair * _taps + tap;
                    if (ofFilter)
                        Add(result, f, small[s] * large[l]);
                    else if (ofSmall)
                        Add(result, s, large[l] * F[f]);
                    else
                        Add(result, l, small[s] * F[f]);
                }
            }
        }
        return result;
    }

    private ExactResult<T> Bias(Reading reading, T[] g)
    {
        var result = new ExactResult<T>(_layer.Filters);
        int plane = g.Length / (_layer.Batch * _layer.Filters);
        Range images = Range(reading.Images, _layer.Batch), places = Range(reading.Places, plane);
        for (int n = images.Start.Value; n < images.End.Value; n++)
        {
            for (int o = 0; o < _layer.Filters; o++)
            {
                for (int place = places.Start.Value; place < places.End.Value; place++)
                    Add(result, o, g[(n * _layer.Filters + o) * plane + place]);
            }
        }
        return result;
    }

    private void StartWithBias(ExactResult<T> result)
    {
        int plane = result.Values.Length / (_layer.Batch * _layer.Filters);
        for (int at = 0; at < result.Values.Length; at++)
            Add(result, at, B[at / plane % _layer.Filters]);
    }

    // The channels that meet, and their place in the filter; where a sum over channels is cut short, the summed ones are cut.
    private IEnumerable<(int Small, int Large, int Pair)> ChannelPairs(Reading reading, bool ofFilter, bool ofSmall)
    {
        int smallPerGroup = _smallChannels / _layer.Groups, largePerGroup = _largeChannels / _layer.Groups;
        Range smalls = ofFilter || ofSmall ? 0..smallPerGroup : Range(reading.Channels, smallPerGroup);
        Range larges = !ofFilter && ofSmall ? Range(reading.Channels, largePerGroup) : 0..largePerGroup;
        for (int group = 0; group < _layer.Groups; group++)
        {
            for (int small = group * smallPerGroup + smalls.Start.Value; small < group * smallPerGroup + smalls.End.Value; small++)
            {
                for (int large = larges.Start.Value; large < larges.End.Value; large++)
                    yield return (small, (reading.IgnoresGroups ? 0 : group * largePerGroup) + large, small * largePerGroup + large);
            }
        }
    }

    // The places in one channel that meet: i, s·i + d·a − p and a.
    private List<(int Small, int Large, int Tap)> Meetings(Reading reading)
    {
        List<(int Small, int Large, int Tap)> meetings = [(0, 0, 0)];
        for (int axis = 0; axis < _layer.Axes; axis++)
        {
            var (small, large) = _layer.IsTransposed ? (_layer.Input[axis], _layer.Output[axis]) : (_layer.Output[axis], _layer.Input[axis]);
            int filter = _layer.Filter[axis];
            var next = new List<(int, int, int)>();
            foreach (var (smallAt, largeAt, tapAt) in meetings)
            {
                for (int i = 0; i < small; i++)
                {
                    for (int a = 0; a < filter; a++)
                    {
                        long u = (long)reading.Stride[axis] * i + (long)reading.Dilation[axis] * a - reading.Padding[axis];
                        if (u >= 0 && u < large)
                            next.Add((smallAt * small + i, largeAt * large + (int)u, tapAt * filter + (reading.IsFlipped ? filter - 1 - a : a)));
                    }
                }
            }
            meetings = next;
        }
        return reading.SwapsFilterAxes ? meetings.ConvertAll(meeting => meeting with { Tap = meeting.Tap % _layer.Filter[1] * _layer.Filter[1] + meeting.Tap / _layer.Filter[1] }) : meetings;
    }

    private static void Add(ExactResult<T> result, int at, T term)
    {
        result.Values[at] += term;
        result.Magnitudes[at] += T.Abs(term);
        result.Terms[at]++;
    }

    private static void Negate(T[] values)
    {
        for (int k = 0; k < values.Length; k++)
            values[k] = -values[k];
    }

    private static Range Range(Part part, int count) => part switch
    {
        Part.First => 0..1,
        Part.Last => (count - 1)..count,
        _ => 0..count,
    };
}
