using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;

namespace ConvSymbolic;

/// <summary>Writes what was proved of models.</summary>
public static class ModelProofWriting
{
    /// <summary>Writes the definitions and a line for each theorem.</summary>
    /// <param name="report">What was proved.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static void WriteText(this ModelProofReport report, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        new ModelText(report.Derivation, notation ?? NotationOptions.FromZero, output).WriteProof(report.Theorems);
    }

    /// <summary>The same as a text.</summary>
    /// <param name="report">What was proved.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static string ToText(this ModelProofReport report, NotationOptions? notation = null) => Written.ToText(output => report.WriteText(output, notation));

    /// <summary>The same into a file.</summary>
    /// <param name="report">What was proved.</param>
    /// <param name="path">The file.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this ModelProofReport report, string path, NotationOptions? notation = null) =>
        Written.Save(path, output => report.WriteText(output, notation));

    /// <summary>Writes the JSON that <c>convsym prove --formula … --format json</c> prints.</summary>
    /// <param name="report">What was proved.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static void WriteJson(this ModelProofReport report, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new ModelJson(report.Derivation, notation ?? NotationOptions.FromZero, output);
        json.WriteProof(report.Theorems);
    }

    /// <summary>The same as a text.</summary>
    /// <param name="report">What was proved.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static string ToJson(this ModelProofReport report, NotationOptions? notation = null) => Written.ToText(output => report.WriteJson(output, notation));

    /// <summary>The same into a file.</summary>
    /// <param name="report">What was proved.</param>
    /// <param name="path">The file.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this ModelProofReport report, string path, NotationOptions? notation = null) =>
        Written.Save(path, output => report.WriteJson(output, notation));
}
