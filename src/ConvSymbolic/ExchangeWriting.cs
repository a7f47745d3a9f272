using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Exchange;
using ConvSymbolic.Layers;

namespace ConvSymbolic;

/// <summary>Writes theorems for programs that others wrote.</summary>
public static class ExchangeWriting
{
    /// <summary>
    /// Writes the three theorems about a layer as an SMT-LIB 2.6 script, each as the question whether some entry of the gradient differs from the closed
    /// form: <c>unsat</c> proves the theorem at this size. A gradient is stated by the definition of the layer; nothing of the derivation is in it.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="output">Where the script goes.</param>
    public static void WriteSmtLib(this Layer layer, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(SmtLibScript.Of(layer));
    }

    /// <summary>Writes both sides of a claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it there, a model refutes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the script goes.</param>
    /// <exception cref="ConvSymbolicException">The sides have no entries to compare.</exception>
    public static void WriteSmtLib(this ClaimReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var (layer, entries) = report.Sides() ?? Fail.With<(Layer, IReadOnlyList<Proofs.EntrySides>)>("claim.no-sides", "The two sides of the claim have no entries to compare, so there is nothing to write as SMT-LIB.");
        output.Write(SmtLibClaim.Of(layer, entries));
    }
}
