using ConvSymbolic.Derivations;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Proofs;

/// <summary>
/// Replays the steps of a derivation at an entry: both sides of every step are turned into polynomials from the definitions alone, and
/// must be equal to each other and to the derived entry.
/// </summary>
internal static class StepReplay
{
    /// <summary>The first step that does not hold at an entry; null when all do.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="target">What is derived.</param>
    /// <param name="offset">The row-major position of the entry.</param>
    public static Step? FirstFailure(Derivation derivation, Target target, int offset)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        var evaluator = new ExpressionEvaluator(new DerivationValues(derivation));
        var indices = Schemas.NumbersOf(derivation.Layer, target, offset);
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
}
