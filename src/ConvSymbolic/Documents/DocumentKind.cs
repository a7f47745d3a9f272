namespace ConvSymbolic.Documents;

/// <summary>The forms in which documents come.</summary>
internal enum DocumentKind
{
    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>A LaTeX source.</summary>
    Latex,

    /// <summary>A Jupyter notebook.</summary>
    Notebook,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A text whose lines are formulas, unless delimiters say where they are.</summary>
    Plain,
}

/// <summary>Tells the form of a document.</summary>
internal static class DocumentKinds
{
    private static readonly string[] Delimiters = ["$", "\\(", "\\[", "\\begin{", "```math"];

    /// <summary>The form of a document, by the extension of its name, else (standard input is called <c>-</c>) by its text.</summary>
    /// <param name="fileName">The name.</param>
    /// <param name="text">The text.</param>
    public static DocumentKind Of(string fileName, string text) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".MD" or ".MARKDOWN" or ".MDX" or ".RMD" or ".QMD" or ".MDOWN" => DocumentKind.Markdown,
        ".TEX" or ".LTX" or ".LATEX" => DocumentKind.Latex,
        ".IPYNB" => DocumentKind.Notebook,
        ".HTML" or ".HTM" or ".XHTML" => DocumentKind.Html,
        _ => ByText(text),
    };

    private static DocumentKind ByText(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart();
        if (start is ['{', ..] && text.Contains("\"cells\"", StringComparison.Ordinal))
            return DocumentKind.Notebook;
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return DocumentKind.Html;
        if (text.Contains("\\documentclass", StringComparison.Ordinal) || text.Contains("\\begin{document}", StringComparison.Ordinal))
            return DocumentKind.Latex;
        return Array.Exists(Delimiters, delimiter => text.Contains(delimiter, StringComparison.Ordinal)) ? DocumentKind.Markdown : DocumentKind.Plain;
    }
}
