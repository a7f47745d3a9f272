namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>A layer of one axis with whole numbers in its arrays, computed from the definition alone.</summary>
internal sealed record SmallLayer(int Input, int Filter, int Stride, int Dilation, int Before, int After, bool IsFlipped)
{
    public int Output => (Input + Before + After - Dilation * (Filter - 1) - 1) / Stride + 1;

    public override string ToString() => $"H={Input} K={Filter} s={Stride} d={Dilation} p={Before}:{After}{(IsFlipped ? " flipped" : "")}";

    public bool Exists => Input + Before + After >= Dilation * (Filter - 1) + 1;

    /// <summary>The value of a letter of a setting; null for an index.</summary>
    public int? Letter(string name) => name switch { "H" => Input, "K" => Filter, "H'" => Output, "s" => Stride, "d" => Dilation, "p" => Before, "p^+" => After, _ => null };

    /// <summary>X, F, G = ∂L/∂O with numbers that repeat nowhere near, and what follows from them.</summary>
    public IReadOnlyDictionary<string, long[]> Arrays => _arrays ??= Make();

    private IReadOnlyDictionary<string, long[]>? _arrays;

    private Dictionary<string, long[]> Make()
    {
        long[] x = Numbers(Input, 7), f = Numbers(Filter, 31), g = Numbers(Output, 101), o = new long[Output], dx = new long[Input], df = new long[Filter];
        for (int i = 0; i < Output; i++)
        {
            for (int u = 0; u < Filter; u++)
            {
                int at = Stride * i + Dilation * u - Before, tap = IsFlipped ? Filter - 1 - u : u;
                if (at < 0 || at >= Input)
                    continue;
                o[i] += x[at] * f[tap];
                dx[at] += g[i] * f[tap];
                df[tap] += g[i] * x[at];
            }
        }
        return new() { ["X"] = x, ["F"] = f, ["G"] = g, ["O"] = o, ["dX"] = dx, ["dF"] = df };
    }

    private static long[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(2, 100_000))];
    }

    /// <summary>All small layers.</summary>
    public static IReadOnlyList<SmallLayer> All(bool isFlipped) =>
    [
        .. from input in Enumerable.Range(1, 6) from filter in Enumerable.Range(1, 3) from stride in Enumerable.Range(1, 3) from dilation in Enumerable.Range(1, 2)
        from before in Enumerable.Range(0, 3) from after in Enumerable.Range(0, 3)
        let layer = new SmallLayer(input, filter, stride, dilation, before, after, isFlipped)
        where layer.Exists
        select layer,
    ];
}
