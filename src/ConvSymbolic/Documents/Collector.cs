using System.Text;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>Gathers what the readers of the forms find, and puts it in order.</summary>
/// <param name="text">The whole document.</param>
internal sealed class Collector(string text)
{
    // A formula takes some two kilobytes while it is judged. A thick book has some thousands.
    private const int MostFragments = 200_000;

    private readonly List<MathFragment> _fragments = [];
    private readonly List<Heading> _headings = [];
    private readonly List<Declaration> _declarations = [];
    private readonly List<ProseLine> _prose = [];

    /// <summary>The document as a view of itself.</summary>
    public View Whole => new(text, SourceMap.Identity(text), this);

    /// <summary>Adds a fragment.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <exception cref="ConvSymbolicException">There are too many.</exception>
    public void Add(MathFragment fragment)
    {
        if (_fragments.Count == MostFragments)
            Fail.With("document.too-many", FormattableString.Invariant($"The document has more than {MostFragments:N0} formulas; check its chapters one by one."));
        _fragments.Add(fragment);
    }

    /// <summary>Adds a heading.</summary>
    /// <param name="heading">The heading.</param>
    public void Add(Heading heading) => _headings.Add(heading);

    /// <summary>Adds a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    public void Add(Declaration declaration) => _declarations.Add(declaration);

    /// <summary>Adds a line of prose.</summary>
    /// <param name="line">The line.</param>
    public void Add(ProseLine line) => _prose.Add(line);

    /// <summary>The document.</summary>
    /// <param name="kind">Its form.</param>
    public MathDocument Document(DocumentKind kind) => new(
        text, kind, [.. _fragments.OrderBy(fragment => fragment.Offset)], [.. _headings.OrderBy(heading => heading.Offset)],
        [.. _declarations.OrderBy(declaration => declaration.Offset)], [.. _prose.OrderBy(line => line.Offset)]);
}

/// <summary>A text to look for maths in: the whole document, or a cell of a notebook with its escapes undone.</summary>
/// <param name="text">The text.</param>
/// <param name="map">From its places to those of the document.</param>
/// <param name="collector">Who gathers what is found.</param>
internal sealed class View(string text, SourceMap map, Collector collector)
{
    private const string Mark = "convsym:";

    private readonly List<TextRange> _covered = [];

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>From its places to those of the document.</summary>
    public SourceMap Map => map;

    /// <summary>A view of a text that was made from this one.</summary>
    /// <param name="content">The text.</param>
    /// <param name="segments">From its places to those of this view.</param>
    public View Of(string content, List<Segment> segments) => new(content, map.Through(segments), collector);

    /// <summary>Adds the maths between two delimiters.</summary>
    /// <param name="inner">The maths.</param>
    /// <param name="outer">The maths with its delimiters.</param>
    /// <param name="isDisplay">Whether it stands apart.</param>
    public void AddMath(TextRange inner, TextRange outer, bool isDisplay) => AddMath([inner], outer, isDisplay);

    /// <summary>Adds maths that comes in pieces: line by line from a quotation.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="outer">From the first delimiter to the last.</param>
    /// <param name="isDisplay">Whether it stands apart.</param>
    public void AddMath(List<TextRange> pieces, TextRange outer, bool isDisplay)
    {
        Cover(outer);
        string content;
        if (pieces is [var only])
        {
            content = only.Of(text);
        }
        else
        {
            var joined = new StringBuilder();
            foreach (var piece in pieces)
                joined.Append(text, piece.Start, piece.Length);
            content = joined.ToString();
        }

        if (!string.IsNullOrWhiteSpace(content))
            collector.Add(new MathFragment(content, map.Of(pieces), isDisplay));
    }

    /// <summary>Says that a range is no prose: code, a comment.</summary>
    /// <param name="range">The range.</param>
    public void Cover(TextRange range) => _covered.Add(range);

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 for the highest.</param>
    /// <param name="title">Its text.</param>
    /// <param name="offset">Where it starts in the view.</param>
    public void AddHeading(int level, string title, int offset) => collector.Add(new Heading(level, title.Trim(), map.ToDocument(offset)));

    /// <summary>Looks for a declaration in a comment.</summary>
    /// <param name="comment">What is in the comment.</param>
    public void AddComment(TextRange comment)
    {
        Cover(comment);
        var content = text.AsSpan(comment.Start, comment.Length);
        int blanks = content.Length - content.TrimStart().Length;
        if (content[blanks..].StartsWith(Mark, StringComparison.OrdinalIgnoreCase))
            collector.Add(new Declaration(content[(blanks + Mark.Length)..].Trim().ToString(), map.ToDocument(comment.Start + blanks)));
    }

    /// <summary>What is covered by nothing is prose.</summary>
    public void AddProse()
    {
        // Most readers go from the start to the end.
        if (!IsInOrder())
            _covered.Sort((left, right) => left.Start.CompareTo(right.Start));
        int at = 0;
        foreach (var range in _covered)
        {
            AddLines(at, range.Start);
            at = Math.Max(at, range.End);
        }

        AddLines(at, text.Length);
    }

    private bool IsInOrder()
    {
        for (int i = 1; i < _covered.Count; i++)
        {
            if (_covered[i].Start < _covered[i - 1].Start)
                return false;
        }

        return true;
    }

    private void AddLines(int start, int end)
    {
        while (start < end)
        {
            int length = text.AsSpan(start, end - start).IndexOf('\n');
            int stop = length < 0 ? end : start + length;
            var line = text.AsSpan(start, stop - start);
            if (!line.IsWhiteSpace())
                collector.Add(new ProseLine(line.TrimEnd().ToString(), map.ToDocument(start)));
            start = stop + 1;
        }
    }
}
