using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Models;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Proofs;

/// <summary>
/// Decides at a size, entry by entry, that the derived forms of a model's gradients are the derivatives. Route A expands and differentiates
/// (<c>Sums</c>, <c>Calculus</c>); route B evaluates the derived form node by node (<see cref="ExpressionEvaluator"/>). They share the symbols only.
/// </summary>
internal static class ModelProof
{
    /// <summary>A theorem for every array that a definition reads.</summary>
    public static IReadOnlyList<ModelTheorem> Of(ModelDerivation derivation)
    {
        return [.. derivation.Model.Read.Select(array => derivation.StepsOf(array.Name)).Select(steps => Of(derivation, steps.Axes, steps.Form, steps.Array))];
    }

    /// <summary>Compares a form with the derivatives by an array.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="axes">The letters of the general entry.</param>
    /// <param name="form">What is claimed to be ∂L/∂A at the entry.</param>
    /// <param name="name">The name of A.</param>
    public static ModelTheorem Of(ModelDerivation derivation, IReadOnlyList<AxisView> axes, Expression form, string name)
    {
        var derived = derivation.Gradient(name);
        var evaluator = new ExpressionEvaluator(new ModelValues(derivation.Model, derivation.Ring));
        var letters = axes.SelectMany(axis => axis.Letters).ToArray();
        for (int entry = 0; entry < derived.Shape.Count; entry++)
        {
            var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
            long rest = entry;
            foreach (var letter in letters.Reverse())
                (rest, numbers[letter.Name]) = Math.DivRem(rest, (letter.Last + 1).Constant!.Value);
            Polynomial left = derived.At(entry), right = evaluator.Evaluate(form, numbers);
            if (left != right)
                return new ModelTheorem(name, Verdict.Refuted, entry + 1, Counterexample.Between(derived.Shape.IndexOf(entry), left, right));
        }
        return new ModelTheorem(name, Verdict.Proved, derived.Shape.Count);
    }
}
