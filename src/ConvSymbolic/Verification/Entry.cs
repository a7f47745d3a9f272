using ConvSymbolic.Indices;

namespace ConvSymbolic.Verification;

/// <summary>
/// An entry of an array in a product. One letter is a vector over any number of spatial axes: arithmetic, ranges and conditions of positions
/// are meant axis by axis, those of planes (images, channels, filters) are numbers.
/// </summary>
/// <param name="Array">X, F, b or G; G is ∂L/∂O.</param>
/// <param name="Planes">Image, channel and filter indices.</param>
/// <param name="Position">The spatial index; null for b.</param>
/// <param name="IsStuffed">Whether it is an entry of stuff_s of the array.</param>
/// <param name="IsExtended">Whether it is 0 outside the array.</param>
internal sealed record Entry(string Array, EquatableArray<IndexExpression> Planes, IndexExpression? Position, bool IsStuffed = false, bool IsExtended = false)
{
    public Entry Map(Func<IndexExpression, IndexExpression> map) =>
        this with { Planes = [.. Planes.Select(map)], Position = Position is null ? null : map(Position) };

    public bool Contains(string name) => Planes.Any(plane => plane.Contains(name)) || Position?.Contains(name) == true;
}

/// <summary>
/// What stands at some line of a proof: Σ over the ranges, level by level, of the product of the entries where all conditions hold, else 0.
/// Before the differentiation is done, the product has one factor more, a derivative by the entry that the theorem is about.
/// </summary>
/// <param name="Levels">The sums; the second stands inside the first until the sums are exchanged.</param>
/// <param name="Factors">The entries.</param>
/// <param name="Conditions">The conditions of the Iverson bracket.</param>
/// <param name="Pending">What is still to be differentiated; its terms are sums of products.</param>
internal sealed record ProofState(
    EquatableArray<EquatableArray<IndexRange>> Levels,
    EquatableArray<Entry> Factors,
    EquatableArray<IndexCondition> Conditions,
    EquatableArray<ProofTerm>? Pending)
{
    public static ProofState Start { get; } = new([], [], [], null);

    /// <summary>The ranges, once the sums are exchanged or there is one only.</summary>
    public EquatableArray<IndexRange>? Ranges => Levels.Count == 1 && Pending is null ? Levels[0] : null;

    /// <summary>The same with an expression in the place of a name in entries and conditions.</summary>
    public ProofState Substitute(string name, IndexExpression value) => Map(index => index.Substitute(other => other == name ? value : null));

    public ProofState Map(Func<IndexExpression, IndexExpression> map) => this with
    {
        Factors = [.. Factors.Select(factor => factor.Map(map))],
        Conditions = [.. Conditions.Select(condition => new IndexCondition(map(condition.Left), map(condition.Right)))],
    };
}

/// <summary>A term of the forward formula: Σ over the ranges of the product of the entries.</summary>
/// <param name="Ranges">The ranges.</param>
/// <param name="Factors">The entries.</param>
internal sealed record ProofTerm(EquatableArray<IndexRange> Ranges, EquatableArray<Entry> Factors);
