using System.Text.RegularExpressions;

namespace ConvSymbolic.Documents;

/// <summary>Text that its author struck out, or switched off, says nothing.</summary>
internal static class Struck
{
    /// <summary>The document without what is struck out; its text and all places stay.</summary>
    public static MathDocument Without(MathDocument document)
    {
        List<Match> struck = [.. StruckOut.Matches(document.Text).Cast<Match>()];
        List<int> starts = struck.ConvertAll(match => match.Index);
        return struck.Count == 0 ? document : document with
        {
            Fragments = [.. document.Fragments.Where(fragment => IsSaid(fragment.Offset))],
            Headings = [.. document.Headings.Where(heading => IsSaid(heading.Offset))],
            Declarations = [.. document.Declarations.Where(declaration => IsSaid(declaration.Offset))],
            Prose = [.. document.Prose.Where(line => IsSaid(line.Offset))],
        };

        // They don't overlap, and are in order.
        bool IsSaid(int offset)
        {
            int at = starts.BinarySearch(offset);
            return at >= 0 || ~at == 0 || offset >= starts[~at - 1] + struck[~at - 1].Length;
        }
    }

    private static readonly Regex StruckOut = new(
        @"<(del|s|strike)>.*?</\1>|\\iffalse\b.*?\\(fi|else)\b|(?<!~)~~(?![~\s])[^\n]*?(?<!~)~~(?!~)"
        + @"|\\(sout|xout|st|cancel|xcancel|bcancel)\s*\{(?>[^{}]|(?<d>\{)|(?<-d>\}))*(?(d)(?!))\}",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
