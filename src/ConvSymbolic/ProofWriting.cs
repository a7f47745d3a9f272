using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;

namespace ConvSymbolic;

/// <summary>Writes what was proved.</summary>
public static class ProofWriting
{
    /// <summary>Writes a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    public static void WriteText(this ProofReport report, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ProofText.Write(report, notation ?? NotationOptions.Default, output);
    }

    /// <summary>Writes the JSON that <c>convsym prove --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    public static void WriteJson(this ProofReport report, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ProofJson.Write(report, notation ?? NotationOptions.Default, output);
    }
}
