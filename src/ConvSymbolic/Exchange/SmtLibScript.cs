using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Exchange;

/// <summary>
/// The theorems about a layer as SMT-LIB 2.6. A gradient is defined by the loss, as in <see cref="SmtLibForward"/>, and nothing that the derivation
/// found is in the script: unsat proves the theorem at this size anew, a model refutes it.
/// </summary>
internal static class SmtLibScript
{
    private static readonly string[] Theorems = [TheoremProof.FilterGradient, TheoremProof.InputGradient, TheoremProof.BiasGradient];

    /// <summary>The beginning of every script.</summary>
    public const string Header = """
        (set-info :smt-lib-version 2.6)
        (set-option :produce-models true)
        (set-logic QF_UFNIA)

        """;

    /// <summary>All theorems, one after the other.</summary>
    public static string Of(Layer layer)
    {
        // Arrays and indices are called as in the script.
        var statements = new PlainTextWriter(WritingStyle.For(layer.Ring, new NotationOptions { IndexBase = 0 }));
        return $"""
            ; {LayerText.Of(layer)}
            ; Each check-sat asks whether an entry of a gradient can differ from its closed form, in whole numbers: unsat says that none can, so that the
            ; two are the same polynomial, and sat that one does. Indices start at 0.
            {Opening(layer)}{string.Concat(Theorems.Select(name => $"\n; {name}: {statements.Write(Theorem.Of(layer, name).Statement)}\n(push 1)\n{Claim(layer, name)}(check-sat)\n(pop 1)\n"))}
            """.ReplaceLineEndings("\n");
    }

    /// <summary>The question about one theorem.</summary>
    public static SmtLibQuestion Question(Layer layer, string theorem) => theorem == TheoremProof.BiasGradient
        ? new(Opening(layer) + Claim(layer, theorem), layer.Ring, () => Bias(layer))
        : Question(layer, FormOf(layer, theorem));

    /// <summary>The question about any closed form, true or false.</summary>
    public static SmtLibQuestion Question(Layer layer, ClosedForm form) =>
        new(Opening(layer) + SmtLibClosedForm.Write(layer, form), layer.Ring, () => Sides(layer, form));

    private static string Opening(Layer layer) => Header + "\n" + new SmtLibForward(layer).Write();

    private static string Claim(Layer layer, string theorem) =>
        theorem == TheoremProof.BiasGradient ? SmtLibClosedForm.WriteBias(layer) : SmtLibClosedForm.Write(layer, FormOf(layer, theorem));

    private static ClosedForm FormOf(Layer layer, string theorem) =>
        theorem == TheoremProof.FilterGradient ? ClosedForm.FilterGradient(layer) : ClosedForm.InputGradient(layer);

    private static IEnumerable<EntrySides> Sides(Layer layer, ClosedForm form)
    {
        var derived = Derivation.Of(layer).Tensor(form.Target);
        var evaluation = new ClosedFormEvaluation(layer, form);
        for (int entry = 0; entry < derived.Shape.Count; entry++)
        {
            ulong[] claimed = evaluation.Evaluate(entry).ToArray();
            yield return new(derived.Shape.IndexOf(entry), derived.At(entry), new Polynomial(layer.Ring, claimed, null, 0, claimed.Length));
        }
    }

    private static IEnumerable<EntrySides> Bias(Layer layer)
    {
        var derived = BiasDerivation.Of(layer);
        for (int filter = 0; filter < layer.Filters; filter++)
        {
            ulong[] claimed = [.. SizeProof.SumOfUpstream(layer, filter)];
            yield return new([filter], derived.At(filter), new Polynomial(layer.Ring, claimed, null, 0, claimed.Length));
        }
    }
}
