using System.Diagnostics;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>The precedence of every node where a fraction bar is written.</summary>
internal static class Precedences
{
    /// <summary>How tightly a node holds together.</summary>
    /// <param name="expression">The node.</param>
    /// <param name="inner">Asked for the one part of a sum or a product of one; a format may answer differently there.</param>
    public static Precedence Of(Expression expression, Func<Expression, Precedence>? inner = null)
    {
        return expression switch
        {
            Number number => number.Value.Sign < 0 ? Precedence.Sum : Precedence.Atom,
            IndexValue { Value.Terms: [{ Coefficient: 1, Atoms.Count: 1 }] } => Precedence.Atom,
            IndexValue value => value.Value.Constant is >= 0 ? Precedence.Atom : Precedence.Sum,
            Symbol or Element or Bracket or Derivative or Matrix or Omission => Precedence.Atom,
            Sum { Terms: [var single] } => Inner(single),
            Sum sum => sum.Terms.Count == 0 ? Precedence.Atom : Precedence.Sum,
            Product { Factors: [] } => Precedence.Atom,
            Product { Factors: [var single] } => Inner(single),
            Product product => Sign.Split(product) switch
            {
                (true, _) => Precedence.Sum,
                (_, Product { Factors: [.., Summation] }) => Precedence.Summation,
                (_, Product) => Precedence.Product,
                (_, var factor) => Inner(factor),
            },
            Summation => Precedence.Summation,
            Application application => OperatorNames.IsPrefix(application) ? Precedence.Prefix : Precedence.Atom,
            Equation => Precedence.Equation,
            _ => throw new UnreachableException(),
        };

        Precedence Inner(Expression part) => inner is null ? Of(part) : inner(part);
    }
}
