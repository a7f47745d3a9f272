using System.Numerics;
using ConvSymbolic.Derivations;
using ConvSymbolic.Exchange;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Exchange;

/// <summary>Solvers that others wrote prove the theorems from the definition of the layer, and refute what is false.</summary>
public class SmtSolverTests
{
    private static readonly int Layers = FullRun.Count(3, 200);

    public static TheoryData<string> Solvers => Solver.Names;

    public static MatrixTheoryData<string, string> SolversAndFalseForms => new(["z3", "cvc5"], FalseForms.Names);

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Proves_every_theorem_on_random_layers(string name)
    {
        var (solver, run) = Solver.Of(name);
        RandomLayers.ForAll((_, layer) => AllProved(solver.Check(layer.Derive().Prove(), run)), Layers, mostProducts: 200);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Proves_all_entries_of_a_filter_with_many_taps(string name)
    {
        var (solver, run) = Solver.Of(name);
        AllProved(solver.Check(Convolution.Create([9, 9], [5, 5]).Derive().Prove(), run));
    }

    [Theory]
    [MemberData(nameof(SolversAndFalseForms))]
    public void Refutes_a_false_closed_form_with_values_at_which_it_differs(string name, string falsehood)
    {
        var (solver, run) = Solver.Of(name);
        var (layer, form) = FalseForms.Of(falsehood);
        var answer = solver.Decide(SmtLibScript.Question(layer, form), run);
        Assert.Equal((Verdict.Refuted, null), (answer.Verdict, answer.Reason));
        var example = Assert.IsType<Counterexample>(answer.Counterexample);
        var values = example.Values.ToDictionary(pair => NameOf(layer, pair.Variable), pair => pair.Value.Numerator);
        var definition = new ReferenceLayer(layer);
        int[] index = [0, 0, .. example.Index];
        var derived = (form.Target == Target.FilterGradient ? definition.FilterGradient(index) : definition.InputGradient(index)).Evaluate(Value);
        var claimed = ClosedFormValue(layer, form, [.. example.Index], Value);
        Assert.NotEqual(derived, claimed);
        Assert.Equal((derived, claimed), (example.DerivedValue.Numerator, example.ClaimedValue.Numerator));

        BigInteger Value(string symbol) => values.GetValueOrDefault(symbol);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Refutes_a_gradient_with_one_term_dropped(string name)
    {
        var layer = Convolution.Create([4, 4], [2, 2]);
        var dropped = layer.Derive().InputGradient.At(6).Terms.First();
        var example = Refuted(name, layer, (index, entry) => index is [1, 2] ? entry - Product(layer.Ring, dropped) : entry);
        Assert.Equal([1, 2], example.Index);
        Assert.All(dropped.Monomial.Powers.ToArray(), power => Assert.Contains(example.Values, pair => pair.Variable == power.Variable));
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Refutes_a_gradient_with_the_rotated_filter_transposed(string name)
    {
        var layer = Convolution.Create([4, 4], [2, 2]);
        var (one, other) = (layer.FilterSymbols[1], layer.FilterSymbols[2]);
        var example = Refuted(name, layer, (_, entry) => entry.Substitute(variable =>
            variable == one ? Polynomial.Of(layer.Ring, other) : variable == other ? Polynomial.Of(layer.Ring, one) : null));
        Assert.NotEqual(example.DerivedValue, example.ClaimedValue);
    }

    // The gradient as it is is proved, and what is made of it is refuted.
    private static Counterexample Refuted(string name, Layer layer, Func<int[], Polynomial, Polynomial> spoil)
    {
        var (solver, run) = Solver.Of(name);
        var gradient = layer.Derive().InputGradient;
        var entries = Enumerable.Range(0, gradient.Shape.Count).Select(offset => new EntrySides(gradient.Shape.IndexOf(offset), gradient.At(offset), gradient.At(offset))).ToList();
        Assert.Equal(Verdict.Proved, solver.Decide(SmtLibClaim.Question(layer, entries), run).Verdict);
        entries = entries.ConvertAll(entry => entry with { Right = spoil(entry.Index, entry.Right) });
        var answer = solver.Decide(SmtLibClaim.Question(layer, entries), run);
        Assert.Equal(Verdict.Refuted, answer.Verdict);
        return answer.Counterexample!;
    }

    private static Polynomial Product(Ring ring, Term term) =>
        term.Monomial.Powers.ToArray().Aggregate(Polynomial.Constant(ring, term.Coefficient), (product, power) => product * Polynomial.Of(ring, power.Variable));

    private static void AllProved(ProofReport report)
    {
        Assert.Equal(3, report.Theorems.Count);
        Assert.All(report.Theorems, theorem => Assert.Equal((Verdict.Proved, null), (theorem.Outside[^1].Verdict, theorem.Outside[^1].Reason)));
    }

    // The names of the reference: all indices, and G for ∂L/∂O.
    private static string NameOf(Layer layer, Variable variable)
    {
        var block = layer.Ring.BlockOf(variable);
        return ReferenceLayer.Name(block.Name == "dO" ? "G" : block.Name, [0, 0, .. block.IndexOf(variable)]);
    }

    // Σ image⟨s·u + d·v − p⟩ kernel[v] as it stands, of one image, channel and filter.
    private static BigInteger ClosedFormValue(Layer layer, ClosedForm form, int[] u, Func<string, BigInteger> value)
    {
        var sum = BigInteger.Zero;
        var (image, kernel) = (Extents(form.Image), Extents(form.Kernel));
        foreach (int[] v in ReferenceLayer.Indices(kernel.Extents))
        {
            var at = v.Select((tap, k) => form.Stride[k] * (form.ResultIsRotated ? form.Extents[k] - 1 - u[k] : u[k]) + form.Dilation[k] * tap - form.PaddingBefore[k]).ToArray();
            if (at.Where((t, k) => t < 0 || t % form.Stuffing[k] != 0 || t / form.Stuffing[k] >= image.Extents[k]).Any())
                continue;
            int[] read = form.KernelIsRotated ? [.. v.Select((tap, k) => kernel.Extents[k] - 1 - tap)] : v;
            sum += value(ReferenceLayer.Name(image.Name, [0, 0, .. at.Select((t, k) => t / form.Stuffing[k])])) * value(ReferenceLayer.Name(kernel.Name, [0, 0, .. read]));
        }
        return sum;

        (string Name, IReadOnlyList<int> Extents) Extents(Operand operand) => operand switch
        {
            Operand.Input => ("X", layer.Input),
            Operand.Filter => ("F", layer.Filter),
            _ => ("G", layer.Output),
        };
    }
}
