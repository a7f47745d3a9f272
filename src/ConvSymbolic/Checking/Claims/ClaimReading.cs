using System.Globalization;
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
        Letters = _context is null ? null : ClaimLetters.Of(Equalities, _context, IsTransposed);
    }

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

    /// <summary>Whether the layers are transposed convolutions.</summary>
    public bool IsTransposed => _options.Layer?.IsTransposed ?? _options.IsTransposed;

    /// <summary>How many axes the arrays have; one where the claim says nothing of them.</summary>
    public int Axes => _context is not null && IsIndexed ? _context.Layout.Axes : _options.Layer?.Axes ?? 1;

    /// <summary>Why the claim can't be read as it is written; null where it can.</summary>
    public string? Problem =>
        _forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).FirstOrDefault(limit => limit.IsOfNamedSet) is { } limit
            ? $"what {limit.Name} runs over is a set with a name, and nothing says what is in it"
        : Letters?.Ambiguous is { } letter ? $"{letter} is the index of a sum in one place and stands free in another"
        : Loop is { } loop ? $"{loop} is the letter of a setting, and runs over an array in what is added up"
        : null;

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
        SizesAreKnown = true,
        Relation = null,
        Declared = null,
        CountedOtherwise = null,
        CountedApart = null,
        WritesCorrelations = false,
        IsAsteriskTrue = false,
        IndexDefinitions = new Dictionary<string, IndexExpression>(),
        RelatedIndices = new HashSet<string>(),
    };

    private Context? Read(bool isNamed)
    {
        var names = _options.Notation;
        string text = "convention=cross-correlation";

        // Indices start at 0 unless entries or limits of sums say otherwise.
        if (_options.IndexBase is { } first)
            text += " index-base=" + first.ToString(CultureInfo.InvariantCulture);
        else if (!IsConcrete
            && !_forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).Any(limit => limit.First?.Value.Constant is 0 or 1))
            text += " index-base=0";
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
