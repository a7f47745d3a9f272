using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;
using ConvSymbolic.Verification;

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

    /// <summary>Writes what a certificate proves, a line a theorem.</summary>
    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteText(this IReadOnlyList<VerifiedTheorem> theorems, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(theorems);
        ArgumentNullException.ThrowIfNull(output);
        VerificationText.Write(theorems, output);
    }

    /// <summary>The same as a text: what a certificate proves, a line a theorem.</summary>
    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    public static string ToText(this IReadOnlyList<VerifiedTheorem> theorems) => Written.ToText(output => theorems.WriteText(output));

    /// <summary>The same into a file: what a certificate proves, a line a theorem.</summary>
    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this IReadOnlyList<VerifiedTheorem> theorems, string path) =>
        Written.Save(path, output => theorems.WriteText(output));

    /// <summary>Writes the JSON that <c>convsym verify --format json</c> prints.</summary>
    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="file">The file that the certificate is in; - is standard input.</param>
    public static void WriteJson(this IReadOnlyList<VerifiedTheorem> theorems, TextWriter output, string file)
    {
        ArgumentNullException.ThrowIfNull(theorems);
        ArgumentNullException.ThrowIfNull(output);
        VerificationText.WriteJson(theorems, file, output);
    }

    /// <summary>The same as a text: the JSON that <c>convsym verify --format json</c> prints.</summary>
    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    /// <param name="file">The file that the certificate is in; - is standard input.</param>
    public static string ToJson(this IReadOnlyList<VerifiedTheorem> theorems, string file) =>
        Written.ToText(output => theorems.WriteJson(output, file));

    /// <summary>The same into a file: the JSON that <c>convsym verify --format json</c> prints.</summary>
    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    /// <param name="path">The file.</param>
    /// <param name="file">The file that the certificate is in; - is standard input.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this IReadOnlyList<VerifiedTheorem> theorems, string path, string file) =>
        Written.Save(path, output => theorems.WriteJson(output, file));
}
