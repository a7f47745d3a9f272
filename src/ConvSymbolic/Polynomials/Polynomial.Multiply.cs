using System.Runtime.InteropServices;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>The product.</summary>
    /// <exception cref="ConvSymbolicException">The rings differ, or an exponent would pass 2³¹−1.</exception>
    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var builder = new TermBuilder(Ring.Common(left, right));
        List<Power> leftPowers = [], rightPowers = [], product = [];
        for (int l = 0; l < left.Count; l++)
        {
            left.Read(l, leftPowers, out var leftCoefficient);
            for (int r = 0; r < right.Count; r++)
            {
                right.Read(r, rightPowers, out var rightCoefficient);
                Monomial.Multiply(CollectionsMarshal.AsSpan(leftPowers), CollectionsMarshal.AsSpan(rightPowers), product);
                builder.Add(CollectionsMarshal.AsSpan(product), leftCoefficient * rightCoefficient);
            }
        }
        return builder.Build();
    }

    /// <summary>The polynomial to a whole power.</summary>
    /// <param name="exponent">At least 0; the power 0 is 1.</param>
    public Polynomial Pow(int exponent)
    {
        if (exponent < 0)
            Fail.With("polynomial.exponent", $"The exponent is {exponent}; a polynomial can be raised to 0 or more.", $"{exponent}", "0 or more");
        var power = Constant(Ring, 1);
        var square = this;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                power *= square;
            if (exponent > 1)
                square *= square;
        }
        return power;
    }
}
