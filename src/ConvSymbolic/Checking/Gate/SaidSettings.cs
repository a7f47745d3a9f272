using System.Text.RegularExpressions;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Gate;

/// <summary>
/// What a text says in words of the settings of its layer, and where: a layer that was found, and a formula of sizes, that are without it are
/// not those of the text.
/// </summary>
internal sealed class SaidSettings
{
    private const string Same = "same";

    // In the order of the text, by the letters that formulas of sizes have for them.
    private readonly List<Setting> _said = [];
    private readonly List<(int Offset, string Text)> _words = [], _hints = [];
    private readonly List<int> _sections = [], _declarations = [];

    /// <param name="document">The text.</param>
    /// <param name="declaration">What is declared beside it.</param>
    public SaidSettings(MathDocument document, string? declaration)
    {
        foreach (string declared in document.Declarations.Select(own => own.Text).Append(declaration ?? ""))
        {
            Read(declared, -1, isDeclared: true);
            if (declared.Contains("transposed", StringComparison.Ordinal))
                _words.Add((-1, declared));
        }
        _declarations.AddRange(document.Declarations.Select(declared => declared.Offset).Order());
        _sections.AddRange(document.Headings.Select(heading => heading.Offset).Order());
        foreach (var (text, offset) in PlainFacts.Lines(document).Concat(document.Headings.Select(heading => (heading.Text, heading.Offset)))
            .DistinctBy(line => line.Offset).OrderBy(line => line.Offset))
        {
            Read(text, offset, isDeclared: false);
            _words.Add((offset, text));
            if (Unnumbered.Match(text) is { Success: true, Value: var hint })
                _hints.Add((offset, hint));
        }
    }

    /// <summary>What was said before an equality that the layer that was found contradicts; null where it is as the text says.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="equality">The equality.</param>
    public string? Contradicts(Context context, Equality equality)
    {
        foreach (char role in "spdOcb")
        {
            if (_said.Exists(setting => setting.Role == role && setting.IsDeclared)
                || SaidBefore(equality).LastOrDefault(setting => setting.Role == role && !setting.IsOther) is not { } said)
                continue;

            // Where the sizes are known they are those of the first sample.
            if (said is { Role: 'b' } ? said.Value == "0" && HasBias(context, equality)
                : !context.Samples.Take(context.SizesAreKnown ? 1 : int.MaxValue).Any(sample => Has(context, sample.Layer, said)))
                return $"the text says something else of the layer than what was found: \u201c{said.Text}\u201d";
        }
        return null;
    }

    /// <summary>Whether the words give a setting two values.</summary>
    public bool Differ => "spd".Any(role => _said.Where(setting => setting.Role == role && setting is { IsDeclared: false, IsOther: false })
        .Select(setting => setting.Value).Distinct().Skip(1).Any());

    /// <summary>Whether the text says something of a setting.</summary>
    /// <param name="role">Its letter: s, p, d, or c for the true convolution.</param>
    public bool Says(char role) => _said.Exists(setting => setting.Role == role && !setting.IsOther);

    /// <summary>Why a plain layer may not be that of a section, whose words before an equality speak of settings without their numbers;
    /// null where they don't.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="equality">The equality.</param>
    public string? Hints(Layer layer, Equality equality)
    {
        if (layer.Stride.Concat(layer.Dilation).Any(value => value != 1)
            || layer.PaddingBefore.Concat(layer.PaddingAfter).Any(value => value != 0))
            return null;
        int from = _hints.Count == 0 ? 0 : _sections.FindLast(section => section < equality.Offset);
        return _hints.Find(hint => hint.Offset >= from && hint.Offset < equality.Offset) is { Text: { } text }
            ? $"the words before it say more of the layer: \u201c{text}\u201d" : null;
    }

    // What is declared later is about another layer than the words before it.
    private IEnumerable<Setting> SaidBefore(Equality equality)
    {
        int from = _declarations.FindLast(declared => declared < equality.Offset);
        return _said.Where(setting => setting.IsDeclared || (setting.Offset >= from && setting.Offset < equality.Offset));
    }

    /// <summary>Why a formula of sizes may be neither right nor wrong by what the text says beside it; null for other equalities as well.</summary>
    /// <param name="context">The layer; null where none was found.</param>
    /// <param name="equality">The equality.</param>
    /// <param name="judgement">What the judge says.</param>
    public string? Doubts(Context? context, Equality equality, Judgement judgement)
    {
        bool isWrong = judgement is { Verdict: EquationVerdict.Wrong, Slip: "wrong-size", Outcome: null }
            && SizeEquation.Decide(context, equality)?.Slip == judgement.Slip;
        if (!isWrong && judgement.Size is null)
            return null;
        int from = _sections.FindLast(section => section < equality.Offset);
        foreach (var (_, text) in _words.Where(words => words.Offset < 0 || (words.Offset >= from && words.Offset < equality.Offset)))
        {
            if (OtherSizes.Matches(text).FirstOrDefault(match => isWrong || !IsMeant(match, judgement.Size!.Value)) is { } match)
                return $"another formula may be meant by the words beside it: \u201c{match.Value}\u201d";
        }
        var names = SizeEquation.Names(equality.Right.Node);
        char[] roles = SizeFormulas.Hints(names);
        foreach (char role in judgement.Size is SizeMeaning.Extent or SizeMeaning.KeepingPadding or SizeMeaning.FullPadding ? "d" : "spd")
        {
            if (SaidBefore(equality).LastOrDefault(setting => setting.Role == role) is { } said
                && said.Value != (role == 'p' ? judgement.Size == SizeMeaning.Same ? Same : "0" : "1")
                && !roles.Contains(role) && !names.Contains(said.Value) && (!isWrong || char.IsDigit(said.Value[0]) || said.Value == Same))
                return $"it is without what the text gives: \u201c{said.Text}\u201d";
        }
        return null;
    }

    private static bool IsMeant(Match words, SizeMeaning size) => size switch
    {
        SizeMeaning.Transposed => words.Groups["transposed"].Success || words.Groups["full"].Success,
        SizeMeaning.Same or SizeMeaning.KeepingPadding => words.Groups["same"].Success,
        SizeMeaning.FullPadding => words.Groups["full"].Success,
        SizeMeaning.Output => words.Groups["pool"].Success || words.Groups["same"].Success || words.Groups["full"].Success,
        _ => true,
    };

    private static bool HasBias(Context context, Equality equality) =>
        equality.Forms
            .Any(form => form is RefForm reference && context.RoleOf(reference) == Role.Bias);

    private static bool Has(Context context, Layer layer, Setting said) => said switch
    {
        { Role: 'c' } => context.IsTrueConvolution,
        { Role: 'p', Value: Same } => layer.IsTransposed
            || Enumerable.Range(0, layer.Axes).All(axis => layer.Output[axis] == (layer.Input[axis] + layer.Stride[axis] - 1) / layer.Stride[axis]),
        _ when !int.TryParse(said.Value, out int number) => true,
        { Role: 's', Number: var number } => layer.Stride.Contains(number),
        { Role: 'd', Number: var number } => layer.Dilation.Contains(number),
        { Role: 'O', Number: var number } => !context.SizesAreKnown || layer.Axes > 1 || layer.Output[0] == number,
        { Number: var number } => layer.PaddingBefore.Contains(number) || layer.PaddingAfter.Contains(number),
    };

    private void Read(string text, int offset, bool isDeclared)
    {
        foreach (Match match in Said.Matches(text))
        {
            var group = match.Groups.Values.First(group => group is { Success: true, Name: [>= 'A'] and not "value" });
            string value = match.Groups["value"].Value is { Length: > 0 } written ? written : group.Name == "p" && SameWord.IsMatch(match.Value) ? Same
                : group.Name is "s" ? "2" : "0";
            if (value.Length > 1)
                value = value == Same ? Same : Numbers.IsMatch(value) ? $"{PlainFacts.NumberOf(value)}" : value;
            _said.Add(new(isDeclared ? -1 : offset + match.Index, group.Name[0], value, match.Value.Trim(), isDeclared,
                OtherLayer.IsMatch(text[Math.Max(0, match.Index - 60)..match.Index])));
        }
    }

    private sealed record Setting(int Offset, char Role, string Value, string Text, bool IsDeclared, bool IsOther)
    {
        public int Number => int.Parse(Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    private const string Is = @"\s*(?:(?:rate|factor|size|amount)\s*)?(?:(?:on|at)\s+(?:each|every|both)\s+(?:side|end)s?\s*)?(?:(?:is|are|of|be|equals|equal\s+to|=|:)\s*)?";

    private const string Value = @"(?:\\?[A-Za-z](?:_\{?\w+\}?)?\s*=\s*)?(?<value>[0-9]{1,2}|(?:zero|one|two|three|four)(?!\s+of\b)|[b-zB-Z])(?![\w]|\.[0-9]|\s*[x,]\s*[0-9])";

    private const string Letter = @"(?<![\w\\{^_])(?<value>[b-zB-Z])\s+(?:(?:is|be|denotes|for)\s+)?(?:the\s+)?(?:total\s+|zero[- ]?)?";

    // "Stride 2", "s is the stride", "s = 2", "moves by two positions", "no padding", "true convolution", "no bias".
    private static readonly Regex Said = new(
        @"\b(?<s>strides?)" + Is + Value + @"|\b(?<p>padding|pad)" + Is + Value + @"|\b(?<d>dilation)" + Is + Value
        + "|" + Letter + @"(?:(?<s>stride)|(?<p>padding)|(?<d>dilation))\b"
        + @"|(?<![\w\\{^_'])(?:(?<s>s)|(?<p>p))\s*=\s*(?<value>[0-9]{1,2})(?![\w]|\.[0-9])"
        + @"|\b(?<s>move|slide|shift|step|jump)\w*\b.{0,25}?\b(?:by|of)\s+(?<value>[0-9]{1,2}|two|three|four)\b(?=\s+(?:positions?|steps?|entries|pixels?|places))"
        + @"|\bevery\s+(?:second|other)\s+(?<s>output|position|window)"
        + @"|\bpad(?:ded|s)?\s+(?:\w+\s+){0,3}?(?:with|by)\s+(?<value>[0-9]{1,2}|one|two|three|four)\s+(?<p>zeros?|zeroes)\b"
        + @"|\b(?:no|without|valid)\s+(?<p>padding)|\b(?<p>unpadded)\b"
        + @"|\bsame\b['’""”]?[- ](?<p>padding)|\b(?<p>padding)\s*(?:=|is)?\s*['‘""“]?same\b"
        + @"|\boutput\s+(?:then\s+)?(?<O>has)\s+(?:length\s+)?(?<value>[0-9]{1,3})(?=\s*(?:entries|values|elements|[.;(]|$))"
        + @"|(?:^\W*|\bwe\s+(?:use|take|consider)\s+(?:an?\s+|the\s+)?)(?:true|mathematical)\s+(?<c>convolution)\b(?=\s*[,;:.(])"
        + @"|\b(?:no|without(?:\s+an?)?)\s+(?<b>bias(?:es)?)\b|\b(?:with|add\w*|plus)\s+(?:an?\s+|the\s+)?(?<b>bias)\b\s*(?<value>[b-z])?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Unnumbered = new(
        @"\b(convolution|layer|filter|kernel)\s+(is|has been)\s+(dilated|strided|atrous)\b|\batrous\b"
        + @"|\b(two|three|2|3) (pixels|positions|entries) at a time\b"
        + @"|\b(half|same|wide|full) (padding|convolution)\b|\bwide \(full\)|\bdownsampl\w+|\bsubsampl\w+"
        + @"|\bsame size as (the|its) input\b|\bsizes? stays?\b"
        + @"|\bkeeps? the (spatial |same )?(sizes?|dimensions?|resolution)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex SameWord = new(@"\bsame\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Numbers = new(
        "^(?:[0-9]+|zero|one|two|three|four)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // What is said of pooling, or of what would be, is not said of the layer.
    private static readonly Regex OtherLayer = new(
        @"\b(?:if|were|would|unlike|whereas|pool(?:ing|ed|s)?)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // What else than the windows of a convolution with the same zeros on both sides a formula may count.
    private static readonly Regex OtherSizes = new(
        @"\b(?:(?<transposed>transposed|deconvolution|fractional\w*)|(?<pool>pool(?:ing|ed|s)?)|(?<full>full)"
        + @"|(?<same>same\b['’""”]?[- ](?:padding|convolution|size|mode)|(?:keep|preserv|retain)\w*)"
        + @"|upsampl\w*|total|(?:both\s+sides\s+)?together|in\s+all|one\s+side|only|causal|asymmetric\w*|on\s+the\s+(?:left|right|top|bottom)|ceil(?:ing)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
