using System.Text;
using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Proofs;

/// <summary>
/// Writes the general derivations down as a certificate: for every theorem the rules in order, with the index names that they act on. What a
/// rule makes of a line is not written; who checks the certificate works it out. The format is described in docs/certificate.md.
/// </summary>
internal static class Certificate
{
    private const string Header = "convsym certificate 1";

    /// <summary>The three theorems about each kind of layer, in the order of the format.</summary>
    public static string Of(params IEnumerable<(bool IsTransposed, bool IsTrueConvolution)> kinds)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (isTransposed, isTrueConvolution) in kinds)
        {
            foreach (string name in (string[])[TheoremProof.FilterGradient, TheoremProof.InputGradient, TheoremProof.BiasGradient])
            {
                text.Append($"theorem {name} {(isTransposed ? "transposed" : "convolution")} {(isTrueConvolution ? "true-convolution" : "cross-correlation")}\n");
                foreach (var step in Theorem.Of(LayerSizes.General(isTransposed, isTrueConvolution), name).Steps)
                    text.AppendJoin(' ', [step.Rule.Id, .. IndicesOf(step)]).Append('\n');
            }
        }
        return text.ToString();
    }

    // The rules that could act on more than one index say on which.
    private static IEnumerable<string> IndicesOf(Step step)
    {
        var before = NamesOf(step.Before);
        if (step.Rule == Rules.Group || step.Rule == Rules.Contract || step.Rule == Rules.Stuff)
            return before.Except(NamesOf(step.After));
        return step is { Rule: var rule, Before: Summation sum } && rule == Rules.Reverse
            ? before.Where(name => SumRules.Reverse(sum, [name]).Equals(step.After))
            : [];
    }

    private static IEnumerable<string> NamesOf(Expression expression) =>
        expression is Summation sum ? sum.Ranges.Select(range => range.Name) : [];
}
