namespace ConvSymbolic.Layers;

/// <summary>
/// The overlap of the filter with the input along one spatial axis, for one output position: taps Tap, Tap + TapStep, … of the filter
/// meet the input at Position, Position + PositionStep, …, Count of them. Positions ascend.
/// </summary>
internal readonly record struct Run(int Tap, int Position, int Count);

/// <summary>
/// The forward formula of a layer along one spatial axis: which taps of the filter meet which input positions at each output position.
/// What falls outside the input is left out, which is the zero extension X⟨u⟩.
/// </summary>
internal sealed class Windows
{
    private readonly Run[] _runs;

    private Windows(Run[] runs, int tapStep, int positionStep)
    {
        _runs = runs;
        TapStep = tapStep;
        PositionStep = positionStep;
    }

    public int TapStep { get; }

    public int PositionStep { get; }

    /// <summary>The run of each output position.</summary>
    public Run[] Runs => _runs;

    public static Windows Of(Layer layer, int axis)
    {
        int extent = layer.Filter[axis];
        int stride = layer.Stride[axis], dilation = layer.Dilation[axis];
        var runs = new Run[layer.Output[axis]];
        for (int i = 0; i < runs.Length; i++)
        {
            runs[i] = layer.IsTransposed
                ? Scatter(i + layer.PaddingBefore[axis], layer.Input[axis], extent, stride, dilation)
                : Gather((long)stride * i - layer.PaddingBefore[axis], layer.Input[axis], extent, dilation);
            if (layer.IsTrueConvolution)
                runs[i] = runs[i] with { Tap = extent - 1 - runs[i].Tap };
        }
        int divisor = Gcd(stride, dilation);
        int tapStep = layer.IsTransposed ? -(stride / divisor) : 1;
        return new Windows(
            runs,
            layer.IsTrueConvolution ? -tapStep : tapStep,
            layer.IsTransposed ? dilation / divisor : dilation);
    }

    // O[i] reads X⟨start + d·a⟩ at tap a.
    private static Run Gather(long start, int input, int extent, int dilation)
    {
        long first = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
        long end = start >= input ? 0 : Math.Min(extent, (input - 1 - start) / dilation + 1);
        return end <= first ? default : new Run((int)first, (int)(start + dilation * first), (int)(end - first));
    }

    // O[j] reads (stuff_s X)⟨target − d·a⟩ at tap a: the taps for which s divides the index, from the largest down.
    private static Run Scatter(long target, int input, int extent, int stride, int dilation)
    {
        int count = 0;
        var run = default(Run);
        for (int a = extent - 1; a >= 0; a--)
        {
            long t = target - (long)dilation * a;
            if (t < 0 || t % stride != 0 || t / stride >= input)
                continue;
            if (count++ == 0)
                run = new Run(a, (int)(t / stride), 0);
        }
        return run with { Count = count };
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
