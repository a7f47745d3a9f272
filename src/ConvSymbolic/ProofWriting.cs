using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;

namespace ConvSymbolic;

/// <summary>Writes what was proved.</summary>
public static class ProofWriting
{
    /// <summary>Writes a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    public static void WriteText(this ProofReport report, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ProofText.Write(report, notation ?? NotationOptions.Default, output);
    }

    /// <summary>The same as a text: a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
    /// <param name="report">The report.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    public static string ToText(this ProofReport report, NotationOptions? notation = null) =>
        Written.ToText(output => report.WriteText(output, notation));

    /// <summary>The same into a file: a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this ProofReport report, string path, NotationOptions? notation = null) =>
        Written.Save(path, output => report.WriteText(output, notation));

    /// <summary>Writes the JSON that <c>convsym prove --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    public static void WriteJson(this ProofReport report, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ProofJson.Write(report, notation ?? NotationOptions.Default, output);
    }

    /// <summary>The same as a text: the JSON that <c>convsym prove --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    public static string ToJson(this ProofReport report, NotationOptions? notation = null) =>
        Written.ToText(output => report.WriteJson(output, notation));

    /// <summary>The same into a file: the JSON that <c>convsym prove --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="notation">The names of the arrays and the index base.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this ProofReport report, string path, NotationOptions? notation = null) =>
        Written.Save(path, output => report.WriteJson(output, notation));
}
