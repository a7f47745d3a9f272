using System.Globalization;
using System.Text.RegularExpressions;
using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Judging;

/// <summary>For which indices a formula is stated, by the text beside it. What fails outside of them does not make it wrong.</summary>
internal static class StatedRange
{
    /// <summary>Why a formula that is stated for some indices is not wrong because of others.</summary>
    public const string Reason = "it is stated for some of its indices alone";

    /// <summary>Why sums over a letter without limits may be equal.</summary>
    public const string OpenSums = "nothing says how far the sums on both sides run";

    private const string Atom = @"(?:\d+[A-Za-z]?|[A-Za-z])_*(?![A-Za-z0-9])", Bound = "-?" + Atom + @"(?:\s*[-+*/]\s*" + Atom + ")*";

    private static readonly (Regex Signs, string Plain)[] Signs =
    [.. new (string Signs, string Plain)[]
    {
        ("&lt;", "<"), ("&gt;", ">"), (@"\\lt\b", "<"), (@"\\gt\b", ">"), (@"\\leq?(slant)?\b|<=", "≤"), (@"\\geq?(slant)?\b|>=", "≥"),
        (@"\\neq?\b|\\notin\b|∉", "≠"), (@"\\in\b", "∈"), (@"\\[lcd]?dots[a-z]?\b|\.\.+", "…"), (@"\\\{", "⟨"), (@"\\\}", "⟩"),
        (@"[_^]\s*(\{(?>[^{}]|(?<d>\{)|(?<-d>\}))*(?(d)(?!))\}|\\[A-Za-z]+|[^\s{}\\])", "_"),
        (@"\\(text|textrm|textit|mathrm|mbox|left|right|q?quad|forall)\b|\\[,;:! ()\[\]]|[$~&{}]|`", " "),
    }.Select(pair => (new Regex(pair.Signs, RegexOptions.CultureInvariant), pair.Plain))];

    /// <summary>The letters of the indices that are free in a side.</summary>
    public static IReadOnlyList<string> LettersOf(params IEnumerable<Form> sides) =>
        [.. sides.SelectMany(FormTree.Within).OfType<RefForm>().SelectMany(reference => reference.Indices)
            .SelectMany(index => index.Value.Names).Distinct()];

    /// <summary>Whether both sides are sums over one letter, without limits.</summary>
    public static bool HasOpenSums(Form left, Form right) => Sum(left) is { } one && Sum(right) is { } other
        && one.Limits.Any(limit => limit is { First: null, Last: null } && other.Limits.Any(own => own == limit));

    // Σ, and with a factor before it.
    private static BigSumForm? Sum(Form form) => form switch
    {
        BigSumForm sum => sum,
        ProductForm product => product.Factors.Select(factor => Sum(factor.Factor)).FirstOrDefault(sum => sum is not null),
        _ => null,
    };

    /// <summary>Whether a text beside a formula leaves out indices of it: those at which it fails, where they are known.</summary>
    /// <param name="text">The text, which may have formulas in it.</param>
    /// <param name="letters">The letters of the indices.</param>
    /// <param name="failing">Their numbers where it fails; null where it isn't known.</param>
    /// <param name="indexBase">Where indices start.</param>
    public static bool Restricts(string text, IReadOnlyList<string> letters, IReadOnlyDictionary<string, long>? failing, int indexBase)
    {
        if (letters.Count == 0 || text.Length == 0)
            return false;
        foreach (var (signs, plain) in Signs)
            text = signs.Replace(text, plain);
        if (Places.IsMatch(text))
            return true;
        string letter = $@"(?<![\\A-Za-z_])\\?(?<i>{string.Join('|', letters.Select(Regex.Escape))})(?![A-Za-z_(\[])";
        string list = $@"{letter}(?:\s*(?:[,=]|\band\b)\s*{letter})*";
        if (Regex.IsMatch(text, $@"\b(even|odd)(-numbered)?\s+{letter}|{letter}\s*(is|are|be)?\s*(even|odd|divisible)\b"))
            return true;
        return Regex.Matches(text, $@"{list}\s*(?<r>[<≤>≥≠])\s*(?<b>{Bound})").Any(match => Excludes(match, match.Groups["r"].Value))
            || Regex.Matches(text, $@"(?<b>{Bound})\s*(?<r>[<≤>≥])\s*{list}").Any(match => Excludes(match, Turned(match.Groups["r"].Value)))
            || Regex.Matches(text, $@"{list}\s*[=∈]\s*(?<set>[⟨(\[]?)\s*(?<b>{Bound})(?:\s*,\s*(?<b>{Bound}))*"
                + $@"(?:\s*,?\s*(?<dots>…)\s*,?\s*(?<z>{Bound}))?\s*(?<end>[⟩)\]]?)")
                .Any(IsOutside)
            || Regex.IsMatch(text, $@"{list}\s*∈\s*(\\mathcal|[⟨]?\s*\\[a-z]*cal\b)");

        bool Excludes(Match match, string relation) =>
            match.Groups["i"].Captures.Any(index => !Holds(index.Value, relation, match.Groups["b"].Value));

        // i = 2, 3; i = 1, …, n; i ∈ [0, H); i = j = 1. Another letter on the right says what an index is.
        bool IsOutside(Match match)
        {
            var bounds = match.Groups["b"].Captures.Select(bound => bound.Value).ToList();
            bool isInterval = match.Groups["dots"].Success
                || (match.Groups["set"].Value is "[" or "(" && match.Value.Contains('∈', StringComparison.Ordinal));
            if (isInterval)
            {
                string last = match.Groups["z"].Success ? match.Groups["z"].Value : bounds[^1];
                bool isOpen = !match.Groups["dots"].Success && match.Groups["end"].Value == ")";
                return match.Groups["i"].Captures.Any(index =>
                    (bounds.Count + match.Groups["z"].Length > 1 && !Holds(index.Value, "≥", bounds[0]))
                    || !Holds(index.Value, isOpen ? "<" : "≤", last));
            }
            if (Number(bounds[0]) is null)
                return bounds is [var only] && OfEnd.IsMatch(only) && !letters.Contains(only);
            return match.Groups["i"].Captures.Any(index => failing is null || !failing.TryGetValue(index.Value, out long value)
                || !bounds.Exists(bound => Number(bound) == value));
        }

        bool Holds(string index, string relation, string bound)
        {
            if (Number(bound) is not { } number)
            {
                // Letters are the extents of arrays: i < n, i ≤ n, i ≤ n − 1.
                return relation switch
                {
                    "<" => indexBase == 0 || Regex.IsMatch(bound, @"\+\s*\d+$"),
                    "≤" => indexBase == 0 || !Regex.IsMatch(bound, @"-\s*\d+$"),
                    _ => relation == "≥" && bound[0] == '-',
                };
            }
            if (failing is null || !failing.TryGetValue(index, out long value))
                return relation switch { "≥" => number <= indexBase, ">" => number < indexBase, _ => false };
            return relation switch
            {
                "<" => value < number,
                "≤" => value <= number,
                ">" => value > number,
                "≥" => value >= number,
                _ => value != number,
            };
        }
    }

    private static string Turned(string relation) => relation switch { "<" => ">", ">" => "<", "≤" => "≥", _ => "≤" };

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static readonly Regex OfEnd = new(@"^[A-Za-z]_?(\s*[-+]\s*\d+)?$", RegexOptions.CultureInvariant);

    private static readonly Regex Places = new(@"\b(at|on|near|in|for|along|inside|away from)\s+(an?\s+|the\s+|all\s+|every\s+|each\s+)?"
        + @"((left|right|upper|lower|top|bottom|first|last)\s+|"
        + @"(of\s+)?the\s+){0,3}(border|boundar|edge|corner|interior|inner|cent(er|re)|middle|beginning|end\b|margin|rim)"
        + @"|\b(at|in|for|of)\s+the\s+(very\s+)?(first|last|second|third|leftmost|rightmost|top|bottom|inner|outer(most)?|interior)\s+"
        + @"(index|indices|position|entr|row|column|pixel|element)"
        + @"|\b(interior|inner|border|boundary|edge|corner)\s+(entr|pixel|position|ind|element|point)"
        + @"|\b(even|odd)(-numbered)?\s+(ind|pos|entr|pixel|element)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
