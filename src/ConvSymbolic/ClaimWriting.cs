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
    /// <summary>Writes what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteText(this ClaimReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ClaimText.Write(report, output);
    }

    /// <summary>The same as a text: what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
    /// <param name="report">What was found out about the claim.</param>
    public static string ToText(this ClaimReport report) => Written.ToText(output => report.WriteText(output));

    /// <summary>The same into a file: what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this ClaimReport report, string path) => Written.Save(path, output => report.WriteText(output));

    /// <summary>Writes the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteJson(this ClaimReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ClaimJson.Write(report, output);
    }

    /// <summary>The same as a text: the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
    /// <param name="report">What was found out about the claim.</param>
    public static string ToJson(this ClaimReport report) => Written.ToText(output => report.WriteJson(output));

    /// <summary>The same into a file: the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this ClaimReport report, string path) => Written.Save(path, output => report.WriteJson(output));

    /// <summary>Writes both sides of the claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it there, a model
    /// refutes it.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The sides have no entries to compare.</exception>
    public static void WriteSmtLib(this ClaimReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var (layer, entries) = report.Sides()
            ?? Fail.With<(Layer, IReadOnlyList<EntrySides>)>("claim.no-sides",
                "The two sides of the claim have no entries to compare, so there is nothing to write as SMT-LIB.");
        output.Write(SmtLibClaim.Of(layer, entries));
    }

    /// <summary>The same as a text: both sides of the claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it
    /// there, a model refutes it.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The sides have no entries to compare.</exception>
    public static string ToSmtLib(this ClaimReport report) => Written.ToText(output => report.WriteSmtLib(output));

    /// <summary>The same into a file: both sides of the claim as an SMT-LIB 2.6 script, at the layer of the report: <c>unsat</c> proves it
    /// there, a model refutes it.</summary>
    /// <param name="report">What was found out about the claim.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written; or: the sides have no entries to compare.</exception>
    public static void SaveSmtLib(this ClaimReport report, string path) => Written.Save(path, output => report.WriteSmtLib(output));
}
