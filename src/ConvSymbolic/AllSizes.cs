using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;
using ConvSymbolic.Verification;

namespace ConvSymbolic;

/// <summary>
/// The theorems for every extent, kernel, stride, dilation, padding, number of groups, channels, images and spatial axes at once: derived in index
/// notation, written down as a certificate, and verified by a checker that shares no rules with the derivation.
/// </summary>
public static class AllSizes
{
    /// <summary>The certificate of all theorems: three gradients, of convolutions and transposed ones, of cross-correlations and true convolutions.</summary>
    /// <returns>The text, in the format of docs/certificate.md.</returns>
    public static string Certificate() => Proofs.Certificate.Of((false, false), (false, true), (true, false), (true, true));

    /// <summary>The certificate of the three theorems about the kind of a layer; its sizes don't matter.</summary>
    /// <param name="layer">Says whether it is transposed, and whether it is a true convolution.</param>
    /// <returns>The text, in the format of docs/certificate.md.</returns>
    public static string Certificate(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Proofs.Certificate.Of((layer.IsTransposed, layer.IsTrueConvolution));
    }

    /// <summary>Checks a certificate.</summary>
    /// <param name="certificate">Its text.</param>
    /// <returns>The theorems that it names, each proved or not.</returns>
    /// <exception cref="Diagnostics.ConvSymbolicException">The text is no certificate.</exception>
    public static IReadOnlyList<VerifiedTheorem> Verify(string certificate) => CertificateChecker.Check(certificate);

    /// <summary>Checks a certificate. No more of it is read than a certificate can have.</summary>
    /// <param name="certificate">Gives its text.</param>
    /// <returns>The theorems that it names, each proved or not.</returns>
    /// <exception cref="Diagnostics.ConvSymbolicException">The text is no certificate.</exception>
    public static IReadOnlyList<VerifiedTheorem> Verify(TextReader certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        char[] text = new char[CertificateChecker.MostCharacters + 1];
        return Verify(new string(text, 0, certificate.ReadBlock(text)));
    }

    /// <summary>Derives the three theorems about the kind of a layer for all sizes, and has their certificate checked.</summary>
    /// <param name="layer">Says whether it is transposed, and whether it is a true convolution.</param>
    /// <returns>A verdict for each theorem with the scope <see cref="Scope.AllSizes"/>: proved, or undecided where the checker did not follow.</returns>
    public static ProofReport ProveForAllSizes(this Layer layer) => new(
        layer,
        [.. Verify(Certificate(layer)).Select(theorem => new TheoremProof(
            theorem.Gradient, Scope.AllSizes, theorem.IsProved ? Verdict.Proved : Verdict.Undecided, 0, Reason: theorem.Failure))]);

    /// <summary>Writes the general derivation: index notation, with names for all sizes; indices start at 0.</summary>
    /// <param name="layer">Says whether it is transposed, and whether it is a true convolution.</param>
    /// <param name="output">Where the text goes.</param>
    /// <param name="format">Text, LaTeX, Markdown or JSON.</param>
    /// <param name="targets">What is derived; outputs and all three gradients when it is left out.</param>
    /// <param name="notation">The names of the arrays.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The format has no place for index notation.</exception>
    public static void WriteGeneralDerivation(
        this Layer layer,
        TextWriter output,
        DerivationFormat format = DerivationFormat.Text,
        IReadOnlyList<Target>? targets = null,
        NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        GeneralDerivation.Write(layer, targets ?? Enum.GetValues<Target>(), notation ?? NotationOptions.Default, format, output);
    }

    /// <summary>Writes what a certificate proves, a line a theorem.</summary>
    /// <param name="theorems">What <see cref="Verify(string)"/> gave.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteText(this IReadOnlyList<VerifiedTheorem> theorems, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(theorems);
        ArgumentNullException.ThrowIfNull(output);
        VerificationText.Write(theorems, output);
    }

    /// <summary>The same as a text: what a certificate proves, a line a theorem.</summary>
    /// <param name="theorems">What <see cref="Verify(string)"/> gave.</param>
    public static string ToText(this IReadOnlyList<VerifiedTheorem> theorems) => Written.ToText(output => theorems.WriteText(output));

    /// <summary>The same into a file: what a certificate proves, a line a theorem.</summary>
    /// <param name="theorems">What <see cref="Verify(string)"/> gave.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this IReadOnlyList<VerifiedTheorem> theorems, string path) =>
        Written.Save(path, output => theorems.WriteText(output));

    /// <summary>Writes the JSON that <c>convsym verify --format json</c> prints.</summary>
    /// <param name="theorems">What <see cref="Verify(string)"/> gave.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="file">The file that the certificate is in; - is standard input.</param>
    public static void WriteJson(this IReadOnlyList<VerifiedTheorem> theorems, TextWriter output, string file)
    {
        ArgumentNullException.ThrowIfNull(theorems);
        ArgumentNullException.ThrowIfNull(output);
        VerificationText.WriteJson(theorems, file, output);
    }

    /// <summary>The same as a text: the JSON that <c>convsym verify --format json</c> prints.</summary>
    /// <param name="theorems">What <see cref="Verify(string)"/> gave.</param>
    /// <param name="file">The file that the certificate is in; - is standard input.</param>
    public static string ToJson(this IReadOnlyList<VerifiedTheorem> theorems, string file) =>
        Written.ToText(output => theorems.WriteJson(output, file));

    /// <summary>The same into a file: the JSON that <c>convsym verify --format json</c> prints.</summary>
    /// <param name="theorems">What <see cref="Verify(string)"/> gave.</param>
    /// <param name="path">The file.</param>
    /// <param name="file">The file that the certificate is in; - is standard input.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this IReadOnlyList<VerifiedTheorem> theorems, string path, string file) =>
        Written.Save(path, output => theorems.WriteJson(output, file));
}
