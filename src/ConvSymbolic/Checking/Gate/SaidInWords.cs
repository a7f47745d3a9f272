using System.Text.RegularExpressions;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Gate;

/// <summary>Conventions that a document states in words, and by which more holds than by the usual ones.</summary>
internal sealed class SaidInWords
{
    // Signs that scanners and tired eyes take for each other.
    private static readonly string[] Alike =
        ["theta Theta O o 0", "nu v", "omega w", "kappa k K", "chi x X", "rho p", "alpha a", "beta b B", "gamma y"];

    private readonly bool _sumsOverPairs, _isZeroOutside, _hasNumeratorLayout, _countsBothSides;
    private readonly HashSet<string> _tied = new(StringComparer.Ordinal), _computed = new(StringComparer.Ordinal),
        _named = new(StringComparer.Ordinal), _ends = new(StringComparer.Ordinal);
    private readonly HashSet<(string Key, int Indices)> _written = [];
    private readonly List<(string Name, string By)> _gradients = [];
    private readonly List<int> _turns = [];
    private readonly List<(int From, int To)> _sections = [];
    private readonly bool _isSymmetric;
    private readonly string? _boundary, _otherwise, _oneSided, _turned, _added, _differentials;
    private readonly Dictionary<string, int> _mentions = new(StringComparer.Ordinal), _indices = new(StringComparer.Ordinal);

    public SaidInWords(MathDocument document, IReadOnlyList<Statement> statements, string? declaration, bool isOfSeveral)
    {
        Settings = new SaidSettings(document, declaration);
        IsOfSeveral = isOfSeveral || Settings.Differ;
        _boundary = PaddingMode.Match(document.Text) is { Success: true, Value: var mode } ? mode : null;
        foreach (var line in document.Prose)
        {
            _sumsOverPairs |= SumsOverPairs.IsMatch(line.Text);
            _isZeroOutside |= IsZeroOutside.IsMatch(line.Text);
            _hasNumeratorLayout |= NumeratorLayout.IsMatch(line.Text);
            _countsBothSides |= CountsBothSides.IsMatch(line.Text);
            GoesOn |= GoesOnSo.IsMatch(line.Text);
            _isSymmetric |= Symmetric.IsMatch(line.Text);
            _boundary ??= Found(Boundary, line.Text);
            if (Turn.IsMatch(line.Text))
                _turns.Add(line.Offset);
        }
        foreach (var (line, _) in PlainFacts.Lines(document))
        {
            _otherwise ??= Found(Otherwise, line);
            _oneSided ??= Found(OneSided, line);
            _turned ??= Found(Turned, line);
            _added ??= Found(Added, line);
            _differentials ??= Found(Differentials, line);
            SpeaksOfBias |= Bias.IsMatch(line);
            IsOfSeveral |= Several.IsMatch(line);
            _gradients.AddRange(GradientBy.Matches(line)
                .Select(match => (match.Groups["name"].Value.TrimStart('\\'), match.Groups["by"].Value.TrimStart('\\'))));
        }
        IsOfSeveral |= document.Headings.Any(heading => Several.IsMatch(heading.Text));
        _ends.UnionWith(Ends.Matches(document.Text).Select(match => match.Groups["end"].Value));
        _added ??= Found(Norm, document.Text);
        _turns.AddRange(document.Headings.Where(heading => Turn.IsMatch(heading.Text)).Select(heading => heading.Offset));
        var headings = document.Headings.OrderBy(heading => heading.Offset).ToList();
        for (int k = 1; k < headings.Count; k++)
        {
            if (Setting.IsMatch(headings[k].Text))
                _sections.Add((headings[k].Offset, k + 1 < headings.Count ? headings[k + 1].Offset : int.MaxValue));
        }
        _named.UnionWith(statements.OfType<Lone>().Select(lone => lone.Side?.Form).OfType<RefForm>()
            .Where(reference => reference.Indices.Count == 0).Select(reference => reference.Key));
        foreach (var equality in statements.OfType<Equality>())
        {
            _countsBothSides |= IsTotal(equality);
            if (IsTied(equality))
                _tied.Add(((RefForm)equality.Left.Form).Key);
            if (equality is
                {
                    Left.Form: RefForm { Indices.Count: 0 } whole,
                    Right.Form: SumForm or ProductForm or BigSumForm or QuotientForm or RefForm
                })
                _computed.Add(whole.Key);
            List<Form> forms = [.. equality.Forms];
            foreach (var reference in forms.OfType<RefForm>())
            {
                _mentions[reference.Key] = _mentions.GetValueOrDefault(reference.Key) + 1;
                _written.Add((reference.Key, reference.Indices.Count));
            }
            foreach (string letter in forms.OfType<RefForm>().SelectMany(reference => reference.Indices).SelectMany(index => index.Value.Names).Distinct())
                _indices[letter] = _indices.GetValueOrDefault(letter) + 1;
        }
    }

    /// <summary>What is said of the settings of the layer.</summary>
    public SaidSettings Settings { get; }

    /// <summary>Why nothing is judged; null where entries outside an array are 0.</summary>
    public string? ContinuesArrays => _boundary is null ? null : $"the text says what stands outside an array: \u201c{_boundary}\u201d";

    /// <summary>Why nothing is wrong; null where nothing is said.</summary>
    public string? SaysMore => _otherwise is null ? null : $"the text says more of the layer, in words: \u201c{_otherwise}\u201d";

    /// <summary>Why a gradient is neither right nor wrong, of which the text says in words that something is added to it; null where it
    /// says nothing.</summary>
    public string? AddsToGradients => _added is null ? null : $"the text says of what else the gradients are made: \u201c{_added}\u201d";

    /// <summary>Why dX may be no gradient; null where nothing is said.</summary>
    public string? SpeaksOfDifferentials => _differentials is null ? null : "the text speaks of differentials";

    /// <summary>Why a letter may not be the gradient by the output; null where nothing else is said.</summary>
    /// <param name="name">The letter.</param>
    /// <param name="isOutput">Whether a letter is the output.</param>
    public string? IsGradientByOther(string name, Func<string, bool> isOutput) =>
        _gradients.Find(said => said.Name == name && !isOutput(said.By)) is { By: { Length: > 0 } by }
            ? $"the text says that {name} is the gradient by {by}" : null;

    /// <summary>Why operators and numbers may mean another convolution than the other lines; null where nothing is said.</summary>
    public string? ReadsBackwards => _turned is null ? null : $"the text says which way the filter is read: \u201c{_turned}\u201d";

    /// <summary>Why nothing is judged by a layer with the same zeros on both sides; null where nothing is said of a side.</summary>
    /// <param name="layer">The layer.</param>
    public string? PadsOneSide(Layer layer) =>
        _oneSided is not null && layer.PaddingBefore.SequenceEqual(layer.PaddingAfter)
            ? $"the text says on which side zeros stand: \u201c{_oneSided}\u201d" : null;

    /// <summary>Whether the words say different sizes or settings, so that they are about more than one layer.</summary>
    public bool IsOfSeveral { get; }

    /// <summary>Whether a bias is mentioned, of which the text may give the number in words.</summary>
    public bool SpeaksOfBias { get; }

    /// <summary>Whether rows go on as they began.</summary>
    public bool GoesOn { get; }

    /// <summary>Why a slip may be none; null where nothing is said.</summary>
    public string? Excuses(string? slip) => slip switch
    {
        "missing-sum" or "free-index" or "missing-channel-sum" or "missing-batch-sum" when _sumsOverPairs =>
            "the text sums over indices that occur twice",
        "off-by-one" when _isZeroOutside => "the text says that an array is zero outside",
        "transposed-indices" when _hasNumeratorLayout => "the text speaks of the numerator layout, in which a gradient is transposed",
        _ => null,
    };

    /// <summary>Why a formula for a size may hold that lacks a factor 2; null where nothing is said.</summary>
    public string? ExcusesPadding(Judgement judgement) =>
        _countsBothSides && judgement is { Slip: "wrong-size", Found: { } found, Expected: { } expected } && expected == "2 " + found
            ? "the text counts the padding of both sides together" : null;

    /// <summary>Whether a symbol that occurs once looks like one of the arrays, so that it is that one, misread.</summary>
    public bool IsMisread(RefForm reference, Context context) =>
        _mentions.GetValueOrDefault(reference.Key) == 1
        && Alike.Any(signs => signs.Split(' ') is var group && group.Contains(reference.Name) && group.Any(context.Roles.ContainsKey));

    /// <summary>Whether the text has a formula for the loss, so that the gradient that arrives is known.</summary>
    public bool GivesLoss(Context context) => context.Roles.Any(pair => pair.Value == Role.Loss && _computed.Contains(pair.Key));

    /// <summary>Why entries of an array may be equal; null where nothing is said.</summary>
    public string? Ties(Context context) =>
        _isSymmetric || context.Roles.Any(pair => pair.Value is Role.Input or Role.Filter or Role.Upstream && _tied.Contains(pair.Key))
            ? "the text says that entries are equal" : null;

    /// <summary>
    /// Why an equality may be about another layer, to which the text turned in words before it, or in the heading of its section.
    /// </summary>
    public string? Turns(Equality equality) =>
        _turns.Exists(turn => turn < equality.Offset)
        || _sections.Exists(section => section.From < equality.Offset && equality.Offset < section.To)
            ? "the text turned to another layer, in words, before it" : null;

    /// <summary>Whether an array is written with so many indices somewhere.</summary>
    public bool IsWritten(string key, int indices) => _written.Contains((key, indices));

    /// <summary>Whether an index runs to a letter somewhere, or entries are listed up to it: i = 1, …, n.</summary>
    public bool IsEnd(string letter) => _ends.Contains(letter);

    /// <summary>Whether a letter stands alone among the words, as "has k entries" does.</summary>
    public bool IsNamed(string letter) => _named.Contains(letter);

    /// <summary>Whether a letter is an index in more than one equality.</summary>
    public bool IsIndex(string letter) => _indices.GetValueOrDefault(letter) > 1;

    private static string? Found(Regex regex, string text) => regex.Match(text) is { Success: true, Value: var found } ? found : null;

    // w_1 = w_3, g = g_1 = g_2, F_2 = −F_1: entries of one array, and no step of it.
    private static bool IsTied(Equality equality)
    {
        if (equality is not { GoesOn: false, Left.Form: RefForm { Indices.Count: > 0 } one }
            || !(ReferenceEquals(equality.Left, equality.Head)
            || equality.Head.Form is RefForm { Indices.Count: 0 } whole && whole.Key == one.Key))
            return false;
        List<RefForm> others = [.. equality.Right.Forms.OfType<RefForm>()];
        return others.Count > 0 && others.TrueForAll(other => other.Key == one.Key && other.Indices.Count > 0
                && !other.Indices.Select(index => index.Value).SequenceEqual(one.Indices.Select(index => index.Value)))
            && (equality.Right.Form is RefForm || one.Indices.All(index => index.Value.Constant is not null))
            && equality.Right.Forms.All(form => form is RefForm or NumberForm or SumForm or ProductForm);
    }

    // p_h = p_t + p_b
    private static bool IsTotal(Equality equality) =>
        equality is
        {
            Left.Form: RefForm total,
            Right.Form: SumForm { Terms: [{ Sign: > 0, Term: RefForm before }, { Sign: > 0, Term: RefForm after }] }
        }
        && (total.Name, before.Name, after.Name) is ("p" or "P", "p" or "P", "p" or "P");

    private static readonly Regex SumsOverPairs = new(
        @"\b(einstein|summation) convention|\b(index|indices|suffix\w*) that (occurs?|appears?) twice"
        + @"|\brepeated (index|indices|suffix\w*)|\bsum(mation)?s? (signs? )?(is|are) (implied|understood|omitted|left out|not written)"
        + @"|\bno sum signs?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex IsZeroOutside = new(@"\b(zeros?|0|vanish\w*)\b.{0,60}\b(outside|beyond|out of (range|bounds?))"
        + @"|\b(outside|beyond|out of (range|bounds?))\b.{0,80}\b(zeros?|0|vanish\w*)\b|\bzero[- ]extended",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex CountsBothSides = new(
        @"\b(total|overall) (amount of )?padding|\bpadding (in total|in all|on both sides together)"
        + @"|\bin all\b.{0,40}\b(zeros|padding)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex GoesOnSo = new(
        @"\band so (on|forth)\b|\betc\b|\busw\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Symmetric = new(@"\bsymmetric(al)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Turn = new(
        @"\b(now|next|instead|this time|another|second|same)\b.{0,60}\b(pad(ded|ding)?|strides?|strided|dilat\w+)\b|\bhere\b.{0,30}\bis \d"
        + @"|\bthe transposed (convolution|layer)\b|^#*\s*transposed convolution|\bdeconvolution\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Setting = new(
        @"\b(padding|padded|strides?|strided|dilation|dilated)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Boundary = new(
        @"\b(ring|circle|torus|circular(ly)?|cyclic(ally)?|periodic(ally)?|wrap(s|ped|ping)?[- ]?around"
        + @"|reflect(ion|ed|ing|ive)?|mirror(ed|ing)?|replicat(e|ed|ion))\b"
        + @"|\b(pad(s|ded|ding)?|borders?|edges?|boundar(y|ies)|outside)\b[^.;]{0,40}\b(with|to|by|of)\s+(ones\b|(the|an?)\s+(constant|value|mean|border|edge)\b)"
        + @"|\brepeat\w*\b[^.;]{0,20}\b(border|edge|boundary|outermost|last|first)\b"
        + @"|\b(border|edge|boundary|outermost)\s+\w+\s+(is|are)\s+repeated\b|\b(edge|non-?zero) padding\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex PaddingMode = new(@"\bpadding_mode\s*=\s*['""]?(?!zeros)\w+", RegexOptions.CultureInvariant);

    private static readonly Regex Otherwise = new(@"\bmask\w*|\bonly\b.{0,40}\bcontribut\w+"
        + @"|\bcontributions? of the (first|second|third|last|one)\b|\bdiscard\w*|\bdropout\b|\bconstant (input|image|signal)"
        + @"|\b(input|image|signal) is constant\b|\brounded\b|\binteger division\b|\b(gradient )?ascent\b|\bmaximi[sz]\w+|\bupsampl\w+"
        + @"|\bup to (a|some) (constant|factor|scal\w+)|\b(is|are) ignored\b|\bkills?\b"
        + @"|\bsum (pooling|of (all |the )+outputs)\b|\bno gradient (reaches|flows|arrives)\b"
        + @"|\bonly\b[^.;]{0,40}\b(outputs?|matters?|positive|counts?|survives?)\b|\b(alone|all ones|identity kernel|box (blur|filter))\b"
        + @"|\b(gradients?|entries|weights|inputs?)\b[^.;]{0,20}\b(equal to|are all|be) (one|1|ones)\b|\bselects?\b"
        + @"|\b(do|does) not depend on\b|\bonly depends? on\b|\bdepends? only on\b|\b(drop|ignore|crop)\w*\b.{0,20}\b(first|last)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex OneSided = new(
        @"\b(zeros?|pad(s|ded|ding)?)\b[^.;]{0,40}\b(on|to|at|from)\s+(the\s+)?(left|right|top|bottom|one side)\b"
        + @"(?!\s*(,|and|or|&)\s*(on\s+|the\s+)*(left|right|top|bottom))"
        + @"|\bzeros?\b[^.;]{0,20}\b(before|after|in front|behind)\b|\b(left|right)[- ](padd|sided)\w*|\bcausal(ly)?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Turned = new(@"\b(true|mathematical|textbook|proper) convolutions?\b|\bflips the (kernel|filter)\b"
        + @"|\b(kernel|filter)\b[^.;]{0,15}\bis flipped\b"
        + @"|\bwith (a |the )?flipped (kernel|filter)\b|\bconvolve\b.*\bcorrelate\b|\bcorrelate\b.*\bconvolve\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Added = new(@"\b(skip|residual) (connection|branch|path)|\b(extra|additional|further) (term|contribution)"
        + @"|\b(same|shared) (filter|kernel|weights?|parameters?)\b[^.;]{0,60}\b(next|another|other|second|both|all) layers?\b"
        + @"|\bpenalt(y|ies)\b|\bregulari[sz]\w+|\bweight decay\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Several = new(@"\b(another|second|next|other) example\b|\bexamples?\s+(2|B|two)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Ends = new(
        @"(?:\\[lc]?dots|…|\.\.\.)\s*,?\s*(?:\\?[A-Za-z]+_\{?)?(?<end>[A-Za-z])(?![A-Za-z])", RegexOptions.CultureInvariant);

    // λ‖W‖²
    private static readonly Regex Norm = new(@"\\lambda(?![A-Za-z])[^$\n]{0,25}(\\\||\\lVert|\\Vert)", RegexOptions.CultureInvariant);

    private static readonly Regex GradientBy = new(
        @"(?<name>\\?[A-Za-z]+)(?:[_^](?:\{[^{}]*\}|\w))*,?\s+(?:is|are|be|denotes?)\s+(?:the\s+)?"
        + @"(?:error|gradient|derivative|sensitivity)\b[^.;]{0,30}?"
        + @"\b(?:with\s+respect\s+to|w\.r\.t\.?|by)\s+(?:the\s+\w+\s+)?(?<by>\\?[A-Za-z])(?![a-z])"
        + @"|\bfrom\s+(?:the\s+)?(?:max\W?|average\s+)?(?<by>pooling)\b[^.;]{0,20}?\s(?<name>\\?[A-Za-z]+)[_^]",
        RegexOptions.CultureInvariant);

    private static readonly Regex Differentials = new(
        @"\bdifferentials?\b(?! equation)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Bias = new(
        @"\bbias(es)?\b|\badd(s|ed|ing)?\s+(one|two|three|\d+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex NumeratorLayout = new(
        @"\bnumerator[- ]layout\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
