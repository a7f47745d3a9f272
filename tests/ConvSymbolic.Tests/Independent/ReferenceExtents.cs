namespace ConvSymbolic.Tests.Independent;

/// <summary>The sizes along one axis by counting, not by the formulas of the library; 0 or less where nothing fits.</summary>
public static class ReferenceExtents
{
    /// <summary>How many windows fit: the positions i ≥ 0 whose last element s·i + d(K−1) lies inside the padded input.</summary>
    public static int Output(int input, int filter, int stride, int dilation, int before, int after)
    {
        int windows = 0;
        while (stride * windows + dilation * (filter - 1) < before + input + after)
            windows++;
        return windows;
    }

    /// <summary>Every input element stamps the filter at stride·i; what is stamped is cropped by the padding and the output padding is added.</summary>
    public static int TransposedOutput(int input, int filter, int stride, int dilation, int before, int after, int outputPadding)
    {
        int lastStamped = stride * (input - 1) + dilation * (filter - 1);
        return lastStamped + 1 - before - after + outputPadding;
    }

    /// <summary>The smallest total padding that lets ⌈H/s⌉ windows fit; the odd element goes after.</summary>
    public static (int Before, int After) SamePadding(int input, int filter, int stride, int dilation)
    {
        int wanted = input / stride + (input % stride == 0 ? 0 : 1);
        int total = 0;
        while (Output(input, filter, stride, dilation, 0, total) < wanted)
            total++;
        return (total / 2, total - total / 2);
    }

    /// <summary>The padding with which the outermost windows overlap the input in a single element.</summary>
    public static (int Before, int After) FullPadding(int filter, int dilation)
    {
        int reach = dilation * (filter - 1);
        return (reach, reach);
    }
}
