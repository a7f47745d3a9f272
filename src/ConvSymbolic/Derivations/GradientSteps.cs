using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Models;

namespace ConvSymbolic.Derivations;

/// <summary>How the gradient by an array of a model is derived, for the general entry.</summary>
/// <param name="Array">The array's name.</param>
/// <param name="Axes">The letters of the entry.</param>
/// <param name="Steps">The steps; none where nothing reads the array, whose gradient is 0.</param>
internal sealed record GradientSteps(string Array, EquatableArray<AxisView> Axes, IReadOnlyList<Step> Steps)
{
    /// <summary>The derived form.</summary>
    public Expression Form => Steps.Count == 0 ? Building.Zero : Steps[^1].After;
}
