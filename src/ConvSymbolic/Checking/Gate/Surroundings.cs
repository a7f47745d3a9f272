using System.Text.RegularExpressions;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking.Gate;

/// <summary>What stands around an equality in its row and its sentence: for which indices it is said, under which condition, and whether it
/// is said at all.</summary>
internal sealed class Surroundings
{
    private const int MostBefore = 400, MostBehind = 200;

    private readonly string _text;
    private readonly Dictionary<MathFragment, string> _before = new(ReferenceEqualityComparer.Instance),
        _behind = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _hypotheses;
    private readonly IReadOnlyList<Heading> _headings;
    private readonly bool _asteriskIsNoConvolution, _isEscaped;

    // Signs of which the words say more than that they are the convolution.
    private readonly HashSet<string> _explained = new(StringComparer.Ordinal);

    public Surroundings(MathDocument document)
    {
        _text = document.Text;
        _isEscaped = document.Kind == DocumentKind.Notebook;
        _headings = document.Headings;
        _hypotheses = [.. Hypothesis.Matches(_text).Select(match => match.Index)];
        _asteriskIsNoConvolution = AsteriskOfEntries.IsMatch(_text);
        Explain();
        int start = 0;
        string before = "";
        for (int k = 0; k < document.Fragments.Count; k++)
        {
            var fragment = document.Fragments[k];
            int end = End(fragment);
            string sentence = LastSentence(start, fragment.Offset, fragment.IsDisplay);

            // Displays below each other share the words before them.
            if (!fragment.IsDisplay || k == 0 || sentence.Length > 0)
                _before[fragment] = sentence;
            else
                _before[fragment] = before;
            if (fragment.IsDisplay)
                (start, before) = (end, _before[fragment]);
            string behind = Sentence.Match(Piece(end, Math.Min(_text.Length, end + MostBehind))).Value;
            _behind[fragment] = !fragment.IsDisplay || GoesOn.IsMatch(behind) ? behind : "";
        }
    }

    /// <summary>Why an equality is neither right nor wrong; null where nothing is said.</summary>
    public string? Doubts(Equality equality) =>
        _asteriskIsNoConvolution && Written(equality) is var written
        && (written.Contains('*', StringComparison.Ordinal) || written.Contains(@"\ast", StringComparison.Ordinal))
            ? "the text says that the asterisk is no convolution"
            : _explained.Count > 0 && Written(equality) is var signs
                && _explained.Any(sign => signs.Contains(sign, StringComparison.Ordinal))
            ? "the text says in words what its signs mean" : null;

    /// <summary>Why an equality can't be called wrong; null where nothing is said.</summary>
    public string? DoubtsWrong(Equality equality, Context? context, Outcome? outcome)
    {
        string written = Written(equality);
        if (written.Contains(@"\cancel", StringComparison.Ordinal)
            || Row(equality, isBefore: true).Contains("cancel", StringComparison.Ordinal))
            return "something is struck out in it";
        if (Mixed.IsMatch(written))
            return "a number before a fraction may be added to it";
        if (ReferenceEquals(equality.Left, equality.Head) && StatedRange.HasOpenSums(equality.Left.Form, equality.Right.Form))
            return StatedRange.OpenSums;
        string before = _before.GetValueOrDefault(equality.Fragment, ""), behind = _behind.GetValueOrDefault(equality.Fragment, "");
        if (outcome is not { Kind: OutcomeKind.Different, Slip: not "wrong-size" } && Full.IsMatch(before) && !Full.IsMatch(written))
            return "the words before it speak of the full convolution";
        if (Denied.IsMatch(before))
            return "the text says that it does not hold";
        if (_hypotheses.Exists(offset => offset < equality.Offset
            && !_headings.Any(heading => heading.Offset > offset && heading.Offset < equality.Offset)))
            return "the text says that some of the entries are zero or don't count";
        var letters = StatedRange.LettersOf(equality.Head.Form, equality.Left.Form);
        string condition = equality.Condition is { } node && node.Range.End <= equality.Fragment.Text.Length
            ? node.Range.Of(equality.Fragment.Text) : "";
        string around = string.Join(" ; ",
            Row(equality, isBefore: true), Row(equality, isBefore: false), condition, equality.Remark, before, behind);
        return StatedRange.Restricts(around, letters, outcome?.Free, context?.IndexBase ?? 1) ? StatedRange.Reason : null;
    }

    // "⋆ is the cross-correlation and * the convolution with a turned filter", "* denotes the full convolution".
    private void Explain()
    {
        var found = Explained.Matches(_text)
            .Select(match => (Sign: match.Groups["sign"].Value, IsPlain: !match.Groups["more"].Success)).ToList();
        if (found.Exists(one => !one.IsPlain) || found.Select(one => Name(one.Sign)).Distinct().Skip(1).Any())
            _explained.UnionWith(found.SelectMany(one => Spellings.FirstOrDefault(group => group.Contains(one.Sign)) ?? [one.Sign]));

        static string Name(string sign) => Spellings.FirstOrDefault(group => group.Contains(sign))?[0] ?? sign;
    }

    private static readonly string[][] Spellings =
        [["*", @"\ast", "∗"], [@"\star", "⋆", "★"], [@"\circledast", "⊛"], [@"\otimes", "⊗"], [@"\circledcirc", "⊚"], [@"\odot", "⊙"]];

    private static string Written(Equality equality) =>
        equality.Left.Node.Range.Of(equality.Left.Fragment.Text) + " = " + equality.Right.Node.Range.Of(equality.Right.Fragment.Text);

    private static string Row(Equality equality, bool isBefore)
    {
        string text = equality.Fragment.Text;
        return isBefore ? text[..equality.Range.Start].Split(@"\\")[^1] : text[equality.Range.End..].Split(@"\\")[0];
    }

    // The lines of a notebook stand in it as strings.
    private string Piece(int start, int end) => _isEscaped
        ? Escaped.Replace(_text[start..end], match => match.Value == @"\\" ? @"\" : "\n") : _text[start..end];

    private static int End(MathFragment fragment) => fragment.Map.ToDocument(fragment.Text.Length);

    // The words before a formula; those of the line above where a display begins a sentence.
    private string LastSentence(int start, int end, bool isDisplay)
    {
        start = Math.Max(start, end - MostBefore);
        var sentences = SentenceEnd.Split(Piece(start, end)).Select(sentence => Markup.Replace(sentence, " ")).ToList();
        return (isDisplay ? sentences.FindLast(sentence => sentence.Any(char.IsLetterOrDigit)) : sentences[^1]) ?? "";
    }

    private static readonly Regex SentenceEnd = new(@"(?<=[.!?;])\s+|\n\s*\n|\n(?=\s*(?:[#|>*-]|\d+\.)\s)");

    private static readonly Regex Escaped = new(@"\\\\|\\n(""\s*,\s*"")?");

    private static readonly Regex Markup = new(
        @"\\(begin|end)\{[A-Za-z*]*\}|\\label\{[^{}]*\}|<!--.*?-->|</?\w+(\s+[\w-]+=[^<>]*)?\s*/?>", RegexOptions.Singleline);

    private static readonly Regex Sentence = new(
        @"\A(?:(?![.!?;](?:\s|\z)|\n\s*\n|\$\$|\\\[|\\begin)[\s\S]|(?<=\A\s*)(?:\$\$|\\end\{[a-z*]*\}))*");

    private static readonly Regex GoesOn = new(@"\A(?:\$\$|\\\]|\\end\{[a-z*]*\}|[\s,$])*"
        + @"(?:for|if|when|whenever|where|at|in|near|on|except|unless|provided|as long as|holds)\b");

    private static readonly Regex Denied = new(
        @"\b((is|are|was) not (true|correct|right|the case)|(is|are) (wrong|false|incorrect|a mistake|an error)"
        + @"|one (might|may|could|would) (think|guess|believe|expect|write))\b[^.]*\z"
        + @"|\b(wrongly|falsely|incorrectly|mistakenly|erroneously)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Hypothesis = new(
        @"\bonly\b[^.]{0,60}\benters?\b|\bonly\s+\$[^$.]{1,80}\$\s+(matters?|counts?|contributes?|is non-?zero)\b"
        + @"|\b(vanish\w*|(is|are|be) (zero|0|\$0\$))\b[^.]{0,20}\b(except|unless|but (for|at)|elsewhere|everywhere else)\b"
        + @"|\b(all|every)\b[^.]{0,60}\b(but|except)\b[^.]{0,40}\b(vanish\w*|(is|are) (zero|0|\$0\$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex AsteriskOfEntries = new(@"(\*|\\ast)[`$'""”)]*\s*(denotes?|is|means?|stands for|for)\b"
        + @"((?!convol|correl|odot|⊙|circ|\band\b)[^.;]){0,40}\b(element|entry|component|point)-?\s?wise"
        + @"|(\*|\\ast)[`$'""”)]*\s*(denotes?|is|means?|stands for|for)\b"
        + @"((?!convol|correl|odot|⊙|circ|\band\b)[^.;]){0,40}\b(Hadamard|multiplication|ordinary product)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Explained = new(
        @"(?<![_^\\*])(?<sign>\*|∗|⋆|★|⊛|⊗|⊚|\\(?:ast|star|circledast|otimes|circledcirc)\b)(?:\s*[A-Z]\b)?[`$'""”\s)]*"
        + @"(?:(?:denotes?|is|means?|stands\s+for|for|be|as)\b)?(?:\s+(?:the|an?|its?|discrete|2D|1D|two-dimensional|usual))*\s+"
        + @"(?:(?<more>full|true|mathematical|flipped|transposed|strided|proper|textbook)\s+)*"
        + @"(?:(?:cross-?\s?)?(?:convolution|correlation)s?|(?<more>(?:outer|inner|tensor|Kronecker|matrix|dot)\s+product))\b"
        + @"(?<more>\s+(?:with|without|in\s+which|where)\s+[^.;]{0,20}(?:flip|turn|revers|rotat|mirror))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Full = new(@"\bfull\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Mixed = new(@"(?<![_^{\d.,\\])\b\d+\s*\\[dt]?frac\s*(\{\s*\d+\s*\}|\d)\s*(\{\s*\d+\s*\}|\d)");
}
