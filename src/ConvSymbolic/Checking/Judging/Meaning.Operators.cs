using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// Products of arrays, and operators on them.
internal sealed partial class Meaning
{
    /// <summary>Whether something that is rotated was not written.</summary>
    public bool IsOperandMissing { get; private set; }

    /// <summary>Whether conv(A, B) is B sliding over A and full(B, A) likewise, whatever fits: where an output or a gradient is stated, the order of people is another one.</summary>
    public bool IsLiteral { get; init; } = context.IsLiteral;

    /// <summary>Whether the operands of an operator were taken in the other order.</summary>
    public bool IsReordered { get; private set; }

    /// <summary>Whether a bare sign was given zeros around an array, so that the extents of both sides are the same.</summary>
    public bool TakesZeros { get; private set; }

    /// <summary>Whether a filter does not fit into what it slides over.</summary>
    public bool IsTooLarge { get; private set; }

    private Expression? Product(ProductForm product)
    {
        var factors = new List<(ProductSign Sign, Expression Value)>();
        foreach (var factor in ChainRule.Apply(context, product.Factors))
        {
            if (Read(factor.Factor) is not { } value)
                return null;
            factors.Add((factor.Sign, value));
        }
        var scalars = new List<Expression>();
        Expression? array = null;
        foreach (var (sign, value) in factors)
        {
            if (!evaluator.IsArray(value))
                scalars.Add(value);
            else if (array is null)
                array = value;
            else if (Contexts.Products.IsConvolution(sign) || (Contexts.Products.IsHadamard(sign) && !SameExtents(array, value)))
                array = Convolve(array, value, null, [], sign);
            else if (Contexts.Products.IsHadamard(sign))
                array = new Product([array, value]);
            else if (MatrixProduct(array, value) is { } multiplied)
                array = multiplied;
            else
                return No("a product of whole arrays that is no convolution");
            if (Reason.Length > 0)
                return null;
        }
        if (array is null)
            return scalars.Count == 1 ? scalars[0] : new Product([.. scalars]);
        return scalars.Count == 0 ? array : new Product([.. scalars, array]);
    }

    // The rows of the windows times the filter as a column, or a row times such a matrix: one factor is a vector.
    private static Expression? MatrixProduct(Expression left, Expression right)
    {
        if (left is not Matrix first || right is not Matrix second || first.Columns != second.Rows || (second.Columns > 1 && first.Rows > 1))
            return null;
        EquatableArray<Expression> cells = [.. from row in Enumerable.Range(0, first.Rows) from column in Enumerable.Range(0, second.Columns)
            select new Sum([.. Enumerable.Range(0, first.Columns).Select(k => new Product([first.Cells[row * first.Columns + k], second.Cells[k * second.Columns + column]]))])];
        return cells is [var number] ? number : new Matrix(first.Rows, second.Columns, cells);
    }

    private Expression? Operator(OperatorForm applied)
    {
        if (applied is { Kind: OperatorKind.Total, Operands: [var summed] })
            return Totals.Of(context, summed) is { } total ? Read(total) : No("what is summed is not known");
        var operands = new List<Expression>();
        foreach (var form in applied.Operands)
        {
            var wanted = Wanted;
            Wanted = null;
            var operand = Read(form);
            Wanted = wanted;
            if (operand is null)
                return null;
            if (!evaluator.IsArray(operand))
                return No("an operator on arrays is applied to a number");
            operands.Add(operand);
        }
        switch (applied.Kind, operands.Count)
        {
            case (OperatorKind.Rotate, 1):
                return new Application(Expressions.Operator.Rot180, [operands[0]], []);
            case (OperatorKind.Rotate, 0):
                // Only the filter is ever rotated.
                IsOperandMissing = true;
                return new Application(Expressions.Operator.Rot180, [new Symbol(Names.Filter)], []);
            case (OperatorKind.Pad, 1):
                return Pad(operands[0], applied.Arguments);
            case (OperatorKind.Stuff, 1):
                int[] strides = [.. sample.Layer.Stride];
                if (IsLiteral && applied.Amount is { } steps)
                {
                    if (Amount(steps) is not { } step || step < 1)
                        return No("the index of stuff has no value");
                    System.Array.Fill(strides, step);
                }
                if (!Arguments(applied.Arguments, strides, Ones(strides.Length), new int[strides.Length], new int[strides.Length], out _))
                    return No("an argument of an operator is not understood");
                return new Application(Expressions.Operator.Stuff, [operands[0]], [new Argument(ArgumentName.Stride, [.. strides.Select(stride => IndexExpression.FromInt64(stride))])]);
            case (OperatorKind.Convolve or OperatorKind.Full or OperatorKind.Same, 2):
                return Convolve(operands[0], operands[1], applied.Kind, applied.Arguments, isCorrelation: applied.IsCorrelation);
            default:
                return No("an operator has another number of operands");
        }
    }

    // Zeros around the gradient as the input gradient needs them, around the input as the layer has them.
    private Application Pad(Expression array, EquatableArray<ArgumentForm> arguments)
    {
        var layer = sample.Layer;
        bool isInput = Weight(array) == 2;
        var padding = new List<IndexExpression>();
        for (int axis = 0; axis < layer.Axes; axis++)
        {
            int reach = layer.Dilation[axis] * (layer.Filter[axis] - 1);
            if (arguments is [{ Name: "padding" or "pad" } amount] && IndexReader.Value(amount.Value) is { } value && sample.Numbered(value).Constant is >= 0 and <= 1000 and { } zeros)
            {
                padding.AddRange([zeros, zeros]);
                continue;
            }
            padding.Add(isInput ? layer.PaddingBefore[axis] : reach - layer.PaddingBefore[axis]);
            padding.Add(isInput ? layer.PaddingAfter[axis] : reach - layer.PaddingAfter[axis]);
        }
        return new Application(Expressions.Operator.Pad, [array], [new Argument(ArgumentName.Padding, [.. padding])]);
    }

    private Expression? Entry(EntryForm entry)
    {
        // (I * K)_{ij} is an output.
        if ((entry.Array is ProductForm
            || (entry.Array is OperatorForm { Operands.Count: 2 } && !context.AreWordsLiteral && !context.Names.ContainsKey("output")))
                && FormTree.Children(entry.Array).Select(form => form is RefForm reference ? context.RoleOf(reference) : null).ToHashSet() is var roles
            && roles.SetEquals([Role.Input, Role.Filter]))
            return Entry(new Symbol(Names.Output), Role.Output, "the output", entry.Indices);
        if (Whole(entry.Array) is not { } array)
            return null;
        if (!evaluator.IsArray(array))
            return No("indices on something that is no array");
        bool isPlane = Behind(entry.Array) is OperatorForm { Operands.Count: 2 } or ProductForm or SumForm or BigSumForm && entry.Indices.Count == sample.Layer.Axes;
        if (!isPlane && RoleOfArray(entry.Array) is { } role)
            return Entry(array, role, "this array", entry.Indices);
        if (entry.Indices.Any(index => index.Divisor is not null))
            return No("a quotient as an index of an expression");
        var indices = entry.Indices;
        EquatableArray<IndexExpression> superscript = [];
        if (!isPlane && RoleOfArray(Behind(entry.Array)) is { } behind && context.PositionsOf(behind) is var positions && positions.Length == indices.Count && positions.Length > sample.Layer.Axes)
        {
            superscript = Superscript(behind, positions, indices);
            indices = [.. indices.Where((_, k) => positions[k].Kind == AxisKind.Spatial)];
        }
        else if (!isPlane && RoleOfArray(Behind(entry.Array)) is { } whole && context.PositionsOf(whole).Where(position => position.Kind != AxisKind.Spatial).ToArray() is var planes && planes.Length == indices.Count)
        {
            return new Element(array, Superscript(whole, planes, indices), []);
        }
        bool isExtended = indices.Any(index => index.Variable is null && sample.Numbered(index.Value).Constant is null);
        return new Element(array, superscript, indices.Map(Index), isExtended);
    }

    // The array behind operators that leave its images and channels as they are.
    private static Form Behind(Form array) => array is OperatorForm { Operands: [var inner] } ? Behind(inner) : array;

    // An array whose images, channels and filters are said behind it.
    private Expression? Whole(Form array)
    {
        bool isPlanes = ReadsPlanes;
        ReadsPlanes = false;
        var whole = Read(array);
        ReadsPlanes = isPlanes;
        return whole;
    }

    // A convolution between two arrays. An operator that says its kind is taken at its word; a sign alone gives the extents that the other side has.
    private Expression? Convolve(Expression left, Expression right, OperatorKind? kind, EquatableArray<ArgumentForm> arguments, ProductSign? sign = null, bool isCorrelation = false)
    {
        if (ExtentsOf(left) is not { } leftExtents || ExtentsOf(right) is not { } rightExtents)
            return No("a convolution of arrays whose channels are not said");
        if (leftExtents.Length != rightExtents.Length)
            return No("a convolution of arrays with different numbers of axes");
        bool swap = Weight(left) != Weight(right) ? Weight(left) < Weight(right) : leftExtents.Sum() < rightExtents.Sum();

        // conv(∂L/∂O, X) where the gradient is the larger one; an order with settings of its own.
        bool isTransposed = sample.Layer.IsTransposed;
        if (swap && kind == OperatorKind.Convolve && (arguments.Count > 0 || (!isTransposed && Weight(left) == 1 && Weight(right) == 2)) && (isTransposed || leftExtents.Zip(rightExtents).All(pair => pair.First >= pair.Second)))
            swap = false;
        if (IsLiteral)
            swap = kind == OperatorKind.Full;
        else if (kind is not null && swap != (kind == OperatorKind.Full))
            IsReordered = true;
        var (image, kernel) = swap ? (right, left) : (left, right);
        var (imageExtents, kernelExtents) = swap ? (rightExtents, leftExtents) : (leftExtents, rightExtents);
        if ((isCorrelation ? false : context.IsAsteriskTrue ? sign is ProductSign.Star or ProductSign.Ast
            : context.Turns(sign)) is not { } turns)
            return No("nothing says whether this sign turns the filter where the layer is a true convolution: "
                + "conv turns nothing, and * is the operation of the layer");
        if (turns)
            kernel = new Application(Expressions.Operator.Rot180, [kernel], []);
        var layer = sample.Layer;
        int axes = imageExtents.Length;
        int[] stride = Ones(axes), dilation = Ones(axes), before = new int[axes], after = new int[axes];
        bool isForward = Weight(image) == 2 && Weight(kernel) == 0 && axes == layer.Axes;
        bool isBare = arguments.Count == 0 && (kind is null || context.BorrowsSettings);
        if (isForward && isBare && kind != OperatorKind.Full)
        {
            // The convolution of the layer itself has its stride, dilation and padding.
            (stride, dilation) = ([.. layer.Stride], [.. layer.Dilation]);
            if (imageExtents.SequenceEqual(Covered))
                (before, after) = ([.. layer.PaddingBefore], [.. layer.PaddingAfter]);
        }
        if (!Arguments(arguments, stride, dilation, before, after, out int[]? size))
            return No("an argument of the convolution is not understood");
        if (kind == OperatorKind.Full)
        {
            for (int axis = 0; axis < axes; axis++)
                before[axis] = after[axis] = dilation[axis] * (kernelExtents[axis] - 1);
        }
        else if (kind == OperatorKind.Same)
        {
            for (int axis = 0; axis < axes; axis++)
                (before[axis], after[axis]) = ((kernelExtents[axis] - 1) / 2, kernelExtents[axis] / 2);
        }
        else if (!isForward && isBare)
        {
            for (int axis = 0; axis < axes; axis++)
            {
                int missing = Wanted is { } wanted && wanted.Length == axes ? wanted[axis] - 1 + dilation[axis] * (kernelExtents[axis] - 1) + 1 - imageExtents[axis] : 0;
                if (kind is null && missing > 0 && missing % 2 == 0)
                    (before[axis], after[axis], TakesZeros) = (missing / 2, missing / 2, true);
                else if (kind == OperatorKind.Convolve && Weight(image) == 2 && axes == layer.Axes && imageExtents.SequenceEqual(Covered))
                    (before[axis], after[axis]) = (layer.PaddingBefore[axis], layer.PaddingAfter[axis]);
            }
        }
        for (int axis = 0; axis < axes; axis++)
        {
            if (imageExtents[axis] + before[axis] + after[axis] < dilation[axis] * (kernelExtents[axis] - 1) + 1)
            {
                // A bare sign may mean anything; an operator with a name does not.
                IsTooLarge = kind is not null;
                return No(IsLiteral ? $"an array of {string.Join('×', kernelExtents)} entries does not fit into one of {string.Join('×', imageExtents)}, over which it would slide"
                    : "a valid convolution whose filter is larger than its input");
            }
        }
        var own = new List<Argument>
        {
            new(ArgumentName.Stride, [.. stride.Select(value => IndexExpression.FromInt64(value))]),
            new(ArgumentName.Dilation, [.. dilation.Select(value => IndexExpression.FromInt64(value))]),
            new(ArgumentName.Padding, [.. before.Zip(after).SelectMany(pair => new[] { IndexExpression.FromInt64(pair.First), IndexExpression.FromInt64(pair.Second) })]),
        };
        if (size is not null)
            own.Add(new Argument(ArgumentName.Size, [.. size.Select(value => IndexExpression.FromInt64(value))]));
        return Planes.Summed(FreeNames.Of(image), FreeNames.Of(kernel)) is { } summed
            ? Building.SumOver(summed, new Application(Expressions.Operator.Correlate, [image, kernel], [.. own]))
            : No("a convolution of arrays whose channels are not said");
    }

    // The extents of what the windows slide over.
    private IEnumerable<int> Covered => sample.Layer.IsTransposed ? sample.Layer.Output : sample.Layer.Input;

    private static int[] Ones(int axes) => [.. Enumerable.Repeat(1, axes)];

    private int Weight(Expression array) => Weight(array, sample.Layer.IsTransposed);

    /// <summary>What an array is made of: the filter slides over anything, the gradient over the input; in a transposed layer the input over the gradient.</summary>
    internal static int Weight(Expression array, bool isTransposed) => array switch
    {
        Symbol { Name: Names.Filter } => 0,
        Symbol { Name: Names.Input } => isTransposed ? 1 : 2,
        Expressions.Derivative { By: Symbol { Name: Names.Output } } => isTransposed ? 2 : 1,
        Expressions.Derivative { By: Element { Array: Symbol { Name: Names.Output } } } => isTransposed ? 2 : 1,
        Expressions.Derivative => 3,
        Element element => Weight(element.Array, isTransposed),
        Summation sum => Weight(sum.Body, isTransposed),
        Application application => application.Operands.Min(operand => Weight(operand, isTransposed)),
        Matrix matrix => matrix.Cells.Min(cell => Weight(cell, isTransposed)),
        Number => 5,
        _ => 4,
    };

    private bool SameExtents(Expression left, Expression right) =>
        ExtentsOf(left) is { } first && ExtentsOf(right) is { } second && first.SequenceEqual(second);

    /// <summary>The extents of an array; null for one that is not a single plane.</summary>
    public int[]? ExtentsOf(Expression array)
    {
        try
        {
            // All planes of an array have the same extents.
            return evaluator.EvaluateArray(array, FreeNames.Of(array).ToDictionary(name => name, name => Planes.Extents.ContainsKey(name) ? 0L : context.ChannelBase)).Extents;
        }
        catch (Diagnostics.ConvSymbolicException)
        {
            return null;
        }
    }
}
