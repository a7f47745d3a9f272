using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Documents;

/// <summary>Finds the maths of a document, with its places.</summary>
internal static class DocumentReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="kind">Its form.</param>
    /// <exception cref="ConvSymbolicException">A notebook is no JSON.</exception>
    public static MathDocument Read(string text, DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        var collector = new Collector(text);
        switch (kind)
        {
            case DocumentKind.Markdown:
                MarkdownReader.Read(collector.Whole);
                break;
            case DocumentKind.Latex:
                LatexReader.Read(collector.Whole);
                break;
            case DocumentKind.Notebook:
                NotebookReader.Read(text, collector);
                break;
            case DocumentKind.Html:
                HtmlReader.Read(collector.Whole);
                break;
            default:
                PlainReader.Read(collector.Whole);
                break;
        }

        return Struck.Without(collector.Document(kind));
    }
}
