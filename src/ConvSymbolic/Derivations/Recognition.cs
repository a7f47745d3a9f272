using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Derivations;

/// <summary>
/// Reads a sum as a correlation, by the definition conv(A, B)[u] = Σ_v A⟨S·u + D·v − P⟩·B[v]: stride S, dilation D and padding P are what
/// the index of A says. B[K−1−v] makes it rot180 B, and −S the result rotated. Sums over images, channels and filters stay in front.
/// </summary>
internal static class Recognition
{
    /// <summary>The correlation at the result index, or the expression as it is where the pattern does not match.</summary>
    /// <param name="layer">The sizes, which say what is padded after the data and what is cropped.</param>
    /// <param name="target">What the expression is an entry of.</param>
    /// <param name="expression">A Σ over a product of two entries; further terms stay.</param>
    /// <param name="result">The index letters u of the result.</param>
    public static Expression Apply(LayerSizes layer, Target target, Expression expression, IReadOnlyList<string> result)
    {
        if (expression is Sum sum)
            return Building.Plus(sum.Terms.Select(term => Apply(layer, target, term, result)));
        if (expression is not Summation summation || Building.FactorsOf(summation.Body).ToArray() is not [var first, var second])
            return expression;
        var match = Match(layer, target, summation, first, second, result) ?? Match(layer, target, summation, second, first, result);
        if (match is null)
            return expression;
        return Unprime(layer, target, Building.SumOver(
            summation.Ranges.Where(range => !match.Names.Contains(range.Name)),
            new Element(match.Write(layer, target), [], [.. result.Select(IndexExpression.Variable)])));
    }

    // A letter that is summed over needs its prime no longer where the entry itself has no such letter.
    private static Expression Unprime(LayerSizes layer, Target target, Expression expression)
    {
        if (expression is not Summation sum)
            return expression;
        var entry = Schemas.EntryOf(layer, target);
        string Plain(string name)
        {
            string plain = name.TrimEnd('\'');
            return entry.Superscript.Concat(entry.Subscript).Any(index => index.Contains(plain)) ? name : plain;
        }
        IndexExpression? Renamed(string name) => sum.Ranges.Any(range => range.Name == name) ? Plain(name) : (IndexExpression?)null;
        return new Summation(sum.Ranges.Map(range => range with { Name = Plain(range.Name) }), sum.Body.Substitute(Renamed));
    }

    /// <summary>The statement about arrays that a statement about entries of correlations makes: conv(…)[u] without [u].</summary>
    public static Expression AsArrays(Expression expression) =>
        expression.Transform(node => node is Element { Array: Application { Operator: Operator.Correlate or Operator.Full or Operator.Rot180 } array } ? array : node);

    /// <summary>The output as an array: O, or the plane of an image and a filter.</summary>
    public static Expression OutputPlane(LayerSizes layer)
    {
        var plane = new LayerSymbols(layer).Output(LayerSymbols.Image, LayerSymbols.Filter, []);
        return plane.Superscript.Count == 0 ? plane.Array : plane;
    }

    private static Correlation? Match(LayerSizes layer, Target target, Summation sum, Expression image, Expression kernel, IReadOnlyList<string> result)
    {
        if (Entry.Of(layer, image) is not { IsExtended: true } read || Entry.Of(layer, kernel) is not { IsExtended: false, Stuffing: null } tap || read.Index.Count != result.Count)
            return null;
        var names = new List<string>();
        IndexExpression[] strides = new IndexExpression[result.Count], dilations = new IndexExpression[result.Count], before = new IndexExpression[result.Count];
        bool? isRotated = null, resultIsRotated = null;
        var extents = ExtentsOf(layer, target);
        for (int axis = 0; axis < result.Count; axis++)
        {
            var range = sum.Ranges.FirstOrDefault(range => tap.Index[axis].Contains(range.Name));
            if (range is null || range.First != IndexExpression.Zero || range.Last != tap.Extents[axis] - 1)
                return null;
            bool isBackwards = tap.Index[axis] == range.Last - range.Name;
            if (!isBackwards && tap.Index[axis] != IndexExpression.Variable(range.Name))
                return null;
            if (read.Index[axis].Split(range.Name) is not var (dilation, others) || others.Split(result[axis]) is not var (stride, rest))
                return null;
            bool isFalling = stride.IsNegative();
            if (dilation.IsNegative() || dilation == IndexExpression.Zero || stride == IndexExpression.Zero || isBackwards != (isRotated ?? isBackwards) || isFalling != (resultIsRotated ?? isFalling))
                return null;
            (isRotated, resultIsRotated) = (isBackwards, isFalling);
            names.Add(range.Name);
            strides[axis] = isFalling ? -stride : stride;
            dilations[axis] = dilation;
            before[axis] = isFalling ? -(rest + stride * (extents[axis] - 1)) : -rest;
        }
        return new Correlation(read, tap, [.. names], isRotated == true, resultIsRotated == true, [.. strides], [.. dilations], [.. before]);
    }

    private static EquatableArray<IndexExpression> ExtentsOf(LayerSizes layer, Target target) => target switch
    {
        Target.Output => layer.Output,
        Target.FilterGradient => layer.Filter,
        _ => layer.Input,
    };

    // An entry of an array in a product: the array (a plane of it, zero-stuffed), its extents, and the spatial index.
    private sealed record Entry(
        Expression Array, EquatableArray<IndexExpression> Index, bool IsExtended, EquatableArray<IndexExpression> Extents, EquatableArray<IndexExpression>? Stuffing)
    {
        public static Entry? Of(LayerSizes layer, Expression factor)
        {
            switch (factor)
            {
                case Derivative { Of: Symbol, By: Element { Array: Symbol output } entry } derivative:
                    return new(derivative with { By = Plane(entry) }, entry.Subscript, entry.IsExtended, ArrayExtents(layer, output), null);
                case Element { Array: Symbol symbol } entry:
                    return new(Plane(entry), entry.Subscript, entry.IsExtended, ArrayExtents(layer, symbol), null);
                case Element { Array: Application { Operator: Operator.Stuff, Operands: [var inner], Arguments: [var stride] } stuffed } entry:
                    var (plane, array) = inner is Derivative { By: Symbol by } upstream
                        ? (upstream with { By = Plane(entry with { Array = by }) }, by)
                        : ((Expression)Plane(entry with { Array = inner }), (Symbol)inner);
                    var extents = ArrayExtents(layer, array);
                    return new(
                        stuffed with { Operands = [plane] },
                        entry.Subscript,
                        entry.IsExtended,
                        [.. extents.Select((extent, axis) => stride.Values[axis] * (extent - 1) + 1)],
                        stride.Values);
                default:
                    return null;
            }
        }

        private static Element Plane(Element entry) => entry with { Subscript = [], IsExtended = false };

        private static EquatableArray<IndexExpression> ArrayExtents(LayerSizes layer, Symbol array) => array.Name switch
        {
            Names.Input => layer.Input,
            Names.Filter => layer.Filter,
            _ => layer.Output,
        };
    }

    private sealed record Correlation(
        Entry Image,
        Entry Kernel,
        EquatableArray<string> Names,
        bool KernelIsRotated,
        bool ResultIsRotated,
        EquatableArray<IndexExpression> Stride,
        EquatableArray<IndexExpression> Dilation,
        EquatableArray<IndexExpression> Before)
    {
        public Expression Write(LayerSizes layer, Target target)
        {
            IndexExpression[] after = [.. Before.Select((_, axis) => After(layer, target, axis))];
            var kernel = KernelIsRotated ? new Application(Operator.Rot180, [Kernel.Array], []) : Kernel.Array;
            Expression result = IsFull(layer, target, after)
                ? new Application(Operator.Full, [kernel, Image.Array], [])
                : new Application(Operator.Correlate, [Image.Array, kernel], Arguments(after, ExtentsOf(layer, target)));
            return ResultIsRotated ? new Application(Operator.Rot180, [result], []) : result;
        }

        // The zeros after the data reach as far as the result does: H exactly for a gradient of the input.
        private static IndexExpression After(LayerSizes layer, Target target, int axis)
        {
            var reach = layer.Dilation[axis] * (layer.Filter[axis] - 1);
            return (target, layer.IsTransposed) switch
            {
                (Target.Output, true) => reach - layer.PaddingAfter[axis] + layer.OutputPadding[axis],
                (Target.InputGradient, false) => layer.Input[axis] + layer.PaddingBefore[axis] - layer.Stride[axis] * (layer.Output[axis] - 1) - 1,
                _ => layer.PaddingAfter[axis],
            };
        }

        private bool IsFull(LayerSizes layer, Target target, IndexExpression[] after) =>
            target == Target.InputGradient && !layer.IsTransposed && Image.Stuffing is null && Dilation.All(step => step.Constant == 1)
            && Before.SequenceEqual(Kernel.Extents.Select(extent => extent - 1)) && after.SequenceEqual(Before);

        private EquatableArray<Argument> Arguments(IndexExpression[] after, EquatableArray<IndexExpression> size)
        {
            var arguments = new List<Argument>();
            if (Stride.Any(step => step.Constant != 1))
                arguments.Add(new(ArgumentName.Stride, Stride));
            if (Dilation.Any(step => step.Constant != 1))
                arguments.Add(new(ArgumentName.Dilation, Dilation));
            if (Before.Concat(after).Any(rows => rows.Constant != 0))
                arguments.Add(new(ArgumentName.Padding, [.. Before.SelectMany((before, axis) => new[] { before, after[axis] })]));
            if (!size.Select((extent, axis) => extent == IndexExpression.Floor(Room(after, axis), Stride[axis]) + 1).All(isExact => isExact))
                arguments.Add(new(ArgumentName.Size, size));
            return [.. arguments];
        }

        // How far the kernel can move in the padded image.
        private IndexExpression Room(IndexExpression[] after, int axis) =>
            Image.Extents[axis] + Before[axis] + after[axis] - Dilation[axis] * (Kernel.Extents[axis] - 1) - 1;
    }
}
