using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Checking.Reports;

namespace ConvSymbolic;

/// <summary>Writes what was found out about a derivation that somebody wrote by hand.</summary>
public static class CheckWriting
{
    /// <summary>Writes what was inferred, and each error with its line, a caret under the wrong part and the correction; then a summary.</summary>
    /// <param name="report">The report.</param>
    /// <param name="colour">Whether a terminal's colours are switched on and off.</param>
    /// <param name="verbose">Whether right equations, and each copy of an error, are listed too.</param>
    public static string ToText(this CheckReport report, bool colour = false, bool verbose = false)
    {
        using var output = new StringWriter();
        report.WriteText(output, colour, verbose);
        return output.ToString();
    }

    /// <summary>Writes what <see cref="ToText"/> gives, piece by piece.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="colour">As in <see cref="ToText"/>.</param>
    /// <param name="verbose">As in <see cref="ToText"/>.</param>
    public static void WriteText(this CheckReport report, TextWriter output, bool colour = false, bool verbose = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ReportText.Write(report, output, colour, verbose);
    }

    /// <summary>Writes the JSON object that <c>convsym check --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    public static string ToJson(this CheckReport report)
    {
        using var output = new StringWriter();
        report.WriteJson(output);
        return output.ToString();
    }

    /// <summary>Writes what <c>ToJson</c> gives, piece by piece.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteJson(this CheckReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ReportJson.Write(report, output);
    }

    /// <summary>Writes a JSON array with an object a document.</summary>
    /// <param name="reports">The reports.</param>
    public static string ToJson(this IReadOnlyList<CheckReport> reports)
    {
        using var output = new StringWriter();
        reports.WriteJson(output);
        return output.ToString();
    }

    /// <summary>Writes what <c>ToJson</c> gives, piece by piece.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteJson(this IReadOnlyList<CheckReport> reports, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(output);
        ReportJson.Write(reports, output);
    }

    /// <summary>Writes a SARIF 2.1.0 log, which code hosts and editors show beside the text.</summary>
    /// <param name="report">The report.</param>
    public static string ToSarif(this CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ((IReadOnlyList<CheckReport>)[report]).ToSarif();
    }

    /// <summary>Writes one SARIF 2.1.0 log about several documents.</summary>
    /// <param name="reports">The reports.</param>
    public static string ToSarif(this IReadOnlyList<CheckReport> reports)
    {
        using var output = new StringWriter();
        reports.WriteSarif(output);
        return output.ToString();
    }

    /// <summary>Writes what <c>ToSarif</c> gives, piece by piece.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteSarif(this IReadOnlyList<CheckReport> reports, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(output);
        ReportSarif.Write(reports, output);
    }

    /// <summary>
    /// Writes a copy of the document with the verdicts in place: behind each display or paragraph, as a quotation (in a .tex or .html document as
    /// comments; of a notebook the verdicts alone). Without the lines that were put in it is the document again.
    /// </summary>
    /// <param name="report">The report.</param>
    public static string ToMarkdown(this CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportMarkdown.Write(report);
    }

    /// <summary>The document with every proposed change made; everything else stays as it is.</summary>
    /// <param name="report">The report.</param>
    public static string ToFixedText(this CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Corrections.Apply(report);
    }

    /// <summary>
    /// Writes a table of points for a grader: 1 for what is right or follows correctly from an earlier error, 0 for an error, none for what
    /// claims nothing or could not be judged; and the total.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    public static string ToMarks(this CheckReport report, bool copiesCostEach = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportMarks(report, copiesCostEach).ToText();
    }

    /// <summary>Writes the points as a JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="copiesCostEach">As in <see cref="ToMarks"/>.</param>
    public static string ToMarksJson(this CheckReport report, bool copiesCostEach = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportMarks(report, copiesCostEach).ToJson();
    }

    /// <summary>Writes what became of a claim: the verdict, the counterexample, and for which geometries it holds.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the text goes.</param>
    public static void WriteText(this ClaimReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ClaimText.Write(report, output);
    }

    /// <summary>Writes the JSON that <c>convsym prove --claim --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the text goes.</param>
    public static void WriteJson(this ClaimReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ClaimJson.Write(report, output);
    }
}
