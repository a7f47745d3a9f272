using System.Numerics;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using static ConvSymbolic.Exchange.SmtLib;

namespace ConvSymbolic.Exchange;

/// <summary>A question to a solver: declarations and an assertion that holds at the values at which two sides differ.</summary>
/// <param name="Assertions">SMT-LIB, up to the assertion.</param>
/// <param name="Ring">The symbols; each array of them is a function of the same name.</param>
/// <param name="Sides">The entries of both sides, to read a model with.</param>
internal sealed record SmtLibQuestion(string Assertions, Ring Ring, Func<IEnumerable<EntrySides>> Sides)
{
    /// <summary>Asks whether the sides differ.</summary>
    public string Script => Assertions + "(check-sat)\n";

    /// <summary>Asks for the values at which they do.</summary>
    public string ScriptForValues => $"{Script}(get-value ({string.Join("\n  ", Variables.Select(NameOf))}))\n";

    private IEnumerable<Variable> Variables => Ring.Blocks.SelectMany(block => Enumerable.Range(block.First, block.Count)).Select(id => new Variable(id));

    /// <summary>What the answer to <see cref="ScriptForValues"/> shows; null where it shows no difference.</summary>
    public Counterexample? Read(string answer)
    {
        var values = SmtLibValues.Read(answer);
        return Read(Ring.Blocks.SelectMany(block => Enumerable.Range(block.First, block.Count)).Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private Counterexample? Read(Dictionary<int, BigInteger> values)
    {
        Rational At(Variable variable) => new(values.GetValueOrDefault(variable.Id));
        foreach (var (index, left, right) in Sides())
        {
            var (first, second) = (left.Evaluate(At), right.Evaluate(At));
            if (first != second)
            {
                // What the entry has no symbol of makes no difference to it.
                var own = left.Terms.Concat(right.Terms).SelectMany(term => term.Monomial.Powers.ToArray()).Select(power => power.Variable).Distinct().Order();
                return new Counterexample(index, left, right, [.. own.Select(variable => (variable, At(variable))).Where(pair => pair.Item2 != Rational.Zero)], first, second);
            }
        }
        return null;
    }

    private string NameOf(Variable variable) => NameOf(Ring, variable);

    /// <summary>A variable as SMT-LIB: the function that its array is, at its index.</summary>
    public static string NameOf(Ring ring, Variable variable)
    {
        var block = ring.BlockOf(variable);
        return Apply(block.Name, [.. block.IndexOf(variable).Select(index => Number(index))]);
    }
}
