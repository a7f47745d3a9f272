using ConvSymbolic.Layers;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>A layer that is measured.</summary>
internal sealed record KernelCase(string Name, bool IsDouble, LayerOptions Options)
{
    public static readonly KernelCase[] All =
    [
        new("3×3 / 2×2", true, new() { Input = [3, 3], Filter = [2, 2] }),
        new("28×28 / 5×5", true, new() { Input = [28, 28], Filter = [5, 5] }),
        new("224×224 / 3×3", false, new() { Input = [224, 224], Filter = [3, 3] }),
        new("64 channels", false, Planes(64, 56, 64, 3) with { Padding = 1 }),
        new("64 channels", true, Planes(64, 56, 64, 3) with { Padding = 1 }),
        new("batch 8, 16 to 32 channels", false, Planes(16, 56, 32, 3) with { Padding = 1, Batch = 8 }),
        new("stride 2", false, Planes(64, 56, 64, 3) with { Padding = 1, Stride = 2 }),
        new("dilation 2", false, Planes(64, 56, 64, 3) with { Padding = 2, Dilation = 2 }),
        new("4 groups", false, Planes(64, 56, 64, 3) with { Padding = 1, Groups = 4 }),
        new("depthwise", false, Planes(64, 56, 64, 3) with { Padding = 1, Groups = 64 }),
        new("1×1", false, Planes(64, 56, 64, 1)),
        new("7×7, stride 2", false, Planes(3, 224, 64, 7) with { Padding = 3, Stride = 2 }),
        new("one axis", false, new() { Input = 1024, Filter = 5, Channels = 64, Filters = 64, Padding = 2, Batch = 4 }),
        new("three axes", false, new() { Input = [16, 28, 28], Filter = [3, 3, 3], Channels = 16, Filters = 32, Padding = 1 }),
    ];

    public override string ToString()
    {
        Layer layer = Convolution.Create(Options);
        return $"{Name}: {layer.InputShape} with {layer.FilterShape}, {(IsDouble ? "double" : "float")}";
    }

    private static LayerOptions Planes(int channels, int extent, int filters, int filter) =>
        new() { Input = [extent, extent], Filter = [filter, filter], Channels = channels, Filters = filters };
}
