using ConvSymbolic.Latex;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ConvSymbolic.Documents;

/// <summary>
/// Reads Markdown with Markdig, to which maths is added as blocks and as inlines. So it is found in lists, quotations and tables, and
/// not in code.
/// </summary>
internal static class MarkdownReader
{
    // Markdig is made for pages that people write. What goes beyond these sizes is scanned for delimiters only.
    private const int LongestDocument = 8_000_000;
    private const int LongestLine = 200_000;
    private const int DeepestQuotation = 100;
    private const int MostReferences = 5000;

    private static readonly DelimiterRules Rules = new(HasComments: false, HasPrices: true);

    /// <summary>Reads a view.</summary>
    /// <param name="view">The document.</param>
    public static void Read(View view)
    {
        if (!IsSensible(view.Text) || !TryRead(view))
            new DelimiterScanner(view, Rules).Scan(0, view.Text.Length);
        view.AddProse();
    }

    private static bool TryRead(View view)
    {
        var found = new MathFound();
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(view.Text, Pipeline(view.Text, found));
        }
        catch (ArgumentException)
        {
            // Nested more deeply than Markdig takes.
            return false;
        }

        foreach (var (pieces, outer, isDisplay) in found.All)
            view.AddMath(pieces, outer, isDisplay);
        foreach (var rest in found.Rest)
            new DelimiterScanner(view, Rules).Scan(rest.Start, rest.End);
        foreach (var node in document.Descendants())
            Visit(view, node);
        return true;
    }

    private static MarkdownPipeline Pipeline(string text, MathFound found)
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables();
        builder.BlockParsers.Insert(0, new MathBlockParser(text, found));
        builder.InlineParsers.Insert(0, new MathInlineParser(found));
        // Nothing is rendered, so what only matters for that is left out, and with it what takes long on hostile text.
        builder.InlineParsers.TryRemove<EmphasisInlineParser>();
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        return builder.Build();
    }

    private static void Visit(View view, MarkdownObject node)
    {
        switch (node)
        {
            case FencedCodeBlock fence when fence.Info is "math" or "latex" or "tex" or "katex":
                view.AddMath(Lines(view.Text, fence), Range(fence.Span), true);
                break;
            case CodeBlock code and not FencedCodeBlock when IsInAdmonition(view.Text, code.Span.Start):
                new DelimiterScanner(view, Rules).Scan(code.Span.Start, Math.Min(view.Text.Length, code.Span.End + 1));
                break;
            case CodeBlock code:
                view.Cover(Range(code.Span));
                break;
            case CodeInline code:
                view.Cover(Range(code.Span));
                break;
            case HtmlBlock html:
                HtmlReader.ReadPart(view, html.Span.Start, Math.Min(view.Text.Length, html.Span.End + 1));
                break;
            case HtmlInline html when html.Tag.StartsWith("<!--", StringComparison.Ordinal):
                view.AddComment(new(html.Span.Start + 4, Math.Max(html.Span.Start + 4, html.Span.End - 2)));
                view.Cover(Range(html.Span));
                break;
            case HeadingBlock heading:
                view.AddHeading(heading.Level, view.Text[heading.Span.Start..Math.Min(view.Text.Length, heading.Span.End + 1)].Trim('#', ' ', '\n', '=', '-'), heading.Span.Start);
                break;
        }
    }

    // !!! note, ??? "Solution", === "Tab": what is indented behind such a line is no code.
    private static bool IsInAdmonition(string text, int start)
    {
        int end = start;
        var line = ReadOnlySpan<char>.Empty;
        do
        {
            end = text.AsSpan(0, end).TrimEnd().Length;
            int from = text.AsSpan(0, end).LastIndexOf('\n') + 1;
            line = text.AsSpan(from, end - from);
            end = from;
        }
        while (end > 0 && (line.StartsWith("    ") || line.StartsWith("\t")));
        return line.StartsWith("!!! ") || line.StartsWith("??? ") || line.StartsWith("???+ ") || line.StartsWith("=== \"");
    }

    private static List<TextRange> Lines(string text, LeafBlock block)
    {
        var pieces = new List<TextRange>();
        for (int i = 0; i < block.Lines.Count; i++)
        {
            var slice = block.Lines.Lines[i].Slice;
            // With the line break, which parts the rows of a formula from comments.
            pieces.Add(new(slice.Start, Math.Min(text.Length, slice.End + 2)));
        }

        return pieces;
    }

    private static TextRange Range(Markdig.Syntax.SourceSpan span) => new(span.Start, Math.Max(span.Start, span.End + 1));

    private static bool IsSensible(string text)
    {
        int references = 0;
        if (text.Length > LongestDocument)
            return false;
        for (int at = 0; at < text.Length;)
        {
            int length = text.AsSpan(at).IndexOf('\n');
            length = length < 0 ? text.Length - at : length;
            var line = text.AsSpan(at, length);
            if (line.TrimStart() is ['[', ..] && line.Contains("]:", StringComparison.Ordinal))
                references++;
            if (length > LongestLine || Quotations(line) > DeepestQuotation || references > MostReferences)
                return false;
            at += length + 1;
        }

        return true;
    }

    // Marks of quotations and lists at the start of a line.
    private static int Quotations(ReadOnlySpan<char> line)
    {
        int marks = 0;
        foreach (char c in line)
        {
            if (c is '>' or '-' or '*' or '+')
                marks++;
            else if (c is not (' ' or '\t'))
                break;
        }

        return marks;
    }
}

/// <summary>The maths that Markdig's parsers meet, in places of the document.</summary>
internal sealed class MathFound
{
    private readonly Dictionary<int, Maths> _found = [];

    /// <summary>Text behind displays, in their last lines.</summary>
    public List<TextRange> Rest { get; } = [];

    /// <summary>What was met, each once.</summary>
    public IEnumerable<Maths> All => _found.Values;

    /// <summary>Adds maths.</summary>
    /// <param name="pieces">Its pieces, in the order of the text.</param>
    /// <param name="outer">With the delimiters.</param>
    /// <param name="isDisplay">Whether it stands apart.</param>
    public void Add(List<TextRange> pieces, TextRange outer, bool isDisplay) => _found[outer.Start] = new(pieces, outer, isDisplay);

    /// <summary>Its pieces, in the order of the text, where it is with its delimiters, and whether it stands apart.</summary>
    internal sealed record Maths(List<TextRange> Pieces, TextRange Outer, bool IsDisplay);
}
