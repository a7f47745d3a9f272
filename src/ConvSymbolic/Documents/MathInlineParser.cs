using ConvSymbolic.Latex;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace ConvSymbolic.Documents;

/// <summary>Maths in a line of text: <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\[…\]</c>, and an environment within a paragraph.</summary>
internal sealed class MathInlineParser : InlineParser
{
    private readonly MathFound _found;
    private readonly HashSet<string> _absent = [];
    private string? _text;
    private int _end;

    /// <summary>Makes the parser.</summary>
    /// <param name="found">Who gathers the maths.</param>
    public MathInlineParser(MathFound found)
    {
        _found = found;
        OpeningCharacters = ['$', '\\'];
    }

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!ReferenceEquals(_text, slice.Text) || _end != slice.End)
        {
            _absent.Clear();
            (_text, _end) = (slice.Text, slice.End);
        }

        if (Find(slice) is not { } math)
            return false;
        var pieces = Pieces(processor, slice.Text, math.Inner);
        int start = processor.GetSourcePosition(slice.Start);
        int closer = math.End - math.Inner.End;
        _found.Add(pieces, new(start, pieces[^1].End + closer), math.IsDisplay);
        processor.Inline = new LiteralInline { Content = StringSlice.Empty, IsClosed = true };
        slice.Start = math.End;
        return true;
    }

    private (TextRange Inner, int End, bool IsDisplay)? Find(StringSlice slice)
    {
        var rest = slice.AsSpan();
        int at = slice.Start;
        if (rest.StartsWith("$$"))
            return Between(slice, 2, "$$", true);
        if (rest.StartsWith("$`"))
            return Between(slice, 2, "`$", false) ?? Dollar(slice);
        if (rest[0] == '$')
            return Dollar(slice);
        if (rest.StartsWith("\\("))
            return Between(slice, 2, "\\)", false);
        if (rest.StartsWith("\\["))
            return Between(slice, 2, "\\]", true);
        if (rest.StartsWith("\\\\("))
            return Between(slice, 3, "\\\\)", false);
        if (rest.StartsWith("\\\\["))
            return Between(slice, 3, "\\\\]", true);
        if (!rest.StartsWith("\\begin{"))
            return null;
        int brace = rest.IndexOf('}');
        if (brace is < 0 or > 40 || !Environments.HoldsStatements(rest[7..brace].ToString()))
            return null;
        return Between(slice, brace + 1, $"\\end{rest[6..(brace + 1)]}", true) is { } math ? (new TextRange(at, math.End), math.End, true) : null;
    }

    private static (TextRange Inner, int End, bool IsDisplay)? Dollar(StringSlice slice)
    {
        string text = slice.Text;
        for (int i = slice.Start + 1; i <= slice.End; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$')
            {
                var inner = new TextRange(slice.Start + 1, i);
                bool isMath = inner.Length > 0 && Dollars.AreDelimiters(text.AsSpan(inner.Start, inner.Length), i < slice.End ? text[i + 1] : ' ');
                return isMath ? (inner, i + 1, false) : null;
            }
        }

        return null;
    }

    private (TextRange Inner, int End, bool IsDisplay)? Between(StringSlice slice, int length, string close, bool isDisplay)
    {
        if (_absent.Contains(close) || slice.Length < length)
            return null;
        int start = slice.Start + length;
        int found = slice.Text.AsSpan(start, slice.End + 1 - start).IndexOf(close);
        if (found < 0)
        {
            _absent.Add(close);
            return null;
        }

        return (new(start, start + found), start + found + close.Length, isDisplay);
    }

    // A paragraph in a quotation is joined of lines without their marks, so every line has a place of its own.
    private static List<TextRange> Pieces(InlineProcessor processor, string text, TextRange inner)
    {
        var pieces = new List<TextRange>();
        int at = inner.Start;
        do
        {
            int length = text.AsSpan(at, inner.End - at).IndexOf('\n');
            int end = length < 0 ? inner.End : at + length + 1;
            int start = processor.GetSourcePosition(at);
            pieces.Add(new(start, start + end - at));
            at = end;
        }
        while (at < inner.End);
        return pieces;
    }
}
