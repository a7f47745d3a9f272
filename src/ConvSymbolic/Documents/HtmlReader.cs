using System.Net;
using System.Text;

namespace ConvSymbolic.Documents;

/// <summary>Reads a web page: its text without tags and with its entities decoded, and there the delimiters.</summary>
internal static class HtmlReader
{
    // What is in these is no text of the page.
    private static readonly string[] Hidden = ["script", "style", "pre", "code", "textarea", "head", "svg"];

    private const int LongestEntity = 12;

    /// <summary>Reads a view.</summary>
    /// <param name="view">The page.</param>
    public static void Read(View view)
    {
        ReadPart(view, 0, view.Text.Length, view.AddHeading);
    }

    /// <summary>Reads a part of a view: the HTML in a Markdown document.</summary>
    /// <param name="view">The document.</param>
    /// <param name="start">Where the part starts.</param>
    /// <param name="end">Where it has ended.</param>
    public static void ReadPart(View view, int start, int end) => ReadPart(view, start, end, (_, _, _) => { });

    private static void ReadPart(View view, int start, int end, Action<int, string, int> addHeading)
    {
        var (text, segments, headings) = new Page(view, start, end).Read();
        foreach (var (level, from, to, offset) in headings)
            addHeading(level, text[from..to], offset);
        var inner = view.Of(text, segments);
        new DelimiterScanner(inner, new(HasComments: false, HasPrices: true)).Scan(0, text.Length);
        inner.AddProse();
        view.Cover(new(start, end));
    }

    private sealed class Page(View view, int start, int end)
    {
        private readonly StringBuilder _text = new();
        private readonly List<Segment> _segments = [];
        private readonly List<(int Level, int From, int To, int Offset)> _headings = [];
        private readonly HashSet<string> _absent = [];
        private (int Level, int From, int Offset)? _open;
        private int _at = start;

        public (string Text, List<Segment> Segments, List<(int Level, int From, int To, int Offset)> Headings) Read()
        {
            string source = view.Text;
            while (_at < end)
            {
                int length = source.AsSpan(_at, end - _at).IndexOfAny('<', '&');
                length = length < 0 ? end - _at : length;
                Copy(length);
                if (_at >= end)
                    break;
                if (source[_at] == '&')
                    Entity();
                else
                    Tag();
            }

            return (_text.ToString(), _segments, _headings);
        }

        private void Copy(int length)
        {
            if (length == 0)
                return;
            SourceMap.Append(_segments, new(_text.Length, length, _at, length));
            _text.Append(view.Text, _at, length);
            _at += length;
        }

        private void Entity()
        {
            int length = view.Text.AsSpan(_at, Math.Min(LongestEntity, end - _at)).IndexOf(';') + 1;
            string entity = length > 0 ? view.Text.Substring(_at, length) : "&";
            string decoded = WebUtility.HtmlDecode(entity);
            if (length == 0 || decoded == entity)
            {
                Copy(1);
                return;
            }

            SourceMap.Append(_segments, new(_text.Length, decoded.Length, _at, length));
            _text.Append(decoded);
            _at += length;
        }

        private void Tag()
        {
            string source = view.Text;
            if (string.CompareOrdinal(source, _at, "<!--", 0, 4) == 0)
            {
                int close = Find("-->", _at + 4);
                int stop = close < 0 ? end : close;
                view.AddComment(new(_at + 4, stop));
                _at = Math.Min(end, stop + 3);
                return;
            }

            if (_at + 1 < end && source[_at + 1] is '!' or '?')
            {
                int declaration = Find(">", _at);
                _at = declaration < 0 ? end : declaration + 1;
                return;
            }

            int name = _at + 1 < end && source[_at + 1] == '/' ? _at + 2 : _at + 1;
            int behind = name;
            while (behind < end && char.IsAsciiLetterOrDigit(source[behind]))
                behind++;
            // A "less than" in the maths is no tag: a tag has a name and then a blank, a slash or its end.
            int bracket = behind == name || !char.IsAsciiLetter(source[name]) || (behind < end && source[behind] is not ('>' or '/' or ' ' or '\n' or '\r' or '\t')) ? -1 : Find(">", behind);
            if (bracket < 0)
            {
                Copy(1);
                return;
            }

            string tag = source[name..behind].ToLowerInvariant();
            bool closes = name == _at + 2;
            int opened = _at;
            _at = bracket + 1;
            if (!closes && Array.IndexOf(Hidden, tag) >= 0 && source[bracket - 1] != '/')
                Skip(tag);
            else if (tag is ['h', >= '1' and <= '6'])
                Heading(tag[1] - '0', closes, opened);
            else if (tag is "p" or "div" or "br" or "li" or "td" or "th" or "tr" or "h1" or "section" or "article" or "table" or "ul" or "ol" or "blockquote")
                Line(opened);
        }

        // A paragraph ends: a blank line, so that a price in one and a price in the next make no maths.
        private void Line(int opened)
        {
            _segments.Add(new(_text.Length, 2, opened, 0));
            _text.Append("\n\n");
        }

        private void Heading(int level, bool closes, int opened)
        {
            if (closes && _open is { } open)
            {
                _headings.Add((open.Level, open.From, _text.Length, open.Offset));
                _open = null;
            }

            Line(opened);
            if (!closes)
                _open = (level, _text.Length, opened);
        }

        private void Skip(string tag)
        {
            int close = Find($"</{tag}", _at);
            _at = close < 0 ? end : close;
        }

        private int Find(string what, int from)
        {
            if (_absent.Contains(what))
                return -1;
            int found = view.Text.AsSpan(from, end - from).IndexOf(what, what.Length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
                return from + found;
            _absent.Add(what);
            return -1;
        }
    }
}
