using System.Runtime.InteropServices;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Calculus;

/// <summary>
/// The chain rule ∂L/∂v = Σ_e g_e ∂P_e/∂v for any polynomials, where the symbol g_e stands for ∂L/∂P_e: a term c·v^k·r of P_e contributes
/// c·k·g_e·v^(k−1)·r. Every variable is served in one pass over the terms.
/// </summary>
internal sealed class TermGradient(Ring ring)
{
    private readonly Dictionary<int, TermBuilder> _sums = [];

    /// <summary>Adds what a polynomial contributes to every derivative.</summary>
    public void Add(Polynomial polynomial, Variable weight)
    {
        var powers = new List<Power>();
        for (int k = 0; k < polynomial.Count; k++)
        {
            polynomial.Read(k, powers, out var coefficient);
            for (int at = 0; at < powers.Count; at++)
            {
                var (variable, exponent) = powers[at];
                var rest = new List<Power>(powers.Count + 1);
                for (int other = 0; other < powers.Count; other++)
                {
                    if (other != at)
                        rest.Add(powers[other]);
                    else if (exponent > 1)
                        rest.Add(new Power(variable, exponent - 1));
                }
                Insert(rest, weight);
                if (!_sums.TryGetValue(variable.Id, out var sum))
                    _sums[variable.Id] = sum = new TermBuilder(ring);
                sum.Add(CollectionsMarshal.AsSpan(rest), coefficient * exponent);
            }
        }
    }

    /// <summary>The derivative by a variable.</summary>
    public Polynomial By(Variable variable) => _sums.TryGetValue(variable.Id, out var sum) ? sum.Build() : Polynomial.Zero(ring);

    // The weight times a product; the weight may be a factor already.
    private static void Insert(List<Power> powers, Variable weight)
    {
        int place = 0;
        while (place < powers.Count && powers[place].Variable.Id < weight.Id)
            place++;
        if (place < powers.Count && powers[place].Variable.Id == weight.Id)
            powers[place] = new Power(weight, powers[place].Exponent + 1);
        else
            powers.Insert(place, new Power(weight, 1));
    }
}
