namespace ConvSymbolic.Polynomials;

public sealed partial class Polynomial
{
    /// <summary>Puts polynomials in the place of variables, all at once.</summary>
    /// <param name="replacement">Gives the polynomial for a variable, or null to keep the variable.</param>
    public Polynomial Substitute(Func<Variable, Polynomial?> replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var sum = new TermBuilder(Ring);
        var powers = new List<Power>();
        for (int k = 0; k < Count; k++)
        {
            Read(k, powers, out var coefficient);
            var product = Constant(Ring, coefficient);
            foreach (var (variable, exponent) in powers)
                product *= (replacement(variable) ?? Of(Ring, variable)).Pow(exponent);
            sum.Add(product, Numbers.Rational.One);
        }
        return sum.Build();
    }
}
