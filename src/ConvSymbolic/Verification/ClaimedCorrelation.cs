using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Verification;

/// <summary>
/// A claim result[u] = Σ_planes Σ_v image⟨S·u + D·v − P⟩·kernel[v]; the kernel may be rotated (read at K−1−v), and so may the result
/// (read at E−1−u).
/// </summary>
internal sealed record ClaimedCorrelation
{
    public required EquatableArray<IndexRange> Planes { get; init; }

    public required Entry Image { get; init; }

    public required Entry Kernel { get; init; }

    public required IndexRange KernelRange { get; init; }

    public bool KernelIsRotated { get; init; }

    public required IndexRange Result { get; init; }

    public bool ResultIsRotated { get; init; }

    public required IndexExpression Stride { get; init; }

    public required IndexExpression Dilation { get; init; }

    public required IndexExpression Before { get; init; }

    public required IndexExpression After { get; init; }

    /// <summary>The claim by the definition of the correlation; an entry is read inside its array, so only the image is extended.</summary>
    public ProofState Unfold(KnownTheorem theorem)
    {
        var u = ResultIsRotated ? Result.Last - Result.Name : Result.Name;
        var v = KernelIsRotated ? KernelRange.Last - KernelRange.Name : KernelRange.Name;
        bool isWhole = KernelRange.First == IndexExpression.Zero && KernelRange.Last == theorem.Extents(Kernel.Array)[^1] - 1;
        return new ProofState(
            [[.. Planes, KernelRange]],
            isWhole ? [Image with { Position = Stride * u + Dilation * KernelRange.Name - Before, IsExtended = true }, Kernel with { Position = v }] : [],
            [],
            null);
    }

    /// <summary>
    /// Whether the correlation is at least as large as the array that it is claimed to be: the room that the image with its padding leaves
    /// the kernel, less what the result needs of it, is one of the expressions that are not negative.
    /// </summary>
    public bool Fits(KnownTheorem theorem)
    {
        IndexExpression extent = theorem.Extents(Image.Array)[^1], kernel = theorem.Extents(Kernel.Array)[^1];
        var image = (Image.IsStuffed ? "s" * (extent - 1) + 1 : extent) + Before + After;
        var spare = image - Dilation * (kernel - 1) - 1 - Stride * Result.Last;
        return KnownTheorem.NotNegative.Contains(spare.Substitute(name => name == "H'" ? theorem.OutputExtent : null));
    }

    /// <summary>The claim as it is written: Σ conv(image, kernel; …)[u].</summary>
    public Expression Write()
    {
        Expression image = Array(Image), kernel = Array(Kernel);
        if (Image.IsStuffed)
            image = new Application(Operator.Stuff, [image], [new Argument(ArgumentName.Stride, ["s"])]);
        if (KernelIsRotated)
            kernel = new Application(Operator.Rot180, [kernel], []);
        Expression result = new Application(
            Operator.Correlate,
            [image, kernel],
            [
                new Argument(ArgumentName.Stride, [Stride]),
                new Argument(ArgumentName.Dilation, [Dilation]),
                new Argument(ArgumentName.Padding, [Before, After]),
                new Argument(ArgumentName.Size, [Result.Last + 1]),
            ]);
        if (ResultIsRotated)
            result = new Application(Operator.Rot180, [result], []);
        return new Summation(Planes, new Element(result, [], [Result.Name]));
    }

    private static Expression Array(Entry entry) => entry.Array == "G"
        ? new Derivative(new Symbol(Names.Loss), new Element(new Symbol(Names.Output), entry.Planes, []))
        : new Element(new Symbol(entry.Array), entry.Planes, []);
}
