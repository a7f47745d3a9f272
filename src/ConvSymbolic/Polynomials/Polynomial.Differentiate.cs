using System.Runtime.InteropServices;

namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>
    /// The partial derivative by one variable: c·v^k·m becomes c·k·v^(k−1)·m, and a term without the variable becomes 0.
    /// </summary>
    /// <param name="variable">The variable.</param>
    public Polynomial Differentiate(Variable variable)
    {
        var builder = new TermBuilder(Ring);
        var powers = new List<Power>();
        for (int k = 0; k < Count; k++)
        {
            Read(k, powers, out var coefficient);
            int at = powers.FindIndex(power => power.Variable == variable);
            if (at < 0)
                continue;
            int exponent = powers[at].Exponent;
            if (exponent == 1)
                powers.RemoveAt(at);
            else
                powers[at] = new Power(variable, exponent - 1);
            builder.Add(CollectionsMarshal.AsSpan(powers), coefficient * exponent);
        }
        return builder.Build();
    }
}
