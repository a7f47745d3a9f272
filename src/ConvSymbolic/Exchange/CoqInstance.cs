using System.Diagnostics;
using System.Globalization;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Exchange;

/// <summary>
/// Writes a derivation as a file for Coq: the layer, a certificate with every entry of every gradient as it was derived, and the theorem that
/// these are the gradients, over every commutative ring and for every loss, that they are the correlations of the closed forms, and that none is
/// missing. <c>coqc</c> accepts the file only if that is so, and otherwise names the entries that are wrong. It is compiled beside the files of
/// <see cref="CoqTheory"/>.
/// </summary>
public static class CoqInstance
{
    /// <summary>The most terms that are written unless the limit is raised; Coq takes about a minute for them.</summary>
    public const long DefaultTermLimit = 40_000;

    /// <summary>The line that <c>coqc</c> prints when it accepts a file and what the file proves rests on no assumption.</summary>
    public const string NoAssumptions = "Closed under the global context";

    /// <summary>Writes the file.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="termLimit">The most terms.</param>
    /// <exception cref="ConvSymbolicException">More terms than the limit; nothing is written then.</exception>
    public static void Write(Derivation derivation, TextWriter output, long termLimit = DefaultTermLimit)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        ArgumentNullException.ThrowIfNull(output);
        Require(derivation, termLimit);
        var layer = derivation.Layer;
        output.Write($"""
            (* The gradients of a {LayerText.Of(layer)}:
               every entry as it was found by differentiating the outputs, an entry a line: its indices, then the products that it is the sum of, by
               the indices of their factors. Indices start at 0: image and channel, for a filter its two channels, then the position. *)

            From mathcomp Require Import all_ssreflect all_algebra.
            From ConvSymbolic Require Import Lists Terms Certificate.
            Local Open Scope nat_scope.

            {LayerOf(layer)}

            """);
        output.Write('\n');
        var addresses = new Addresses(layer);
        List(output, "input_gradient", "(address * seq term)", "a product of G and F", derivation, Target.InputGradient, addresses);
        List(output, "filter_gradient", "(address * seq term)", "a product of G and X", derivation, Target.FilterGradient, addresses);
        List(output, "bias_gradient", "(nat * seq address)", "an entry of G", derivation, Target.BiasGradient, addresses);
        output.Write("""
            Definition the_certificate := Certificate input_gradient filter_gradient bias_gradient.

            Lemma accepted : check the_layer the_certificate.
            Proof. certify. Qed.

            Theorem proved : [/\ lists_the_gradients the_layer the_certificate,
                                 lists_the_correlations the_layer the_certificate &
                                 lists_every_entry the_layer the_certificate].
            Proof. exact: certified accepted. Qed.

            Print Assumptions proved.

            """);
    }

    private static void Require(Derivation derivation, long termLimit)
    {
        long terms = derivation.InputGradient.TermCount + derivation.FilterGradient.TermCount + (derivation.BiasGradient?.TermCount ?? 0);
        if (terms > termLimit)
        {
            Fail.With(
                "coq.limit",
                string.Create(CultureInfo.InvariantCulture, $"The gradients have {Counted.Grouped(terms, "term")}, more than Coq reads in reasonable time; take a smaller layer, or raise the limit of {Counted.Grouped(termLimit, "term")}."),
                string.Create(CultureInfo.InvariantCulture, $"{Counted.Grouped(terms, "term")}"),
                string.Create(CultureInfo.InvariantCulture, $"at most {termLimit:N0}"));
        }
    }

    private static string LayerOf(Layer layer)
    {
        var axes = Enumerable.Range(0, layer.Axes).Select(k => string.Create(
            CultureInfo.InvariantCulture,
            $"Axis {layer.Input[k]} {layer.Filter[k]} {layer.Output[k]} {layer.Stride[k]} {layer.Dilation[k]} ({layer.PaddingBefore[k]})%Z ({layer.PaddingAfter[k]})%Z {layer.OutputPadding[k]}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            (* Of each axis: input, filter, output, stride, dilation, padding before and after, output padding. Then: images, groups, channels and
               filters of a group; whether it is transposed, whether by true convolution, whether with a bias. *)
            Definition the_layer : layer := Layer
              [:: {string.Join(";\n      ", axes)}]
              {layer.Batch} {layer.Groups} {layer.Channels / layer.Groups} {layer.Filters / layer.Groups} {Word(layer.IsTransposed)} {Word(layer.IsTrueConvolution)} {Word(layer.HasBias)}.
            """);
    }

    private static string Word(bool value) => value ? "true" : "false";

    private static void List(TextWriter output, string name, string type, string term, Derivation derivation, Target target, Addresses addresses)
    {
        output.Write($"(* Each term is {term}. *)\nDefinition {name} : seq {type} := [::");
        if (target != Target.BiasGradient || derivation.Layer.HasBias)
        {
            var block = TargetSymbols.Of(derivation.Layer, target);
            var values = derivation.Tensor(target);
            for (int offset = 0; offset < block.Count; offset++)
            {
                output.Write(offset == 0 ? "\n  (" : ";\n  (");
                output.Write(target == Target.BiasGradient ? offset.ToString(CultureInfo.InvariantCulture) : addresses[block[offset]]);
                output.Write(", [::");
                Terms(output, values.At(offset), addresses);
                output.Write("])");
            }
        }
        output.Write("].\n\n");
    }

    private static void Terms(TextWriter output, Polynomial value, Addresses addresses)
    {
        var powers = new List<Power>(2);
        for (int k = 0; k < value.Count; k++)
        {
            value.Read(k, powers, out var coefficient);
            output.Write(k == 0 ? " " : "; ");
            if (!coefficient.IsOne || powers.Any(power => power.Exponent != 1))
                throw new UnreachableException("A gradient of a bilinear layer has terms that are products of different symbols.");
            output.Write(powers switch
            {
                [var upstream] => addresses[upstream.Variable],
                [var upstream, var other] => $"({addresses[upstream.Variable]}, {addresses[other.Variable]})",
                _ => throw new UnreachableException(),
            });
        }
    }

    // The indices of an entry as a list of Coq, made when they are first asked for; all of them, also where derivations leave some out.
    private sealed class Addresses(Layer layer)
    {
        private readonly string?[] _texts = new string?[layer.Ring.Count];

        public string this[Variable variable] => _texts[variable.Id] ??= Write(variable);

        private string Write(Variable variable)
        {
            var index = layer.Ring.BlockOf(variable).IndexOf(variable).AsEnumerable();
            if (layer.IsPlain)
                index = [0, 0, .. index];
            return $"[:: {string.Join("; ", index.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";
        }
    }
}
