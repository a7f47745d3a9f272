namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Decides equations of sizes by numbers.</summary>
public static class SizeTruth
{
    // Input, filter, stride, padding, dilation.
    private static readonly int[][] Trials = [[7, 3, 2, 0, 1], [9, 3, 2, 1, 1], [8, 2, 3, 0, 1], [5, 3, 1, 0, 1], [11, 3, 1, 2, 1], [13, 4, 3, 1, 1]];

    public static bool Holds(Equation equation, IReadOnlyDictionary<string, long> own)
    {
        if (equation.Sides.SelectMany(Terms.Within).All(term => term is not SizeName))
            return equation.Sides.Skip(1).All(side => Math.Abs(Value(side, own) - Value(equation.Sides[0], own)) < 1e-9);
        string[] names = [.. equation.Sides[1..].SelectMany(Terms.Within).OfType<SizeName>().Select(size => size.Name).Distinct()];
        return Trials.All(trial =>
        {
            var values = names.ToDictionary(name => name, name => (long)trial[Role(name)]);
            int stride = names.Any(name => Role(name) == 2) ? trial[2] : 1, padding = names.Any(name => Role(name) == 3) ? trial[3] : 0;
            double room = trial[0] + 2 * padding - trial[1];
            bool isFloored = equation.Sides[1..].SelectMany(Terms.Within).Any(term => term is Floored);
            if (!isFloored && room % stride != 0)
                return true;
            return Math.Abs(Value(equation.Sides[1], values) - (Math.Floor(room / stride) + 1)) < 1e-9;
        });
    }

    private static int Role(string name) => name.Contains("stride", StringComparison.Ordinal) ? 2 : char.ToUpperInvariant(name[0]) switch { 'K' or 'F' => 1, 'S' => 2, 'P' => 3, 'D' => 4, _ => 0 };

    private static double Value(Term term, IReadOnlyDictionary<string, long> sizes) => term switch
    {
        Num number => number.Value,
        SizeName size => sizes[size.Name],
        Added sum => sum.Terms.Sum(part => part.Sign * Value(part.Term, sizes)),
        Times product => product.Factors.Aggregate(1.0, (all, factor) => all * Value(factor, sizes)),
        Quotient quotient => Value(quotient.Above, sizes) / Value(quotient.Below, sizes),
        Floored floored => Math.Floor(Value(floored.Inner, sizes) + 1e-9),
        Bracketed bracketed => Value(bracketed.Inner, sizes),
        _ => double.NaN,
    };
}
