using System.Text;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>Puts the bodies of macros in their place. What stands in the document as it is keeps its place; the body of a macro has the place of its call.</summary>
/// <param name="macros">The macros of the document.</param>
internal sealed class MacroExpansion(Macros macros)
{
    private const int MostDepth = 10, MostLength = 100_000;

    /// <summary>The fragment with its macros expanded; the same where it has none.</summary>
    public MathFragment Of(MathFragment fragment)
    {
        string text = fragment.Text;
        var expanded = new StringBuilder();
        var segments = new List<Segment>();
        var raw = new RawText(text);
        int kept = 0;
        for (int at = text.IndexOf('\\', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\\', Math.Min(text.Length, at)))
        {
            int end;
            string body;
            if (Macros.Definition(text, raw, at) is var (_, _, behind))
                (body, end) = ("", behind);
            else if (Call(text, raw, at, 0) is var (value, stop))
                (body, end) = (value, stop);
            else
            {
                at = Math.Max(Macros.CommandAt(text, at).End, at + 2);
                continue;
            }
            if (expanded.Length + body.Length > MostLength)
                return fragment;
            Keep(at);
            if (body.Length > 0)
                segments.Add(new Segment(expanded.Length, body.Length, at, end - at));
            expanded.Append(body);
            (kept, at) = (end, end);
        }
        if (kept == 0)
            return fragment;
        Keep(text.Length);
        return new MathFragment(expanded.ToString(), fragment.Map.Through(segments), fragment.IsDisplay) { Written = fragment };

        void Keep(int to)
        {
            if (to > kept)
                SourceMap.Append(segments, new Segment(expanded.Length, to - kept, kept, to - kept));
            expanded.Append(text, kept, to - kept);
        }
    }

    // The value of a macro that is called at a place, and where the call ends.
    private (string Value, int End)? Call(string text, RawText raw, int at, int depth)
    {
        var (name, end) = Macros.CommandAt(text, at);
        if (name.Length < 2 || macros.Of(name[1..]) is not var (count, body) || depth > MostDepth)
            return null;
        var arguments = new string[count];
        for (int k = 0; k < count; k++)
        {
            int start = raw.SkipBlanks(end);
            if (raw.Group(start) is { } group)
                (arguments[k], end) = (group.Of(text), group.End + 1);
            else if (start < text.Length && text[start] != '}')
                (arguments[k], end) = text[start] == '\\' ? Macros.CommandAt(text, start) : (text[start].ToString(), start + 1);
            else
                return null;
        }
        var value = new StringBuilder();
        for (int k = 0; k < body.Length; k++)
        {
            if (body[k] == '#' && k + 1 < body.Length && body[k + 1] - '1' is >= 0 and var number && number < count)
                (_, k) = (value.Append(arguments[number]), k + 1);
            else
                value.Append(body[k]);
            if (value.Length > MostLength)
                return null;
        }
        return (Expanded(value.ToString(), depth + 1), end);
    }

    // Macros in the bodies of macros. A letter behind a command keeps its distance.
    private string Expanded(string body, int depth)
    {
        if (!body.Contains('\\', StringComparison.Ordinal))
            return body;
        var value = new StringBuilder();
        var raw = new RawText(body);
        for (int at = 0; at < body.Length && value.Length <= MostLength;)
        {
            if (body[at] != '\\')
            {
                value.Append(body[at++]);
            }
            else if (Call(body, raw, at, depth) is var (inner, end))
            {
                value.Append(inner);
                at = end;
            }
            else
            {
                int stop = Math.Min(body.Length, Math.Max(Macros.CommandAt(body, at).End, at + 2));
                value.Append(body, at, stop - at);
                at = stop;
            }
        }
        return value.ToString();
    }
}
