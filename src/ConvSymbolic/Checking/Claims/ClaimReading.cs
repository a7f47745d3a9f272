using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// What a claim is about: which symbol is which array, how many axes they have, where indices start, and which letters are sizes and
/// settings of the layer. At a layer these letters have its values,
/// for all sizes they are its names; nothing else decides what they are.
/// </summary>
internal sealed class ClaimReading
{
    // What the gradient that arrives is called, besides ∂L/∂O.
    private static readonly string[] Upstreams = ["G", "delta"];

    private readonly ClaimOptions _options;
    private readonly IReadOnlyList<Statement> _statements;
    private readonly IReadOnlyList<Form> _forms;
    private readonly Context? _context;
    private readonly ClaimBases _bases;
    private bool _borrowsSettings;

    public ClaimReading(ClaimOptions options, IReadOnlyList<Statement> statements)
    {
        _options = options;
        _statements = statements;
        Equalities = [.. statements.OfType<Equality>()
            .Select(equality => Accumulation.Meant(equality.Relation.Kind, equality.Left.Form, equality.Right.Form))];
        _forms = [.. Equalities.SelectMany(equality => FormTree.Within(equality.Left).Concat(FormTree.Within(equality.Right)))];

        // The names of the options, unless the claim has others.
        _context = Read(isNamed: true) is { } named && _forms.OfType<RefForm>().Where(reference => reference.Indices.Count > 0)
            .All(reference => named.RoleOf(reference) is not null || Kronecker.Of(reference) is not null)
            && _forms.OfType<RefForm>().Any(one => named.RoleOf(one) is Role.Input or Role.Filter or Role.Output or Role.Upstream)
            ? named : Read(isNamed: false);
        _bases = _context is null ? new(0, 0, false, false) : ClaimBases.Of(_context, _forms, options.IndexBase);
        _context = _context is null ? null : _context with { IndexBase = _bases.Positions, ChannelBase = _bases.Planes };
        Letters = _context is null ? null : ClaimLetters.Of(Equalities, _context, IsTransposed);
    }

    private ClaimReading(ClaimReading of, Context context) =>
        (_options, _statements, _forms, Equalities, _bases, _context, Letters) =
        (of._options, of._statements, of._forms, of.Equalities, of._bases, context, ClaimLetters.Of(of.Equalities, context, of.IsTransposed));

    /// <summary>Both sides of each equality, accumulations as the sums that they add up to.</summary>
    public IReadOnlyList<(Form Left, Form Right)> Equalities { get; }

    /// <summary>The letters; null where nothing is known of the arrays.</summary>
    public ClaimLetters? Letters { get; }

    /// <summary>The first symbol, for a claim of which nothing is known.</summary>
    public string FirstSymbol => _forms.OfType<RefForm>().FirstOrDefault()?.Key ?? "what it is about";

    /// <summary>Whether entries are written, so that the claim has a number of axes.</summary>
    public bool IsIndexed => _forms.Any(form => form is RefForm { Indices.Count: > 0 } or EntryForm);

    /// <summary>Whether it speaks of one size: of entries with numbers as indices, of sums with numbers as limits, of matrices.</summary>
    public bool IsConcrete =>
        Equalities.Any(equality => Concreteness.IsOfOneSize(equality.Left) || Concreteness.IsOfOneSize(equality.Right));

    /// <summary>Whether it names images, channels or filters by numbers: those of some layers.</summary>
    public bool HasNumberedPlanes => _context is not null && ClaimBases.NumbersOf(_context, _forms, kind => kind != AxisKind.Spatial).Any();

    /// <summary>The letters of its indices that are on the left.</summary>
    public IReadOnlyList<string> Indices => StatedRange.LettersOf(_statements.OfType<Equality>().Select(equality => equality.Head.Form));

    /// <summary>The first index of a position.</summary>
    public int FirstIndex => _bases.Positions;

    /// <summary>The other things that its numbers can mean: nothing says whether the smallest of them is 1 because indices start there, nor
    /// which index of a filter is its channel.</summary>
    public IEnumerable<(ClaimReading Reading, string Words)> Others
    {
        get
        {
            if (_context is not { } own)
                yield break;
            string filter = own.Names.GetValueOrDefault("filter") ?? _options.Notation.Filter;
            foreach (var layout in Turned(own) is { } turned ? (ArrayLayout[])[own.Layout, turned] : [own.Layout])
            {
                foreach (int positions in _bases.IsGuessed ? (int[])[own.IndexBase, 1 - own.IndexBase] : [own.IndexBase])
                {
                    foreach (int planes in _bases.ArePlanesGuessed ? (int[])[own.ChannelBase, 1 - own.ChannelBase] : [own.ChannelBase])
                    {
                        var other = own with { Layout = layout, IndexBase = positions, ChannelBase = planes };
                        string words = layout != own.Layout ? $"with the channel as the first index of {filter}"
                            : positions != own.IndexBase ? $"with indices from {positions}" : $"with channels and filters from {planes}";
                        if (other != own)
                            yield return (new(this, other), words);
                    }
                }
            }
        }
    }

    // Null where the indices of a filter are in the usual order.
    private string? FilterOrder => _context is not null && IsIndexed && IsTurned(_context.Layout.Filter) ? "the channel before the filter in an index" : null;

    /// <summary>The same with conv and corr, where they have no settings, taken for the layer's own.</summary>
    public ClaimReading Borrowing => new(this, _context!) { _borrowsSettings = true };

    // Numbers alone don't say which of them is the channel.
    private ArrayLayout? Turned(Context context)
    {
        int channel = System.Array.FindIndex(context.Layout.Filter, position => position.Kind == AxisKind.Channel);
        int filter = System.Array.FindIndex(context.Layout.Filter, position => position.Kind == AxisKind.Filter);
        if (channel < 0 || filter < 0 || References.Where(reference => context.RoleOf(reference) is Role.Filter or Role.FilterGradient
            && reference.Indices.Count == context.Layout.Filter.Length)
            .Any(reference => reference.Indices[channel].Value.Constant is null || reference.Indices[filter].Value.Constant is null))
            return null;
        AxisPosition[] turned = [.. context.Layout.Filter];
        (turned[channel], turned[filter]) = (turned[filter], turned[channel]);
        return context.Layout with { Filter = turned };
    }

    private bool IsTurned(AxisPosition[] filter)
    {
        int channel = System.Array.FindIndex(filter, position => position.Kind == AxisKind.Channel);
        int own = System.Array.FindIndex(filter, position => position.Kind == AxisKind.Filter);
        return channel >= 0 && own >= 0 && channel < own != IsTransposed;
    }

    /// <summary>Whether the layers are transposed convolutions.</summary>
    public bool IsTransposed => _options.Layer?.IsTransposed ?? _options.IsTransposed;

    /// <summary>How many axes the arrays have; one where the claim says nothing of them.</summary>
    public int Axes => _context is not null && IsIndexed ? _context.Layout.Axes : _options.Layer?.Axes ?? 1;

    /// <summary>Why the claim can't be read as it is written; null where it can.</summary>
    public string? Problem =>
        _forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).FirstOrDefault(limit => limit.IsOfNamedSet) is { } limit
            ? $"what {limit.Name} runs over is a set with a name, and nothing says what is in it"
        : Letters?.Ambiguous is { } letter ? $"{letter} is the index of a sum in one place and stands free in another"
        : References.FirstOrDefault(reference => reference.Tag is [>= '0' and <= '9' or '-' or '+', ..]) is { } raised
            ? $"nothing says whether {raised.Key} is a power"
        : Named is { } named ? $"{named} is not known: the claim only gives it a name"
        : Taken is { } taken ? $"nothing says what {taken} is"
        : Counted is { } counted ? $"nothing says what {counted} counts"
        : Stuffing is { } stuffing ? $"an index of stuff that is {stuffing} is not the number of steps that this array has in the layer"
        : Loop is { } loop ? $"{loop} is the letter of a setting, and runs over an array in what is added up"
        : null;

    /// <summary>What has to be said of how it is read: of the bias, and of a filter whose channel is the first index.</summary>
    public IEnumerable<string> Readings => new[] { Bias, FilterOrder }.OfType<string>();

    /// <summary>Why what fails refutes nothing: it fails outside of the indices that the claim names, or in sums that it doesn't
    /// bound.</summary>
    /// <param name="failing">The indices at which it fails; null where they aren't known.</param>
    public string? Excuses(IReadOnlyDictionary<string, long>? failing)
    {
        List<Equality> equalities = [.. _statements.OfType<Equality>()];
        return StatedRange.Restricts(equalities[0].Fragment.Text, StatedRange.LettersOf(equalities.Select(equality => equality.Head.Form)),
                failing, _bases.Positions) ? StatedRange.Reason
            : equalities.Exists(equality => ReferenceEquals(equality.Left, equality.Head)
                && StatedRange.HasOpenSums(equality.Left.Form, equality.Right.Form)) ? StatedRange.OpenSums
            : null;
    }

    // Of a claim about the output: that there is a bias where it is written, else none; null where it doesn't matter.
    private string? Bias => _context is null || !Values.Any(reference => _context.RoleOf(reference) == Role.Output) ? null
        : Values.Any(reference => _context.RoleOf(reference) == Role.Bias) ? "a bias" : "no bias";

    private IEnumerable<RefForm> References => _forms.OfType<RefForm>();

    // Z in ∂L/∂X = Z: a symbol that stands alone on one side, nowhere else, and is neither an array of the layer nor what a
    // formula for the output is of. Where the other side is a member of a chain, the rest of the chain is the claim.
    private string? Named
    {
        get
        {
            string[] known = [_options.Notation.Input, _options.Notation.Filter, _options.Notation.Output, _options.Notation.Bias, .. Upstreams];
            foreach (var (left, right) in Equalities)
            {
                foreach (var (side, other) in ((Form, Form)[])[(left, right), (right, left)])
                {
                    if (side is RefForm name && !known.Contains(name.Name) && SaysMore(name, other) is false
                        && !References.Any(reference => reference.Key == name.Key && reference.Range != name.Range)
                        && !Equalities.Any(equality => equality.Left != left && (equality.Left.Range == other.Range || equality.Right.Range == other.Range)))
                        return name.Key;
                }
            }
            return null;
        }
    }

    // Whether an equality says more of a symbol than its name: a formula for the output does; null where no array is in it.
    private bool? SaysMore(RefForm name, Form other)
    {
        var parts = FormTree.Within(other);
        return parts.Any(part => part is GradientForm or DerivativeForm) || parts.OfType<RefForm>().Any(part => _context?.RoleOf(part) is not null)
            ? _context?.RoleOf(name) == Role.Output && parts.OfType<RefForm>().Select(part => part.Key).Distinct().Count() > 1
            : null;
    }

    // Those that have values of their own: not those in a derivative.
    private IEnumerable<RefForm> Values
    {
        get
        {
            var by = _forms.Select(form => form switch { GradientForm gradient => gradient.By, DerivativeForm derivative => derivative.By, _ => null }).OfType<RefForm>().Select(reference => reference.Range).ToHashSet();
            var differentiated = _forms.OfType<DerivativeForm>().SelectMany(derivative => FormTree.Within(derivative.Of)).Select(form => form.Range).ToHashSet();
            return References.Where(reference => !by.Contains(reference.Range) && !differentiated.Contains(reference.Range));
        }
    }

    // The inference takes any term beside the products for the bias; here it has its name.
    private string? Taken => _context is null ? null : References
        .Where(reference => _context.RoleOf(reference) is Role.Bias or Role.BiasGradient && reference.Name != _options.Notation.Bias && reference.Name is not ("b" or "beta" or "bias"))
        .Select(reference => reference.Key).FirstOrDefault();

    // (k) in X^{(k)} where it has no position: a layer or a channel.
    private string? Counted => _context is null || _options.Layer is not null ? null : References
        .Where(reference => _context.RoleOf(reference) is Role.Input or Role.Filter or Role.Output && reference.Tag.Trim('(', ')') is [var letter] && char.IsLetter(letter) && letter is not ('l' or 'L'))
        .Select(reference => reference.Tag).FirstOrDefault();

    // stuff_d(G): G has the stride between its entries, as the filter has the dilation.
    private string? Stuffing => _context is null ? null : _forms.OfType<OperatorForm>()
        .Where(form => form is { Kind: OperatorKind.Stuff, Amount: { } amount } && !IsOwn(amount, FormTree.Within(form).OfType<RefForm>().Any(reference => _context.RoleOf(reference) == Role.Filter) ? ClaimSetting.Dilation : ClaimSetting.Stride))
        .Select(form => IndexReader.Flat(form.Amount)).FirstOrDefault();

    private bool IsOwn(Node amount, ClaimSetting setting) =>
        IndexReader.NameOf(amount) is { } name ? ClaimLetter.Usual(name, _context!.Layout)?.Setting == setting
        : _options.Layer is { } layer && IndexReader.Value(amount)?.Constant is { } number && ClaimLetter.ValuesOf(setting, layer).All(value => value == number);

    // What += runs over and is the letter of a setting: p in dX_{p+u} += F_u dO_p.
    private string? Loop => _context is null ? null
        : _statements.OfType<Equality>().Zip(Equalities).Where(pair => pair.First.Relation.Kind == RelationKind.PlusEqual)
        .SelectMany(pair => pair.Second.Right is BigSumForm sum && !ReferenceEquals(sum, pair.First.Right.Form) ? sum.Limits : [])
        .Select(limit => limit.Name).FirstOrDefault(name => ClaimLetter.Usual(name, _context.Layout) is not null);

    /// <summary>Whether images, channels or filters are counted.</summary>
    public bool Counts(AxisKind kind) => _context is not null && IsIndexed && _context.Layout.Has(kind);

    /// <summary>The claim at a layer, where its letters have the values of the layer; null where it is about layers with another number of
    /// axes, or a letter would have two values.</summary>
    public Context? At(Layer layer) => LayoutAt(layer) is { } layout && Letters!.At(layer) is { } numbers
        ? Literal(layout) with { Samples = [new Sample(layer, numbers)], IsTrueConvolution = layer.IsTrueConvolution } : null;

    /// <summary>The claim for all sizes of layers of a kind.</summary>
    public Context? General(Layer kind, bool hasSettings, ClaimConditions conditions, bool isOutputExact) => LayoutAt(kind) is { } layout
        ? Literal(layout) with
        {
            Given = ClaimSizes.Of(Letters!, layout, kind, hasSettings, conditions, isOutputExact),
            IsTrueConvolution = kind.IsTrueConvolution,
        }
        : null;

    private ArrayLayout? LayoutAt(Layer layer)
    {
        if (_context is null)
            return null;
        if (!IsIndexed)
            return ArrayLayout.Of(layer, 0, 0, 0);
        return _context.Layout.Axes == layer.Axes ? _context.Layout : null;
    }

    private Context Literal(ArrayLayout layout) => _context! with
    {
        Layout = layout,
        IsLiteral = true,
        BorrowsSettings = _borrowsSettings,
        SizesAreKnown = true,
        Relation = null,
        Declared = null,
        CountedOtherwise = null,
        CountedApart = null,
        WritesCorrelations = false,
        AreWordsLiteral = true,
        IsAsteriskTrue = false,
        IndexDefinitions = new Dictionary<string, IndexExpression>(),
        RelatedIndices = new HashSet<string>(),
    };

    private Context? Read(bool isNamed)
    {
        var names = _options.Notation;
        string text = "convention=cross-correlation";
        if (isNamed)
        {
            text += $" input={names.Input} filter={names.Filter} output={names.Output} loss={names.Loss} bias={names.Bias}";
            var symbols = _forms.OfType<RefForm>().Select(reference => reference.Name).ToHashSet();
            if (Upstreams.FirstOrDefault(name =>
                symbols.Contains(name) && name != names.Input && name != names.Filter && name != names.Output) is { } upstream)
                text += $" upstream={upstream}";
        }
        IReadOnlyList<Layer> layers = _options.Layer is { } layer ? [layer] : [];
        return Inference.Of(_statements, DeclaredContext.Read([text]) with { Layers = layers, IsOfClaim = true }) is [var context, ..]
            ? context : null;
    }
}
