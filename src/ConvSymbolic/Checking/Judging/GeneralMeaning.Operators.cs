using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// Products of arrays, and operators on them.
internal sealed partial class GeneralMeaning
{
    private Expression? Product(ProductForm product)
    {
        var scalars = new List<Expression>();
        Expression? array = null;
        foreach (var factor in ChainRule.Apply(context, product.Factors))
        {
            if (Read(factor.Factor) is not { } value)
                return null;
            if (!IsArray(value))
                scalars.Add(value);
            else if (array is null)
                array = value;
            else if (!Products.IsConvolution(factor.Sign) || Convolve(array, value, null, [], factor.Sign) is not { } convolved)
                return null;
            else
                array = convolved;
        }
        if (array is not null)
            scalars.Add(array);
        return scalars.Count == 1 ? scalars[0] : new Product([.. scalars]);
    }

    private Expression? Operator(OperatorForm applied)
    {
        if (applied is { Kind: OperatorKind.Total, Operands: [var summed] })
            return Totals.Of(context, summed) is { } total ? Read(total) : null;
        var operands = new List<Expression>();
        foreach (var form in applied.Operands)
        {
            var wanted = _wanted;
            _wanted = null;
            var operand = Read(form);
            _wanted = wanted;
            if (operand is null || !IsArray(operand))
                return null;
            operands.Add(operand);
        }
        return (applied.Kind, operands) switch
        {
            (OperatorKind.Rotate, [var one]) => new Application(Expressions.Operator.Rot180, [one], []),
            (OperatorKind.Pad, [var one]) when applied.Arguments.Count == 0 => Pad(one),
            (OperatorKind.Stuff, [var one]) when IsLiteral && applied is { Amount: { } amount, Arguments.Count: 0 } => Amount(amount) is { } steps
                ? new Application(Expressions.Operator.Stuff, [one], [new Argument(ArgumentName.Stride, sizes.Layer.Stride.Map(_ => steps))]) : null,
            (OperatorKind.Stuff, [var one]) when applied.Arguments is not [var argument] || IndexReader.Value(argument.Value) is { } stride && sizes.Layer.Stride.All(own => own == sizes.Marked(stride)) => new Application(Expressions.Operator.Stuff, [one], [new Argument(ArgumentName.Stride, sizes.Layer.Stride)]),
            (OperatorKind.Convolve or OperatorKind.Full, [var left, var right]) =>
                Convolve(left, right, applied.Kind, applied.Arguments, isCorrelation: applied.IsCorrelation),
            _ => null,
        };
    }

    // Zeros around the gradient as the input gradient needs them, around the input as the layer has them.
    private Application Pad(Expression array)
    {
        var layer = sizes.Layer;
        var padding = layer.Input.SelectMany((_, axis) => Weight(array) == 2
            ? new[] { layer.PaddingBefore[axis], layer.PaddingAfter[axis] }
            : [layer.Dilation[axis] * (layer.Filter[axis] - 1) - layer.PaddingBefore[axis], layer.Dilation[axis] * (layer.Filter[axis] - 1) - layer.PaddingAfter[axis]]);
        return new Application(Expressions.Operator.Pad, [array], [new Argument(ArgumentName.Padding, [.. padding])]);
    }

    // As the reading at one size does, with names for the extents.
    private Expression? Convolve(Expression left, Expression right, OperatorKind? kind, EquatableArray<ArgumentForm> arguments,
        ProductSign? sign = null, bool isCorrelation = false)
    {
        if ((Weight(left) == Weight(right) && !IsLiteral) || Extents(left) is null || Extents(right) is null)
            return null;

        // With settings of its own an operator of a transposed layer has its order.
        bool isOrdered = kind == OperatorKind.Convolve && arguments.Count > 0 && sizes.Layer.IsTransposed;
        var (image, kernel) = (IsLiteral ? kind == OperatorKind.Full : Weight(left) < Weight(right) && !isOrdered) ? (right, left) : (left, right);
        var (whole, taps) = (Extents(image)!.Value, Extents(kernel)!.Value);
        if ((isCorrelation ? false : context.Turns(sign)) is not { } turns)
            return null;
        if (turns)
            kernel = new Application(Expressions.Operator.Rot180, [kernel], []);
        var layer = sizes.Layer;
        int axes = layer.Axes;
        var ones = Enumerable.Repeat(IndexExpression.FromInt64(1), axes);
        var zeros = Enumerable.Repeat(IndexExpression.Zero, axes);
        IndexExpression[] stride = [.. ones], dilation = [.. ones], before = [.. zeros], after = [.. zeros];
        bool isForward = Weight(image) == 2 && Weight(kernel) == 0, isBare = arguments.Count == 0 && (kind is null || context.BorrowsSettings);
        EquatableArray<IndexExpression>? size = null;
        bool isOwn = isForward && isBare && kind != OperatorKind.Full;
        if (isOwn)
        {
            (stride, dilation) = ([.. layer.Stride], [.. layer.Dilation]);
            if (whole == Covered)
                (before, after) = ([.. layer.PaddingBefore], [.. layer.PaddingAfter]);
        }
        foreach (var argument in arguments)
        {
            if (Amounts(argument.Value) is not var (first, second))
                return null;
            switch (argument.Name.ToLowerInvariant())
            {
                case "stride" or "strides" or "s" when first.Constant is not <= 0:
                    System.Array.Fill(stride, first);
                    break;
                case "dilation" or "d" when first.Constant is not <= 0:
                    System.Array.Fill(dilation, first);
                    break;
                case "padding" or "pad" or "p" when context.Declared is not null || first.Constant is not < 0:
                    System.Array.Fill(before, first);
                    System.Array.Fill(after, second);
                    break;
                case "size" when axes == 1 && context.Declared is not null:
                    size = [first];
                    break;
                default:
                    return null;
            }
        }
        for (int axis = 0; axis < axes; axis++)
        {
            if (kind == OperatorKind.Full)
            {
                before[axis] = after[axis] = dilation[axis] * (taps[axis] - 1);
            }
            else if (!isForward && isBare)
            {
                var missing = _wanted is { } wanted ? wanted[axis] - 1 + dilation[axis] * (taps[axis] - 1) + 1 - whole[axis] : IndexExpression.Zero;
                if (kind is null && missing.Terms.All(term => term.Coefficient % 2 == 0))
                    before[axis] = after[axis] = Half(missing);
                else if (kind == OperatorKind.Convolve && Weight(image) == 2 && whole == Covered)
                    (before[axis], after[axis]) = (layer.PaddingBefore[axis], layer.PaddingAfter[axis]);
            }
        }
        if (image is Application { Operator: Expressions.Operator.Pad, Operands: [var inner], Arguments: [var zerosAround] })
        {
            image = inner;
            for (int axis = 0; axis < axes; axis++)
                (before[axis], after[axis]) = (before[axis] + zerosAround.Values[2 * axis], after[axis] + zerosAround.Values[2 * axis + 1]);
        }

        // A filter with zeros between its entries is a dilated one.
        if (kernel is Application { Operator: Expressions.Operator.Stuff, Operands: [var sparse], Arguments: [var steps] })
        {
            kernel = sparse;
            for (int axis = 0; axis < axes; axis++)
                dilation[axis] *= steps.Values[axis];
        }
        var settings = new List<Argument>
        {
            new(ArgumentName.Stride, [.. stride]),
            new(ArgumentName.Dilation, [.. dilation]),
            new(ArgumentName.Padding, [.. before.Zip(after).SelectMany(pair => new[] { pair.First, pair.Second })]),
        };
        if (isOwn && whole == Covered)
            size = layer.IsTransposed ? layer.Input : layer.Output;
        if (size is { } extents)
            settings.Add(new Argument(ArgumentName.Size, extents));
        return _planes.Summed(FreeNames.Of(image), FreeNames.Of(kernel)) is { } summed
            ? Building.SumOver(summed, new Application(Expressions.Operator.Correlate, [image, kernel], [.. settings]))
            : null;
    }

    private int Weight(Expression array) => Meaning.Weight(array, sizes.Layer.IsTransposed);

    // The extents of what the windows slide over.
    private EquatableArray<IndexExpression> Covered => sizes.Layer.IsTransposed ? sizes.Layer.Output : sizes.Layer.Input;

    // p, or p:q before and after the data: of names for sizes.
    private (IndexExpression First, IndexExpression Second)? Amounts(Node value)
    {
        if (context.Declared is not null && PaddingPair.Of(value) is { } pair)
            return Amount(pair.Before.Term) is { } before && Amount(pair.After.Term) is { } after ? (pair.Before.Sign * before, pair.After.Sign * after) : null;
        return Amount(value) is { } both ? (both, both) : null;
    }

    private IndexExpression? Amount(Node node) =>
        IndexReader.Value(node) is { } written && sizes.Marked(written) is var value && value.Names.All(name => name.StartsWith('$')) ? value : null;

    private static IndexExpression Half(IndexExpression even) => even.Terms.Aggregate(IndexExpression.Zero, (sum, term) =>
        sum + term.Atoms.Aggregate(IndexExpression.FromInt64(term.Coefficient / 2), (product, atom) => product * IndexExpression.Of(atom)));
}
