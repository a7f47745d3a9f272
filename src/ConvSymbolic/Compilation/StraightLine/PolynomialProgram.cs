using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>Polynomials as a program: arrays x, which holds the variables by their numbers, and y, a result each.</summary>
internal static class PolynomialProgram
{
    public static Program Of(int variables, ReadOnlySpan<Polynomial> polynomials)
    {
        var builder = new ProgramBuilder(new ProgramArray("x", variables, false), new ProgramArray("y", polynomials.Length, true));
        var powers = new List<Power>();
        for (int k = 0; k < polynomials.Length; k++)
        {
            int sum = -1;
            for (int term = 0; term < polynomials[k].Count; term++)
            {
                polynomials[k].Read(term, powers, out var coefficient);
                int product = coefficient.IsOne && powers.Count > 0 ? -1 : builder.Constant(coefficient);
                foreach (var (variable, exponent) in powers)
                    product = Times(builder, product, Raise(builder, variable.Id, exponent));
                sum = sum < 0 ? product : builder.Add(sum, product);
            }
            builder.Store(1, k, sum < 0 ? builder.Constant(0) : sum);
        }
        return builder.Build();
    }

    // By squares, from the top bit down; what several powers share is found by the pass.
    private static int Raise(ProgramBuilder builder, int variable, int exponent)
    {
        int value = builder.Load(0, variable), power = value;
        for (int bit = System.Numerics.BitOperations.Log2((uint)exponent) - 1; bit >= 0; bit--)
        {
            power = builder.Multiply(power, power);
            if ((exponent >> bit & 1) == 1)
                power = builder.Multiply(power, value);
        }
        return power;
    }

    private static int Times(ProgramBuilder builder, int product, int factor) => product < 0 ? factor : builder.Multiply(product, factor);
}
