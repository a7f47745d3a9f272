namespace ConvSymbolic.Checking.Contexts;

/// <summary>Stride, dilation and padding before the input, of an axis.</summary>
internal sealed record AxisSetting(int Stride, int Dilation, int Padding);
