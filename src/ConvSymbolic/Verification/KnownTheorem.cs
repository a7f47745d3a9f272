using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Verification;

/// <summary>
/// A theorem as the checker knows it: the forward formula that defines the layer, the entry that the loss is differentiated by, and the
/// correlation that the derivative is claimed to be. A certificate only names it. Sizes are names; one letter is a vector over the spatial axes.
/// </summary>
/// <remarks>
/// Assumed are whole numbers N, g, C/g, O/g, H, H', K ≥ 0 and s, d ≥ 1, output padding t⁺ ≥ 0, any whole p and p⁺, and
/// H' = ⌊(H + p + p⁺ − d(K−1) − 1)/s⌋ + 1, transposed H' = s(H−1) + d(K−1) + 1 − p − p⁺ + t⁺.
/// </remarks>
internal sealed class KnownTheorem
{
    private static readonly IndexExpression Reach = Name("d") * (Name("K") - 1);

    private static readonly IndexExpression Groups = "g", ChannelsPerGroup = "C/g", FiltersPerGroup = "O/g", Stride = "s", Dilation = "d", Padding = "p";

    private KnownTheorem(string gradient, bool isTransposed, bool isTrueConvolution)
    {
        (Gradient, IsTransposed, IsTrueConvolution) = (gradient, isTransposed, isTrueConvolution);
        (By, Free, Claim) = gradient switch
        {
            "filter-gradient" => (FilterEntry, FilterFree, FilterClaim()),
            "input-gradient" => (new Entry("X", ["n", "c"], "m"), [Up("n", "N"), Up("c", Groups * ChannelsPerGroup), Up("m", "H")], InputClaim()),
            _ => (new Entry("b", ["o"], null), (EquatableArray<IndexRange>)[Up("o", Groups * FiltersPerGroup)], (ClaimedCorrelation?)null),
        };
    }

    /// <summary>All twelve, in the order in which a certificate has them.</summary>
    public static IReadOnlyList<KnownTheorem> All { get; } =
    [
        .. from isTransposed in (bool[])[false, true]
           from isTrueConvolution in (bool[])[false, true]
           from gradient in (string[])["filter-gradient", "input-gradient", "bias-gradient"]
           select new KnownTheorem(gradient, isTransposed, isTrueConvolution),
    ];

    public string Gradient { get; }

    public bool IsTransposed { get; }

    public bool IsTrueConvolution { get; }

    /// <summary>How a certificate names it.</summary>
    public string Title => $"{Gradient} {(IsTransposed ? "transposed" : "convolution")} {(IsTrueConvolution ? "true-convolution" : "cross-correlation")}";

    /// <summary>The entry that the loss is differentiated by.</summary>
    public Entry By { get; }

    /// <summary>The ranges of the free indices, which are the indices of <see cref="By"/>.</summary>
    public EquatableArray<IndexRange> Free { get; }

    /// <summary>The correlation that the derivative is claimed to be; null for the bias, whose claim is a plain sum.</summary>
    public ClaimedCorrelation? Claim { get; }

    /// <summary>H' by its definition.</summary>
    public IndexExpression OutputExtent => IsTransposed
        ? Stride * (Name("H") - 1) + Reach + 1 - Padding - "p⁺" + "t⁺"
        : IndexExpression.Floor(Slack, Stride) + 1;

    /// <summary>What is known not to be negative: t⁺, and the remainder of H + p + p⁺ − d(K−1) − 1 divided by s, and 0.</summary>
    public static IReadOnlyList<IndexExpression> NotNegative => [0, "t⁺", Slack - Stride * IndexExpression.Floor(Slack, Stride)];

    private static IndexExpression Slack => Name("H") + Padding + "p⁺" - Reach - 1;

    /// <summary>The outputs that are summed over by the chain rule.</summary>
    public static EquatableArray<IndexRange> Outputs => [Up("n'", "N"), Up("o'", Groups * FiltersPerGroup), Up("i'", "H'")];

    /// <summary>∂L/∂O there.</summary>
    public static Entry Upstream => new("G", ["n'", "o'"], "i'");

    /// <summary>The definition of O[n',o';i'], term by term.</summary>
    public EquatableArray<ProofTerm> Forward
    {
        get
        {
            var channel = IndexExpression.Floor("o'", FiltersPerGroup) * ChannelsPerGroup + "c'";
            IndexExpression tap = IsTrueConvolution ? Name("K") - 1 - "u'" : "u'";
            EquatableArray<Entry> product = IsTransposed
                ?
                [
                    new("X", ["n'", channel], Name("i'") + Padding - Dilation * "u'", IsStuffed: true, IsExtended: true),
                    new("F", [channel, Name("o'") - IndexExpression.Floor("o'", FiltersPerGroup) * FiltersPerGroup], tap),
                ]
                : [new("X", ["n'", channel], Stride * "i'" + Dilation * "u'" - Padding, IsExtended: true), new("F", ["o'", "c'"], tap)];
            return [new ProofTerm([Up("c'", ChannelsPerGroup), Up("u'", "K")], product), new ProofTerm([], [new Entry("b", ["o'"], null)])];
        }
    }

    /// <summary>The extents of an array: of its planes, then of its position.</summary>
    public IReadOnlyList<IndexExpression> Extents(string array) => array switch
    {
        "X" => ["N", Groups * ChannelsPerGroup, "H"],
        "F" => IsTransposed ? [Groups * ChannelsPerGroup, FiltersPerGroup, "K"] : [Groups * FiltersPerGroup, ChannelsPerGroup, "K"],
        "b" => [Groups * FiltersPerGroup],
        _ => ["N", Groups * FiltersPerGroup, "H'"],
    };

    /// <summary>What the last line must be: the claim, written out by the definition of the correlation.</summary>
    public ProofState Goal => Claim?.Unfold(this) ?? new([[Up("n'", "N"), Up("i'", "H'")]], [new Entry("G", ["n'", "o"], "i'")], [], null);

    /// <summary>The claim as an equation, in the nodes of the expression tree.</summary>
    public Equation Statement
    {
        get
        {
            EquatableArray<IndexExpression> subscript = By.Position is { } position ? [position] : By.Planes;
            return new(
                new Derivative(new Symbol(Names.Loss), new Element(new Symbol(By.Array), By.Position is null ? [] : By.Planes, subscript)),
                Claim?.Write() ?? new Summation(Goal.Levels[0], new Derivative(new Symbol(Names.Loss), new Element(new Symbol(Names.Output), ["n'", "o"], ["i'"]))));
        }
    }

    private Entry FilterEntry => new("F", IsTransposed ? ["c", "o"] : ["o", "c"], "u");

    private EquatableArray<IndexRange> FilterFree => IsTransposed
        ? [Up("c", Groups * ChannelsPerGroup), Up("o", FiltersPerGroup), Up("u", "K")]
        : [Up("o", Groups * FiltersPerGroup), Up("c", ChannelsPerGroup), Up("u", "K")];

    // The input correlated with the upstream gradient, transposed the other way round; stride and dilation have changed places.
    private ClaimedCorrelation FilterClaim()
    {
        var input = new Entry("X", ["n'", IsTransposed ? "c" : IndexExpression.Floor("o", FiltersPerGroup) * ChannelsPerGroup + "c"], null);
        var upstream = new Entry("G", ["n'", IsTransposed ? IndexExpression.Floor("c", ChannelsPerGroup) * FiltersPerGroup + "o" : "o"], null);
        return new ClaimedCorrelation
        {
            Planes = [Up("n'", "N")],
            Image = IsTransposed ? upstream : input,
            Kernel = IsTransposed ? input : upstream,
            KernelRange = IsTransposed ? Up("m'", "H") : Up("i'", "H'"),
            Result = Up("u", "K"),
            ResultIsRotated = IsTrueConvolution,
            Stride = Dilation,
            Dilation = Stride,
            Before = Padding,
            After = "p⁺",
        };
    }

    // The zero-stuffed upstream gradient correlated with the rotated filter; transposed the plain correlation with the filter.
    private ClaimedCorrelation InputClaim()
    {
        var group = IndexExpression.Floor("c", ChannelsPerGroup);
        var remainder = Slack - Stride * (Name("H'") - 1);
        return new ClaimedCorrelation
        {
            Planes = [new IndexRange("o'", group * FiltersPerGroup, group * FiltersPerGroup + FiltersPerGroup - 1)],
            Image = new Entry("G", ["n", "o'"], null, IsStuffed: !IsTransposed),
            Kernel = new Entry("F", IsTransposed ? ["c", "o'" - group * FiltersPerGroup] : ["o'", "c" - group * ChannelsPerGroup], null),
            KernelRange = Up("u'", "K"),
            KernelIsRotated = IsTransposed == IsTrueConvolution,
            Result = Up("m", "H"),
            Stride = IsTransposed ? Stride : 1,
            Dilation = Dilation,
            Before = IsTransposed ? Padding : Reach - Padding,
            After = IsTransposed ? "p⁺" : Reach - "p⁺" + remainder,
        };
    }

    private static IndexExpression Name(string name) => name;

    private static IndexRange Up(string name, IndexExpression extent) => IndexRange.UpTo(name, extent);
}
