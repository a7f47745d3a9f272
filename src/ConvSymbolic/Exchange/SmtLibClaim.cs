using System.Numerics;
using System.Text;
using ConvSymbolic.Layers;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Exchange.SmtLib;

namespace ConvSymbolic.Exchange;

/// <summary>The two sides of a claim in SMT-LIB, entry by entry, each entry with a weight of its own: the weighted sums are equal exactly when all entries are.</summary>
internal static class SmtLibClaim
{
    private const string Weight = "weight";

    public static string Of(Layer layer, IReadOnlyList<EntrySides> entries) => $"""
        ; {LayerText.Of(layer)}
        ; Can the two sides of the claim differ, in whole numbers? unsat says that they can't, so that they are the same polynomials. Each entry has a
        ; weight: the weighted sums of both sides are the same exactly when all entries are. Indices start at 0.
        {Question(layer, entries).Script}
        """.ReplaceLineEndings("\n");

    public static SmtLibQuestion Question(Layer layer, IReadOnlyList<EntrySides> entries)
    {
        var ring = entries.Count > 0 ? entries[0].Left.Ring : layer.Ring;
        var text = new StringBuilder(SmtLibScript.Header);
        text.Append('\n');
        foreach (var block in ring.Blocks)
            text.Append(Declare(block.Name, block.Extents.Length));
        text.Append(Declare(Weight, 1));
        List<string> left = [], right = [];
        for (int k = 0; k < entries.Count; k++)
        {
            // Whole numbers only: an equation of fractions is multiplied by their denominators.
            var denominators = entries[k].Left.Terms.Concat(entries[k].Right.Terms).Select(term => term.Coefficient.Denominator);
            var scale = denominators.Aggregate(BigInteger.One, (product, denominator) => product / BigInteger.GreatestCommonDivisor(product, denominator) * denominator);
            left.AddRange(Terms(entries[k].Left, scale, k));
            right.AddRange(Terms(entries[k].Right, scale, k));
        }
        text.Append($"(assert (distinct {Sum(left)} {Sum(right)}))\n");
        return new(text.ToString(), ring, () => entries);
    }

    private static IEnumerable<string> Terms(Polynomial side, BigInteger scale, int entry) => side.Terms.Select(term => Apply(
        "*",
        [
            Apply(Weight, Number(entry)),
            Number((term.Coefficient * new Rational(scale)).Numerator),
            .. term.Monomial.Powers.ToArray().SelectMany(power => Enumerable.Repeat(SmtLibQuestion.NameOf(side.Ring, power.Variable), power.Exponent)),
        ]));
}
