using System.Collections.Immutable;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Indices;
using ConvSymbolic.Models;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Derivations;

/// <summary>The arrays of a model as symbols at a size: first ∂L/∂D of every defined array, then every array in its order.</summary>
internal static class ModelSymbols
{
    /// <summary>How ∂L/∂D is called.</summary>
    public static string Upstream(string name) => "d" + name;

    public static Ring RingOf(Model model) => new(
    [
        .. model.Definitions.Select(definition => new RingArray(Upstream(definition.Array.Name), ShapeOf(definition.Array).Extents, 0, definition.Array.Name)),
        .. model.Arrays.Select(array => new RingArray(array.Name, ShapeOf(array).Extents)),
    ]);

    /// <exception cref="ConvSymbolicException">An extent is a name.</exception>
    public static Shape ShapeOf(ModelArray array)
    {
        var extents = ImmutableArray.CreateBuilder<int>(array.Extents.Count);
        foreach (var extent in array.Extents)
            extents.Add(checked((int)Number(array, extent)));
        return new Shape(array.Name, extents.ToImmutable().AsSpan());
    }

    private static long Number(ModelArray array, IndexExpression extent) => extent.Constant
        ?? Fail.With<long>("model.no-size", $"The extent {extent} of {array.Name} is a name; at a size it is a number.", $"{extent}", "a number");
}
