using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>What a part of a document is about: the roles of its symbols, how their indices are written, and the layers that it is judged for.</summary>
internal sealed record Context
{
    /// <summary>The roles by key: the letter with its tag.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>The roles by letter alone, for letters of one role.</summary>
    public required IReadOnlyDictionary<string, Role> LetterRoles { get; init; }

    /// <summary>The index positions of the arrays.</summary>
    public required ArrayLayout Layout { get; init; }

    /// <summary>The smallest index.</summary>
    public required int IndexBase { get; init; }

    /// <summary>The same layers with indices that start at the other number; null where it is declared where they start.</summary>
    public Func<Context>? CountedOtherwise { get; init; }

    /// <summary>The smallest index of a channel, a filter or an image.</summary>
    public required int ChannelBase { get; init; }

    /// <summary>Whether convolution means the true one.</summary>
    public required bool IsTrueConvolution { get; init; }

    /// <summary>The layers that equations are judged for: the document's own, or some of different extents.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>Whether the sizes are the document's own.</summary>
    public required bool SizesAreKnown { get; init; }

    /// <summary>The arrays whose extents are declared or stated: no larger ones are meant.</summary>
    public IReadOnlySet<Role> Fixed { get; init; } = new HashSet<Role>();

    /// <summary>Whether the forward equations are those of a transposed convolution, which has to be declared.</summary>
    public bool LooksTransposed { get; init; }

    /// <summary>Whether they are those of a dilated true convolution, which a transposed one with a stride has too where its output isn't cut.</summary>
    public bool MayBeTransposed { get; init; }

    /// <summary>The relation of the indices as an index sum gives it, with the author's names; null where no index sum gives one.</summary>
    public SymbolicRelation? Relation { get; init; }

    /// <summary>The layers that are declared, where nothing of them was looked for.</summary>
    public DeclaredLayers? Declared { get; init; }

    /// <summary>
    /// Whether what is written is read literally: the first operand of conv is what the second one slides over, the second operand of full what the first one slides over, and a letter is what it is
    /// given to be.
    /// </summary>
    public bool IsLiteral { get; init; }

    /// <summary>Whether conv( , ) without settings has those that a text gives or the layer has; as it is defined it has plain ones.</summary>
    public bool BorrowsSettings { get; init; } = true;

    /// <summary>The names for all sizes, where it is given what the letters are; null where that is found.</summary>
    public GivenSizes? Given { get; init; }

    /// <summary>Indices that are defined by an equation: h = s·p + d·r − p₀.</summary>
    public required IReadOnlyDictionary<string, IndexExpression> IndexDefinitions { get; init; }

    /// <summary>Indices that an equation of indices relates to others: i'·s + m = i.</summary>
    public IReadOnlySet<string> RelatedIndices { get; init; } = new HashSet<string>();

    /// <summary>What was inferred and from what.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>The author's names by role, for the report.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>How the author writes.</summary>
    public Writing Writing => OwnWriting.Value;

    /// <summary>The same, found out when it is first asked for: corrections alone need it.</summary>
    public required Lazy<Writing> OwnWriting { get; init; }

    /// <summary>Numbers that the document gives for entries: by role and 0-based position.</summary>
    public Dictionary<(Role Role, int Offset), Numbers.Rational> Numbers { get; } = [];

    /// <summary>Whether conv( , ) is the cross-correlation although the layer is a true convolution: the filter is rotated in front of it.</summary>
    public bool WritesCorrelations { get; init; }

    /// <summary>
    /// Whether conv, full and the like are the cross-correlations of the glossary whatever the layer is: then * alone is the operation of
    /// the layer.
    /// </summary>
    public bool AreWordsLiteral { get; init; }

    /// <summary>Whether * is the true convolution and every other sign the cross-correlation, whatever the layer is.</summary>
    public bool IsAsteriskTrue { get; init; }

    /// <summary>Whether ⋆ stands for a convolution somewhere: * may then be the true one.</summary>
    public bool HasStars { get; init; }

    /// <summary>Whether the text says that the outputs have a bias.</summary>
    public bool IsBiased { get; init; }

    /// <summary>Whether the text has the gradient by a bias, which no output may have.</summary>
    public bool IsDifferentiatedByBias { get; init; }

    /// <summary>Whether a formula of the output has its bias and no row does, so that rows leave it out on purpose.</summary>
    public bool RowsMayLeaveOutBias { get; init; }

    /// <summary>The forward equations of single entries.</summary>
    public IReadOnlyList<Statements.Equality> Forward { get; init; } = [];

    /// <summary>Asks those who judge to stop.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What judging may take, of all contexts of a document together.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>What was found equal, in all contexts of a document together.</summary>
    public Settled Settled { get; init; } = new();

    /// <summary>The function that makes the input from what the layer before gives; null where the text speaks of none.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The function that the output goes through; null where the text speaks of none.</summary>
    public Activation? Behind { get; init; }

    /// <summary>The letters that the indices of an array have in the first index sum, in their order.</summary>
    public IReadOnlyDictionary<Role, IReadOnlyList<string?>> Letters { get; init; } = new Dictionary<Role, IReadOnlyList<string?>>();

    /// <summary>The letters that shapes are written with: none of them is an index in a limit.</summary>
    public IReadOnlySet<string> SizeLetters { get; init; } = new HashSet<string>();

    /// <summary>How the filter is counted if the rest is counted in another way, for which nothing is called wrong; null where all arrays start at one index.</summary>
    public string? CountedApart { get; init; }

    /// <summary>The smallest value of an index.</summary>
    public int BaseOf(AxisKind kind) => kind == AxisKind.Spatial ? IndexBase : ChannelBase;

    /// <summary>Whether a convolution turns the array that slides; null where nothing says what its sign means.</summary>
    /// <param name="sign">The sign between the arrays; null for a word before them.</param>
    public bool? Turns(Latex.ProductSign? sign) => !IsTrueConvolution || WritesCorrelations ? false
        : !AreWordsLiteral ? true
        : sign switch { null => false, Latex.ProductSign.Star or Latex.ProductSign.Ast => true, _ => null };

    /// <summary>The value of a polynomial with the document's numbers put in; null where one is missing.</summary>
    public Numbers.Rational? ValueOf(Polynomials.Polynomial polynomial, Sample sample)
    {
        var missing = false;
        var value = polynomial.Evaluate(variable =>
        {
            foreach (var (role, block) in (IEnumerable<(Role, Polynomials.VariableBlock)>)[(Role.Upstream, sample.Layer.UpstreamSymbols), (Role.Input, sample.Layer.InputSymbols), (Role.Filter, sample.Layer.FilterSymbols)])
            {
                int offset = variable.Id - block.First;
                if (offset >= 0 && offset < block.Count && Numbers.TryGetValue((role, offset), out var number))
                    return number;
            }
            int bias = variable.Id - sample.Layer.FilterSymbols.First - sample.Layer.FilterSymbols.Count;
            if (bias >= 0 && Numbers.TryGetValue((Role.Bias, bias), out var added))
                return added;
            missing = true;
            return 0;
        });
        return missing ? null : value;
    }

    /// <summary>The role of a symbol; null for one that is not known.</summary>
    public Role? RoleOf(RefForm reference)
    {
        if (Roles.TryGetValue(reference.Key, out var role))
            return role;

        // X_new, X_old are X; another layer's X is not.
        if (Versions.IsVersion(reference.Tag) && (Roles.TryGetValue(reference.Name, out role) || LetterRoles.TryGetValue(reference.Name, out role)))
            return role;
        if (reference.Tag.Length == 0)
            return LetterRoles.TryGetValue(reference.Name, out role) || (LetterRoles.TryGetValue(OtherCase(reference.Name), out role) && (reference.Indices.Count == 0 || (reference.Indices.Count > 1 && reference.Indices.Count == PositionsOf(role).Length))) ? role : null;

        // dZ^l_{ij} for the gradient by z^l_{ij}
        if (reference.Indices.Count > 1 && Roles.TryGetValue(OtherCase(reference.Name) + "^" + reference.Tag, out role) && reference.Indices.Count == PositionsOf(role).Length)
            return role;

        // z^l where entries are z_{11}: of this layer, while z^{l-1} is the layer before; only what is itself without a tag.
        string? place = LayerTags.PlaceOf(reference.Tag);
        return place is not null && (Roles.TryGetValue(reference.Name, out role) || (reference.Indices.Count == 0 && Roles.TryGetValue(OtherCase(reference.Name), out role)))
            && (role is Role.Input ? place == "in" : place == "out" && role is not Role.InputGradient) ? role : null;
    }

    /// <summary>W for w, and w for W: the array of the w_{11}, or dZ_{ij} for the gradient by z_{ij}.</summary>
    public static string OtherCase(string name) => name.Length == 1 ? (char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])).ToString() : name;

    /// <summary>The index positions of an array, or of the gradient by it.</summary>
    public AxisPosition[] PositionsOf(Role role) => Layout.PositionsOf(role);
}
