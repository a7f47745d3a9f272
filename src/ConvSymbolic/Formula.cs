using ConvSymbolic.Diagnostics;
using ConvSymbolic.Formulas;
using ConvSymbolic.Models;

namespace ConvSymbolic;

/// <summary>Makes models from formulas: any sum of products of entries at affine indices.</summary>
public static class Formula
{
    /// <summary>The model that LaTeX formulas define, one equation an array.</summary>
    /// <param name="latex">The formulas, such as <c>Y_{ij} = \sum_{u=0}^{2}\sum_{v=0}^{2} W_{ijuv} X_{i+u,j+v}</c>.</param>
    /// <param name="extents">
    /// Extents of arrays, such as <c>X 5x5</c>. Those that are not given are the largest at which every index stays inside; where a larger one is
    /// given, entries outside are 0.
    /// </param>
    /// <param name="indexBase">The first index in the formulas, 0 or 1.</param>
    /// <exception cref="ConvSymbolicException">A formula can't be read, a letter has no range, or two places disagree on a size.</exception>
    public static Model Parse(string latex, string extents = "", int indexBase = 0)
    {
        ArgumentNullException.ThrowIfNull(latex);
        ArgumentNullException.ThrowIfNull(extents);
        if (indexBase is not (0 or 1))
            Fail.With("formula.index-base", $"The index base is {indexBase}; it is 0 or 1.", $"{indexBase}", "0 or 1");
        return FormulaReader.Read(latex, extents, indexBase);
    }
}
