using System.Globalization;
using System.Text.RegularExpressions;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// Sizes and settings that a text says in plain words: "X is 4x4, F is 3x3, and the stride is 1". What it says in two ways is none.
/// </summary>
/// <param name="Shapes">The extents by the name of the array.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Dilation">The dilation.</param>
/// <param name="Padding">The padding on both sides.</param>
/// <param name="IndexBase">Where indices start.</param>
/// <param name="Filters">What is called a filter and not an input.</param>
/// <param name="IsTrueConvolution">Whether it says that it takes the true convolution.</param>
internal sealed record PlainFacts(IReadOnlyDictionary<string, int[]> Shapes, int? Stride, int? Dilation, int? Padding,
    int? IndexBase, IReadOnlySet<string> Filters, bool IsTrueConvolution)
{
    /// <summary>Whether two sizes of one array, or two values of one setting, are said: the text has more than one layer.</summary>
    public bool Differ { get; init; }

    private const int LongestLine = 2000;

    private static readonly string[] Words = ["zero", "one", "two", "three", "four"];

    /// <summary>What a document says.</summary>
    public static PlainFacts Of(MathDocument document)
    {
        var shapes = new Dictionary<string, List<int[]>>(StringComparer.Ordinal);
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        List<int> strides = [], dilations = [], paddings = [], bases = [];
        HashSet<string> filters = new(StringComparer.Ordinal), inputs = new(StringComparer.Ordinal);
        bool isTrue = false, differ = false;
        foreach (var (line, _) in Lines(document))
        {
            var all = Sized.Matches(line).Concat(Noun.Matches(line)).Concat(Length.Matches(line)).ToList();

            // "a 3x3 filter" names nothing.
            foreach (var match in all.Where(match => match.Groups["name"].Value is not ("a" or "A")))
                differ |= !first.TryAdd(match.Groups["name"].Value, match.Groups["size"].Value)
                    && first[match.Groups["name"].Value] != match.Groups["size"].Value;
            var found = all.Where(match => !Changed.IsMatch(line[..match.Index])).ToList();
            foreach (var match in found)
            {
                string name = match.Groups["name"].Value.TrimStart('\\');
                if (!shapes.TryGetValue(name, out var sizes))
                    shapes[name] = sizes = [];
                sizes.Add([.. match.Groups["size"].Value.Split('x').Select(NumberOf)]);
            }

            bases.AddRange(BaseOf.Matches(line).Select(match => match.Groups["number"].Value is "1" or "one" ? 1 : 0));
            filters.UnionWith(NamesOf(line, Filter, IsFilter));
            inputs.UnionWith(NamesOf(line, Input, IsInput));

            // Settings are those of the layer where its sizes are said; elsewhere they may be those of another.
            if (found.Count == 0 && !Set.IsMatch(line))
                continue;
            isTrue |= TrueConvolution.IsMatch(line);
            strides.AddRange(NumbersOf(StrideOf, line));
            dilations.AddRange(NumbersOf(DilationOf, line));
            paddings.AddRange(NumbersOf(PaddingOf, line));
        }
        return new(
            shapes.Where(pair => pair.Value.TrueForAll(size => size.SequenceEqual(pair.Value[0]) && !size.Contains(0)))
                .ToDictionary(pair => pair.Key, pair => pair.Value[0], StringComparer.Ordinal),
            Only(strides.Where(stride => stride > 0)),
            Only(dilations.Where(dilation => dilation > 0)),
            Only(paddings),
            Only(bases),
            filters.Except(inputs).ToHashSet(StringComparer.Ordinal),
            isTrue)
        { Differ = differ || ((List<int>[])[strides, dilations, paddings]).Any(values => values.Distinct().Skip(1).Any()) };
    }

    /// <summary>The lines with words in them, and their maths without its signs, with the places where they begin.</summary>
    public static IEnumerable<(string Text, int Offset)> Lines(MathDocument document)
    {
        int last = -1;
        foreach (var prose in document.Prose.OrderBy(prose => prose.Offset))
        {
            int start = document.Text.LastIndexOf('\n', Math.Clamp(prose.Offset - 1, 0, Math.Max(0, document.Text.Length - 1))) + 1;
            if (start == last || prose.Offset >= document.Text.Length)
                continue;
            last = start;
            int end = document.Text.IndexOf('\n', prose.Offset);
            string line = document.Text[start..(end < 0 ? document.Text.Length : end)];
            if (line.Length <= LongestLine)
                yield return (Signs.Replace(Bold.Replace(line, "${letter}"), "").Replace("\\times", "x", StringComparison.Ordinal).Replace('×', 'x'), start);
        }
    }

    private static IEnumerable<string> NamesOf(string line, params IEnumerable<Regex> called) =>
        called.SelectMany(regex => regex.Matches(line)).Select(match => match.Groups["name"].Value.TrimStart('\\'));

    // "No padding" is one of 0.
    private static IEnumerable<int> NumbersOf(Regex setting, string line) =>
        setting.Matches(line).Select(match => match.Groups["number"] is { Success: true, Value: var number } ? NumberOf(number) : 0);

    /// <summary>The number that digits or a word say.</summary>
    public static int NumberOf(string text) => Array.FindIndex(Words, word => text.Equals(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var word
        ? word : int.Parse(text.AsSpan().Trim(), CultureInfo.InvariantCulture);

    private static int? Only(IEnumerable<int> values) => values.Distinct().Take(2).ToList() is [var only] ? only : null;

    private const string Name = @"(?<![\\\w{^_])(?<name>\\?[A-Za-z]|\\[a-z]{2,8})(?![\w_^{(\[])";

    private const string Size = @"(?<size>[0-9]{1,3}(?:\s*x\s*[0-9]{1,3}){1,2})(?![\w^]|\.[0-9])";

    private const string Number = @"(?<number>[0-9]{1,2}|one(?!\s+of\b)|two|three|four)";

    // "The true convolution flips the filter" says what it is, and not that it is taken.
    private static readonly Regex TrueConvolution = new(
        @"(?:^\W*|\bwe\s+(?:use|take|consider)\s+(?:an?\s+|the\s+)?)(?:true|mathematical)\s+convolution\b(?=\s*[,;:.(])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A letter in another font is the letter.
    private static readonly Regex Bold = new(
        @"\\(?:mathbf|boldsymbol|bm|mathit|mathrm|bf)\s*\{(?<letter>[A-Za-z])\}", RegexOptions.CultureInvariant);

    private static readonly Regex Signs = new(@"\$|\\[()]", RegexOptions.CultureInvariant);

    private static readonly Regex Sized = new(
        Name + @"\s+(?:(?:is|has|of|with|be)\s+(?:(?:an?|of|the)\s+)*(?:(?:size|shape|dimensions?|extents?)\s+)?(?:of\s+)?)?" + Size,
        RegexOptions.CultureInvariant);

    private static readonly Regex BaseOf = new(
        @"\b(?:indices|indexes|we|they|numbering|counting)\s+(?:all\s+)?(?:start|begin|count|run|are\s+counted)s?\s+"
        + @"(?:at|with|from)\s+(?<number>0|1|zero|one)\b(?!\s*(?:to|,|\\))"
        + @"|\b(?:indices|indexing)\s+(?:is|are)\s+(?<number>0|1|zero|one)-based\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Filter = new(@"\b(?:filter|kernel|weights?)\s+(?:matrix\s+)?" + Name, RegexOptions.CultureInvariant);

    private static readonly Regex Input = new(@"\b(?:input|image|map|signal)\s+" + Name, RegexOptions.CultureInvariant);

    // "w \in \mathbb{R}^{2} the filter", "w is the filter".
    private const string IsThe = @"(?<![\\\w{^_])(?<name>\\?[A-Za-z]|\\[a-z]{2,8})"
        + @"(?:\s*\\in\s*\\mathbb\s*\{?\s*R\s*\}?\s*\^\s*(?:\{[^{}]*\}|\w))?"
        + @"\s+(?:(?:is|be|are|denotes?|as)\s+)?(?:the|an?|its)\s+(?:\w+\s+)?";

    private const string NotOfIt = @"(?!['’]|\s+(?:sizes?|width|height|length|extents?|count|dimensions?|gradients?|channels?|index|indices)\b)";

    private static readonly Regex IsFilter = new(IsThe + @"(?:filter|kernel|weights?)\b" + NotOfIt, RegexOptions.CultureInvariant);

    private static readonly Regex IsInput = new(IsThe + @"(?:input|image|signal)\b" + NotOfIt, RegexOptions.CultureInvariant);

    private static readonly Regex Noun = new(
        Size + @"\s+(?:input|image|filter|kernel|output|matrix|array|map)\s+" + Name, RegexOptions.CultureInvariant);

    private static readonly Regex Length = new(
        Name + @"\s+(?:is|has|of)\s+(?:of\s+)?(?:length\s+(?<size>[0-9]{1,3})(?![\wx]|\.[0-9])"
        + @"|(?<size>[0-9]{1,3})\s+(?:entries|values|elements)\b)"
        + "|" + Name + @"\s+has\s+(?<size>[0-9]{1,3})(?:[;,](?![0-9])|\.\s)",
        RegexOptions.CultureInvariant);

    // What is made of an array has a size of its own.
    private static readonly Regex Changed = new(
        @"\b(?:padded|cropped|dilated|stuffed|rotated|flattened|reshaped|new|next|another|other|larger|smaller|if)\s+(?:\w+\s+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Set = new(@"\\in\s*\\mathbb\s*\{?\s*R\s*\}?\s*\^", RegexOptions.CultureInvariant);

    private static readonly Regex StrideOf = new(
        @"\bstrides?\s*(?:of|is|=|equals)?\s*(?:[sS]\s*=\s*)?" + Number + @"(?![\w]|\.[0-9])(?!\s*[x,]\s*[0-9])"
        + @"|(?<![\w\\{^_])s\s*=\s*" + Number + @"(?![\w]|\.[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex DilationOf = new(
        @"\bdilation\s*(?:of|is|=|equals)?\s*(?:[dD]\s*=\s*)?" + Number + @"(?![\w]|\.[0-9])(?!\s*[x,]\s*[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex PaddingOf = new(
        @"\bpadding\s*(?:of|is|=|equals)?\s*(?:[pP]\s*=\s*)?" + Number + @"(?![\w]|\.[0-9])(?!\s*[x,:]\s*[0-9])"
        + @"|\b(?:no|without)\s+padding\b|(?<![\w\\{^_])p\s*=\s*" + Number + @"(?![\w]|\.[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
