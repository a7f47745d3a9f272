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
}
