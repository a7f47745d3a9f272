using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>Takes the sign off a term, so that a sum writes a − b for a + (−1)·b.</summary>
internal static class Sign
{
    /// <summary>The sign and what stands behind it: a factor 1 is dropped, except in front of other numbers, as in 1·3.</summary>
    public static (bool IsNegative, Expression Magnitude) Split(Expression term)
    {
        switch (term)
        {
            case Number number when number.Value.Sign < 0:
                return (true, new Number(-number.Value));
            case Product { Factors: [Number first, ..] } product:
                bool negative = first.Value.Sign < 0;
                var size = negative ? -first.Value : first.Value;
                Expression[] rest = [.. product.Factors.Skip(1)];
                if (size.IsOne && rest.Length > 0 && !rest.Any(factor => factor is Number))
                    return (negative, rest is [var single] ? single : new Product([.. rest]));
                return (negative, new Product([new Number(size), .. rest]));
            default:
                return (false, term);
        }
    }
}
