using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Proofs;

/// <summary>
/// Replays the steps of a derivation at an entry: both sides of every step are turned into polynomials from the definitions alone, and
/// must be equal to each other and to the derived entry.
/// </summary>
public static class StepReplay
{
    /// <summary>The first step that does not hold at an entry; null when all do.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="target">What is derived.</param>
    /// <param name="offset">The row-major position of the entry.</param>
    public static Step? FirstFailure(Derivation derivation, Target target, int offset)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        var evaluator = new ExpressionEvaluator(new DerivationValues(derivation));
        var indices = EntryIndices(derivation, target, offset);
        var expected = derivation.Tensor(target).At(offset);
        foreach (var step in derivation.Steps(target))
        {
            if (!Holds(evaluator, step, indices, expected))
                return step;
        }
        return null;
    }

    internal static bool Holds(ExpressionEvaluator evaluator, Step step, IReadOnlyDictionary<string, long> indices, Polynomial expected) =>
        evaluator.Evaluate(step.Before, indices) == expected && evaluator.Evaluate(step.After, indices) == expected;

    /// <summary>The numbers of the schema's index letters at an entry.</summary>
    internal static Dictionary<string, long> EntryIndices(Derivation derivation, Target target, int offset)
    {
        var layer = derivation.Layer;
        var shape = target switch
        {
            Target.Output => layer.OutputShape,
            Target.FilterGradient => layer.FilterShape,
            Target.InputGradient => layer.InputShape,
            _ => layer.BiasShape,
        };
        int[] index = shape.IndexOf(offset);
        var element = Schemas.EntryOf(layer, target);
        EquatableArray<IndexExpression> letters = [.. element.Superscript, .. element.Subscript];
        int leading = target == Target.BiasGradient ? 0 : 2;
        var indices = new Dictionary<string, long>();
        int next = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            // Leading axes of extent 1 have no letter.
            if (axis < leading && shape[axis] == 1)
                continue;
            if (letters[next].Names.FirstOrDefault() is { } name)
                indices[name] = index[axis];
            next++;
        }
        return indices;
    }
}
