using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>How a form of document delimits maths.</summary>
/// <param name="HasComments">Whether % starts a comment, and <c>\verb</c> is code.</param>
/// <param name="HasPrices">Whether a lone $ is no delimiter: then it must touch the maths on both sides.</param>
internal readonly record struct DelimiterRules(bool HasComments, bool HasPrices);

/// <summary>Looks for <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\[…\]</c> and environments in a text, in one pass.</summary>
/// <param name="view">The text.</param>
/// <param name="rules">The rules of its form.</param>
internal sealed class DelimiterScanner(View view, DelimiterRules rules)
{
    private readonly string _text = view.Text;

    // Delimiters that are not found once are not looked for again.
    private readonly HashSet<string> _absent = [];

    /// <summary>Looks in a part of the text.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it has ended.</param>
    public void Scan(int start, int end)
    {
        _absent.Clear();
        int at = start;
        while (at < end)
        {
            int next = _text.AsSpan(at, end - at).IndexOfAny('$', '\\', '%');
            if (next < 0)
                return;
            at += next;
            at = _text[at] switch
            {
                '$' => Dollar(at, end),
                '\\' => Command(at, end),
                _ => rules.HasComments ? Comment(at, end) : at + 1,
            };
        }
    }

    private int Dollar(int at, int end)
    {
        bool isDisplay = at + 1 < end && _text[at + 1] == '$';
        if (isDisplay)
            return Between(at, at + 2, "$$", end, true) ?? at + 2;
        int close = Closing(at + 1, end);
        if (close < 0 || !IsInline(at + 1, close, end))
            return at + 1;
        view.AddMath(new TextRange(at + 1, close), new(at, close + 1), false);
        return close + 1;
    }

    /// <summary>The next dollar that is not escaped. In a paragraph of its own: a blank line ends the search.</summary>
    private int Closing(int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            char c = _text[i];
            if (c == '$')
                return i;
            if (c == '\\')
                i++;
            else if (c == '\n' && IsBlankLine(i + 1, end))
                return -1;
        }

        return -1;
    }

    private bool IsBlankLine(int at, int end)
    {
        while (at < end && _text[at] is ' ' or '\t' or '\r')
            at++;
        return at < end && _text[at] == '\n';
    }

    private bool IsInline(int start, int close, int end) =>
        close > start && (!rules.HasPrices || Dollars.AreDelimiters(_text.AsSpan(start, close - start), close + 1 < end ? _text[close + 1] : ' '));

    private int Command(int at, int end)
    {
        if (at + 1 >= end)
            return end;
        var rest = _text.AsSpan(at, end - at);
        switch (_text[at + 1])
        {
            case '(':
                return Between(at, at + 2, "\\)", end, false) ?? at + 2;
            case '[':
                return Between(at, at + 2, "\\]", end, true) ?? at + 2;
            case 'b' when rest.StartsWith("\\begin{"):
                return Environment(at, end);
            case 'v' when rules.HasComments && rest.StartsWith("\\verb") && rest.Length > 5 && !char.IsAsciiLetter(rest[5]):
                int close = rest[6..].IndexOf(rest[5]);
                if (close < 0)
                    return at + 5;
                view.Cover(new(at, at + 7 + close));
                return at + 7 + close;
            default:
                return at + 2;
        }
    }

    private int Environment(int at, int end)
    {
        int brace = _text.IndexOf('}', at, Math.Min(40, end - at));
        if (brace < 0)
            return at + 7;
        string name = _text[(at + 7)..brace];
        string close = $"\\end{{{name}}}";
        if (rules.HasComments && name is "verbatim" or "lstlisting" or "minted" or "verbatim*" or "comment")
        {
            int stop = Find(close, brace, end);
            if (stop < 0)
                return brace;
            view.Cover(new(at, stop + close.Length));
            return stop + close.Length;
        }

        // The environment belongs to the maths: its name says what the rows are.
        if (!Environments.HoldsStatements(name) || Find(close, brace, end) is not (>= 0 and var found))
            return brace;
        var range = new TextRange(at, found + close.Length);
        view.AddMath(range, range, true);
        return range.End;
    }

    private int? Between(int outer, int start, string close, int end, bool isDisplay)
    {
        int stop = Find(close, start, end);
        if (stop < 0)
            return null;
        view.AddMath(new TextRange(start, stop), new(outer, stop + close.Length), isDisplay);
        return stop + close.Length;
    }

    private int Find(string close, int start, int end)
    {
        if (_absent.Contains(close))
            return -1;
        int at = start;
        while (at < end)
        {
            int found = _text.AsSpan(at, end - at).IndexOf(close);
            if (found < 0)
                break;
            at += found;
            // A backslash of its own before it: \\] is a row break and a bracket.
            if (Backslashes(at) % 2 == 0)
                return at;
            at += close.Length;
        }

        _absent.Add(close);
        return -1;
    }

    private int Backslashes(int at)
    {
        int count = 0;
        while (at - count > 0 && _text[at - count - 1] == '\\')
            count++;
        return count;
    }

    private int Comment(int at, int end)
    {
        int length = _text.AsSpan(at, end - at).IndexOf('\n');
        int stop = length < 0 ? end : at + length;
        view.AddComment(new(at + 1, stop));
        view.Cover(new(at, stop));
        return stop;
    }
}
