using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Checking.Reports;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Exchange;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic;

/// <summary>Writes what became of a claim.</summary>
public static class ClaimWriting
{
    /// <param name="report">What was found out about the claim.</param>
    extension(ClaimReport report)
    {
        /// <summary>Writes what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
        /// <param name="output">Where it goes.</param>
        public void WriteText(TextWriter output)
        {
            ArgumentNullException.ThrowIfNull(report);
            ArgumentNullException.ThrowIfNull(output);
            ClaimText.Write(report, output);
        }

        /// <summary>The same as a text: what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
        public string ToText() => Written.ToText(output => report.WriteText(output));

        /// <summary>The same into a file: what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
        public void SaveText(string path) => Written.Save(path, output => report.WriteText(output));

        /// <summary>Writes the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
        /// <param name="output">Where it goes.</param>
        public void WriteJson(TextWriter output)
        {
            ArgumentNullException.ThrowIfNull(report);
            ArgumentNullException.ThrowIfNull(output);
            ClaimJson.Write(report, output);
        }

        /// <summary>The same as a text: the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
        public string ToJson() => Written.ToText(output => report.WriteJson(output));

        /// <summary>The same into a file: the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
        public void SaveJson(string path) => Written.Save(path, output => report.WriteJson(output));

        /// <summary>Writes both sides of the claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it there, a model refutes it.</summary>
        /// <param name="output">Where it goes.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The sides have no entries to compare.</exception>
        public void WriteSmtLib(TextWriter output)
        {
            ArgumentNullException.ThrowIfNull(report);
            ArgumentNullException.ThrowIfNull(output);
            var (layer, entries) = report.Sides() ?? Fail.With<(Layer, IReadOnlyList<EntrySides>)>("claim.no-sides", "The two sides of the claim have no entries to compare, so there is nothing to write as SMT-LIB.");
            output.Write(SmtLibClaim.Of(layer, entries));
        }

        /// <summary>The same as a text: both sides of the claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it there, a model refutes it.</summary>
        /// <exception cref="Diagnostics.ConvSymbolicException">The sides have no entries to compare.</exception>
        public string ToSmtLib() => Written.ToText(output => report.WriteSmtLib(output));

        /// <summary>The same into a file: both sides of the claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it there, a model refutes it.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written; or: the sides have no entries to compare.</exception>
        public void SaveSmtLib(string path) => Written.Save(path, output => report.WriteSmtLib(output));
    }
}
