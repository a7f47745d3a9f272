using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;
using ConvSymbolic.Verification;

namespace ConvSymbolic;

/// <summary>Writes what was proved.</summary>
public static class ProofWriting
{
    /// <param name="report">The report.</param>
    extension(ProofReport report)
    {
        /// <summary>Writes a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
        /// <param name="output">Where it goes.</param>
        /// <param name="notation">The names of the arrays and the index base.</param>
        public void WriteText(TextWriter output, NotationOptions? notation = null)
        {
            ArgumentNullException.ThrowIfNull(report);
            ArgumentNullException.ThrowIfNull(output);
            ProofText.Write(report, notation ?? NotationOptions.Default, output);
        }

        /// <summary>The same as a text: a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
        /// <param name="notation">The names of the arrays and the index base.</param>
        public string ToText(NotationOptions? notation = null) => Written.ToText(output => report.WriteText(output, notation));

        /// <summary>The same into a file: a line a theorem: verdict, scope, what equals what, how many entries were compared; and counterexamples.</summary>
        /// <param name="path">The file.</param>
        /// <param name="notation">The names of the arrays and the index base.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
        public void SaveText(string path, NotationOptions? notation = null) => Written.Save(path, output => report.WriteText(output, notation));

        /// <summary>Writes the JSON that <c>convsym prove --format json</c> prints.</summary>
        /// <param name="output">Where it goes.</param>
        /// <param name="notation">The names of the arrays and the index base.</param>
        public void WriteJson(TextWriter output, NotationOptions? notation = null)
        {
            ArgumentNullException.ThrowIfNull(report);
            ArgumentNullException.ThrowIfNull(output);
            ProofJson.Write(report, notation ?? NotationOptions.Default, output);
        }

        /// <summary>The same as a text: the JSON that <c>convsym prove --format json</c> prints.</summary>
        /// <param name="notation">The names of the arrays and the index base.</param>
        public string ToJson(NotationOptions? notation = null) => Written.ToText(output => report.WriteJson(output, notation));

        /// <summary>The same into a file: the JSON that <c>convsym prove --format json</c> prints.</summary>
        /// <param name="path">The file.</param>
        /// <param name="notation">The names of the arrays and the index base.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
        public void SaveJson(string path, NotationOptions? notation = null) => Written.Save(path, output => report.WriteJson(output, notation));
    }

    /// <param name="theorems">What <see cref="AllSizes.Verify(string)"/> gave.</param>
    extension(IReadOnlyList<VerifiedTheorem> theorems)
    {
        /// <summary>Writes what a certificate proves, a line a theorem.</summary>
        /// <param name="output">Where it goes.</param>
        public void WriteText(TextWriter output)
        {
            ArgumentNullException.ThrowIfNull(theorems);
            ArgumentNullException.ThrowIfNull(output);
            VerificationText.Write(theorems, output);
        }

        /// <summary>The same as a text: what a certificate proves, a line a theorem.</summary>
        public string ToText() => Written.ToText(output => theorems.WriteText(output));

        /// <summary>The same into a file: what a certificate proves, a line a theorem.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
        public void SaveText(string path) => Written.Save(path, output => theorems.WriteText(output));

        /// <summary>Writes the JSON that <c>convsym verify --format json</c> prints.</summary>
        /// <param name="output">Where it goes.</param>
        /// <param name="file">The file that the certificate is in; - is standard input.</param>
        public void WriteJson(TextWriter output, string file = "-")
        {
            ArgumentNullException.ThrowIfNull(theorems);
            ArgumentNullException.ThrowIfNull(output);
            VerificationText.WriteJson(theorems, file, output);
        }

        /// <summary>The same as a text: the JSON that <c>convsym verify --format json</c> prints.</summary>
        /// <param name="file">The file that the certificate is in; - is standard input.</param>
        public string ToJson(string file = "-") => Written.ToText(output => theorems.WriteJson(output, file));

        /// <summary>The same into a file: the JSON that <c>convsym verify --format json</c> prints.</summary>
        /// <param name="path">The file.</param>
        /// <param name="file">The file that the certificate is in; - is standard input.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
        public void SaveJson(string path, string file = "-") => Written.Save(path, output => theorems.WriteJson(output, file));
    }
}
