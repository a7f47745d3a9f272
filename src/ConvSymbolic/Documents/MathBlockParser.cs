using ConvSymbolic.Latex;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ConvSymbolic.Documents;

/// <summary>
/// A display that begins a line: <c>$$</c>, <c>\[</c> or an environment. Blank lines in it are part of it. One that is never closed
/// ends with its paragraph, so that a slip costs one formula and not the rest of the document.
/// </summary>
/// <param name="text">The document.</param>
/// <param name="found">Who gathers the maths.</param>
internal sealed class MathBlockParser(string text, MathFound found) : BlockParser
{
    private readonly HashSet<string> _absent = [];

    /// <inheritdoc/>
    public override void Initialize() => OpeningCharacters = ['$', '\\'];

    /// <inheritdoc/>
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || Opening(processor) is not { } opening)
            return BlockState.None;
        var (open, close, keeps) = opening;
        int start = processor.Start;
        int lineEnd = processor.Line.End + 1;
        int stop = Closing(close, start + open.Length);
        // What goes on behind a display of one line is text with maths in it.
        if (stop >= 0 && stop < lineEnd && HasText(stop + close.Length, lineEnd))
            return BlockState.None;
        var block = new MathBlock(this, start, keeps ? start : start + open.Length, keeps && stop >= 0 ? stop + close.Length : stop, close.Length, keeps);
        processor.NewBlocks.Push(block);
        return AddLine(block, block.First, lineEnd) ? Ended(block, lineEnd) : BlockState.ContinueDiscard;
    }

    /// <inheritdoc/>
    /// <remarks>Two dollars that close what a line of the paragraph has opened begin nothing.</remarks>
    public override bool CanInterrupt(BlockProcessor processor, Block block) =>
        !processor.Line.AsSpan().StartsWith("$$") || block is not LeafBlock { Lines: { Count: > 0 } lines } || !LeavesOpen(lines.Lines[0].Slice.Start, processor.Start);

    /// <inheritdoc/>
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var math = (MathBlock)block;
        if (math.Stop < 0 && processor.IsBlankLine)
            return BlockState.BreakDiscard;
        int lineEnd = processor.Line.End + 1;
        return AddLine(math, processor.StartBeforeIndent, lineEnd) ? Ended(math, lineEnd) : BlockState.ContinueDiscard;
    }

    /// <inheritdoc/>
    public override bool Close(BlockProcessor processor, Block block)
    {
        Add((MathBlock)block);
        return true;
    }

    private void Add(MathBlock math)
    {
        if (math.Pieces.Count > 0)
            found.Add(math.Pieces, new(math.Start, Math.Max(math.Pieces[^1].End, math.Outer)), true);
    }

    // What goes on behind the display may end by opening the next one.
    private BlockState Ended(MathBlock block, int lineEnd)
    {
        block.Outer = block.Keeps ? block.Stop : block.Stop + block.Closer;
        if (!HasText(block.Outer, lineEnd))
            return BlockState.BreakDiscard;
        int next = LeavesOpen(block.Outer, lineEnd) ? text.LastIndexOf("$$", lineEnd, lineEnd - block.Outer, StringComparison.Ordinal) : -1;
        found.Rest.Add(new(block.Outer, next < 0 ? lineEnd : next));
        if (next < 0)
            return BlockState.BreakDiscard;
        Add(block);
        block.Restart(next, Closing("$$", next + 2));
        return AddLine(block, next + 2, lineEnd) ? Ended(block, lineEnd) : BlockState.ContinueDiscard;
    }

    private bool LeavesOpen(int start, int end)
    {
        bool isOpen = false;
        for (int at = text.IndexOf("$$", start, end - start, StringComparison.Ordinal); at >= 0; at = text.IndexOf("$$", at, end - at, StringComparison.Ordinal))
        {
            isOpen = !isOpen;
            at += 2;
        }

        return isOpen;
    }

    // True where the display ends in this line.
    private bool AddLine(MathBlock block, int start, int end)
    {
        bool ends = block.Stop >= 0 && block.Stop <= end;
        int last = ends ? block.Stop : Math.Min(text.Length, end + 1);
        if (last > start)
            block.Pieces.Add(new(start, last));
        return ends;
    }

    private static (string Open, string Close, bool Keeps)? Opening(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        if (line.StartsWith("$$"))
            return ("$$", "$$", false);
        if (line.StartsWith("\\["))
            return ("\\[", "\\]", false);
        if (line.StartsWith("\\\\["))
            return ("\\\\[", "\\\\]", false);
        if (!line.StartsWith("\\begin{"))
            return null;
        int brace = line.IndexOf('}');
        if (brace < 0 || brace > 40)
            return null;
        string name = line[7..brace].ToString();
        return Environments.HoldsStatements(name) ? ($"\\begin{{{name}}}", $"\\end{{{name}}}", true) : null;
    }

    /// <summary>Where the display is closed, or -1. Behind a blank line, two dollars that begin a formula close nothing.</summary>
    private int Closing(string close, int start)
    {
        if (_absent.Contains(close))
            return -1;
        int stop = text.IndexOf(close, start, StringComparison.Ordinal);
        while (stop > 0 && text[stop - 1] == '\\' && close[0] != '\\' && (stop < 2 || text[stop - 2] != '\\'))
            stop = text.IndexOf(close, stop + close.Length, StringComparison.Ordinal);
        if (stop < 0)
        {
            _absent.Add(close);
            return -1;
        }

        return close == "$$" && HasBlankLine(start, stop) && Opens(stop) ? -1 : stop;
    }

    private bool Opens(int stop)
    {
        int lineStart = text.LastIndexOf('\n', stop) + 1;
        int lineEnd = text.IndexOf('\n', stop);
        lineEnd = lineEnd < 0 ? text.Length : lineEnd;
        return text.AsSpan(lineStart, stop - lineStart).IsWhiteSpace() && HasText(stop + 2, lineEnd);
    }

    private bool HasBlankLine(int start, int stop)
    {
        for (int at = text.IndexOf('\n', start, stop - start); at >= 0; at = text.IndexOf('\n', at, stop - at))
        {
            at++;
            int next = text.IndexOf('\n', at, stop - at);
            if (next >= 0 && text.AsSpan(at, next - at).IsWhiteSpace())
                return true;
        }

        return false;
    }

    // Punctuation and a label {#eq:1} may follow.
    private bool HasText(int start, int end)
    {
        var rest = text.AsSpan(start, Math.Max(0, end - start)).Trim(" \t\r.,;");
        return rest.Length > 0 && !(rest[0] == '{' && rest[1..].IndexOf('}') == rest.Length - 2) && rest.Trim("{}").Length > 0;
    }

    private sealed class MathBlock(BlockParser parser, int start, int first, int stop, int closer, bool keeps) : LeafBlock(parser)
    {
        public List<TextRange> Pieces { get; private set; } = [];

        public int Start { get; private set; } = start;

        public int First => first;

        public int Stop { get; private set; } = stop;

        public int Closer { get; private set; } = closer;

        public bool Keeps { get; private set; } = keeps;

        public int Outer { get; set; }

        /// <summary>The next display, which two dollars open.</summary>
        public void Restart(int start, int stop) => (Start, Stop, Closer, Keeps, Pieces) = (start, stop, 2, false, []);
    }
}
