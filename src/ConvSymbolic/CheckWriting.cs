using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Reports;

namespace ConvSymbolic;

/// <summary>Writes what was found out about a derivation that somebody wrote by hand.</summary>
public static class CheckWriting
{
    /// <summary>Writes what was inferred, and each error with its line, a caret under the wrong part and the correction; then a summary.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="colour">Whether a terminal's colours are switched on and off.</param>
    /// <param name="verbose">Whether right equations, and each copy of an error, are listed too.</param>
    /// <param name="width">The columns of the terminal, to which lines of the document are cut; as many as are read well when it is left out.</param>
    public static void WriteText(this CheckReport report, TextWriter output, bool colour = false, bool verbose = false, int? width = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ReportText.Write(report, output, colour, verbose, width);
    }

    /// <summary>The same as a text: what was inferred, and each error with its line, a caret under the wrong part and the correction; then a summary.</summary>
    /// <param name="report">The report.</param>
    /// <param name="colour">Whether a terminal's colours are switched on and off.</param>
    /// <param name="verbose">Whether right equations, and each copy of an error, are listed too.</param>
    /// <param name="width">The columns of the terminal, to which lines of the document are cut; as many as are read well when it is left out.</param>
    public static string ToText(this CheckReport report, bool colour = false, bool verbose = false, int? width = null) =>
        Written.ToText(output => report.WriteText(output, colour, verbose, width));

    /// <summary>The same into a file: what was inferred, and each error with its line, a caret under the wrong part and the correction; then a summary.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="colour">Whether a terminal's colours are switched on and off.</param>
    /// <param name="verbose">Whether right equations, and each copy of an error, are listed too.</param>
    /// <param name="width">The columns of the terminal, to which lines of the document are cut; as many as are read well when it is left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this CheckReport report, string path, bool colour = false, bool verbose = false, int? width = null) =>
        Written.Save(path, output => report.WriteText(output, colour, verbose, width));

    /// <summary>Writes the JSON object that <c>convsym check --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteJson(this CheckReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ReportJson.Write(report, output);
    }

    /// <summary>The same as a text: the JSON object that <c>convsym check --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    public static string ToJson(this CheckReport report) => Written.ToText(output => report.WriteJson(output));

    /// <summary>The same into a file: the JSON object that <c>convsym check --format json</c> prints.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this CheckReport report, string path) => Written.Save(path, output => report.WriteJson(output));

    /// <summary>Writes a SARIF 2.1.0 log, which code hosts and editors show beside the text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteSarif(this CheckReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        ReportSarif.Write([report], output);
    }

    /// <summary>The same as a text: a SARIF 2.1.0 log, which code hosts and editors show beside the text.</summary>
    /// <param name="report">The report.</param>
    public static string ToSarif(this CheckReport report) => Written.ToText(output => report.WriteSarif(output));

    /// <summary>The same into a file: a SARIF 2.1.0 log, which code hosts and editors show beside the text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveSarif(this CheckReport report, string path) => Written.Save(path, output => report.WriteSarif(output));

    /// <summary>Writes a copy of the document with the verdicts in place: behind each display or paragraph, as a quotation (in a .tex or .html document as comments; of a notebook the verdicts alone). Without the lines that were put in it is the document again.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteMarkdown(this CheckReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(ReportMarkdown.Write(report));
    }

    /// <summary>The same as a text: a copy of the document with the verdicts in place: behind each display or paragraph, as a quotation (in a .tex or .html document as comments; of a notebook the verdicts alone). Without the lines that were put in it is the document again.</summary>
    /// <param name="report">The report.</param>
    public static string ToMarkdown(this CheckReport report) => Written.ToText(output => report.WriteMarkdown(output));

    /// <summary>The same into a file: a copy of the document with the verdicts in place: behind each display or paragraph, as a quotation (in a .tex or .html document as comments; of a notebook the verdicts alone). Without the lines that were put in it is the document again.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveMarkdown(this CheckReport report, string path) => Written.Save(path, output => report.WriteMarkdown(output));

    /// <summary>Writes the document with every proposed change made; everything else stays as it is.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteFixedText(this CheckReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Corrections.Apply(report));
    }

    /// <summary>The same as a text: the document with every proposed change made; everything else stays as it is.</summary>
    /// <param name="report">The report.</param>
    public static string ToFixedText(this CheckReport report) => Written.ToText(output => report.WriteFixedText(output));

    /// <summary>The same into a file: the document with every proposed change made; everything else stays as it is.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveFixedText(this CheckReport report, string path) => Written.Save(path, output => report.WriteFixedText(output));

    /// <summary>Writes a table of points for a grader: 1 for what is right or follows correctly from an earlier error, 0 for an error, none for what claims nothing or could not be judged; and the total.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    /// <param name="width">The columns of the terminal, to which rows are cut; as many as are read well when it is left out.</param>
    public static void WriteMarks(this CheckReport report, TextWriter output, bool copiesCostEach = false, int? width = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(new ReportMarks(report, copiesCostEach).ToText(width));
    }

    /// <summary>The same as a text: a table of points for a grader: 1 for what is right or follows correctly from an earlier error, 0 for an error, none for what claims nothing or could not be judged; and the total.</summary>
    /// <param name="report">The report.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    public static string ToMarks(this CheckReport report, bool copiesCostEach = false) =>
        Written.ToText(output => report.WriteMarks(output, copiesCostEach));

    /// <summary>The same into a file: a table of points for a grader: 1 for what is right or follows correctly from an earlier error, 0 for an error, none for what claims nothing or could not be judged; and the total.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveMarks(this CheckReport report, string path, bool copiesCostEach = false) =>
        Written.Save(path, output => report.WriteMarks(output, copiesCostEach));

    /// <summary>Writes the points as a JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    public static void WriteMarksJson(this CheckReport report, TextWriter output, bool copiesCostEach = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        new ReportMarks(report, copiesCostEach).WriteJson(output);
    }

    /// <summary>The same as a text: the points as a JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    public static string ToMarksJson(this CheckReport report, bool copiesCostEach = false) =>
        Written.ToText(output => report.WriteMarksJson(output, copiesCostEach));

    /// <summary>The same into a file: the points as a JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <param name="copiesCostEach">Whether each copy of an error costs a point; otherwise the error costs one point however often it is copied.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveMarksJson(this CheckReport report, string path, bool copiesCostEach = false) =>
        Written.Save(path, output => report.WriteMarksJson(output, copiesCostEach));

    /// <summary>Writes a JSON array with an object a document.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteJson(this IReadOnlyList<CheckReport> reports, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(output);
        ReportJson.Write(reports, output);
    }

    /// <summary>The same as a text: a JSON array with an object a document.</summary>
    /// <param name="reports">The reports.</param>
    public static string ToJson(this IReadOnlyList<CheckReport> reports) => Written.ToText(output => reports.WriteJson(output));

    /// <summary>The same into a file: a JSON array with an object a document.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this IReadOnlyList<CheckReport> reports, string path) =>
        Written.Save(path, output => reports.WriteJson(output));

    /// <summary>Writes one SARIF 2.1.0 log about several documents.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteSarif(this IReadOnlyList<CheckReport> reports, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(output);
        ReportSarif.Write(reports, output);
    }

    /// <summary>The same as a text: one SARIF 2.1.0 log about several documents.</summary>
    /// <param name="reports">The reports.</param>
    public static string ToSarif(this IReadOnlyList<CheckReport> reports) => Written.ToText(output => reports.WriteSarif(output));

    /// <summary>The same into a file: one SARIF 2.1.0 log about several documents.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveSarif(this IReadOnlyList<CheckReport> reports, string path) =>
        Written.Save(path, output => reports.WriteSarif(output));
}
