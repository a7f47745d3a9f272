using System.Numerics;
using ConvSymbolic.GradientChecks;
using ConvSymbolic.Layers;

namespace ConvSymbolic;

/// <summary>Checks numeric code for a layer against exact results, and names the slip that explains a difference.</summary>
public static class GradientChecking
{
    /// <summary>The most products of a layer that are worked on unless the limit is raised.</summary>
    public const long DefaultProductLimit = 20_000_000;

    /// <summary>
    /// Calls somebody's forward pass and gradients with random whole numbers, so small that sums of their products are exact in whatever order they
    /// are added up, and compares every entry with the exact one: there is no tolerance.
    /// </summary>
    /// <typeparam name="T">Half, float or double.</typeparam>
    /// <param name="layer">The layer that the code is for.</param>
    /// <param name="functions">The code; what is left out is not checked.</param>
    /// <param name="seed">Chooses the numbers.</param>
    /// <param name="productLimit">The most products.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">Nothing to check, more products than the limit, or so many terms an entry that ones would round.</exception>
    public static GradientReport CheckFunctions<T>(this Layer layer, LayerFunctions<T> functions, int seed = 1, long productLimit = DefaultProductLimit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(functions);
        return layer.CheckNumbers(FunctionCheck.Call(layer, functions, seed), productLimit);
    }

    /// <summary>
    /// Compares results with the exact ones. Where the numbers are such that no sum of products rounds, small whole numbers for instance, entries must be
    /// equal; elsewhere they may differ by n·ε·Σ|products|, both sides taken as exact rationals.
    /// </summary>
    /// <typeparam name="T">Half, float, double or a type of whole numbers: the type in which the results were computed.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="numbers">What went in and what came out.</param>
    /// <param name="productLimit">The most products.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">
    /// No result, an array of the wrong length, a gradient without the gradient of the output, an input that is not finite, or more products than the limit.
    /// </exception>
    public static GradientReport CheckNumbers<T>(this Layer layer, LayerNumbers<T> numbers, long productLimit = DefaultProductLimit)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(numbers);
        return ResultCheck.Of(layer, numbers, productLimit);
    }

    /// <summary>Writes the layer, a line a result, the first entries that differ, and what explains them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteText(this GradientReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        foreach (string line in GradientText.Lines(report))
            output.Write(line + "\n");
    }

    /// <summary>The same as a text: the layer, a line a result, the first entries that differ, and what explains them.</summary>
    /// <param name="report">The report.</param>
    public static string ToText(this GradientReport report) => Written.ToText(output => report.WriteText(output));

    /// <summary>The same into a file: the layer, a line a result, the first entries that differ, and what explains them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this GradientReport report, string path) => Written.Save(path, output => report.WriteText(output));

    /// <summary>Writes the same as a JSON object, in the form that docs/json.md describes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteJson(this GradientReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        GradientJson.Write(report, output);
    }

    /// <summary>The same as a text: the same as a JSON object, in the form that docs/json.md describes.</summary>
    /// <param name="report">The report.</param>
    public static string ToJson(this GradientReport report) => Written.ToText(output => report.WriteJson(output));

    /// <summary>The same into a file: the same as a JSON object, in the form that docs/json.md describes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this GradientReport report, string path) => Written.Save(path, output => report.WriteJson(output));
}
