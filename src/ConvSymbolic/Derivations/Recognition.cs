using System.Collections.Immutable;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Derivations;

/// <summary>A closed form as it is written: conv(X, ∂L/∂O), full(rot180 F, ∂L/∂O) and their general forms.</summary>
internal static class Recognition
{
    /// <summary>
    /// The correlation, summed over images (filter gradient) or over the filters of the group (input gradient). Without a subscript it is the
    /// array; with one, an entry.
    /// </summary>
    public static Expression Of(Layer layer, ClosedForm form, IReadOnlyList<IndexExpression> subscript)
    {
        var symbols = new LayerSymbols(layer);
        var planes = form.Target == Target.FilterGradient ? FilterPlanes(layer, symbols) : InputPlanes(layer, symbols);
        var image = planes.Of(form.Image);
        if (form.Stuffing.Any(step => step > 1))
            image = new Application(Operator.Stuff, [image], [Per(ArgumentName.Stride, form.Stuffing)]);
        var kernel = planes.Of(form.Kernel);
        if (form.KernelIsRotated)
            kernel = new Application(Operator.Rot180, [kernel], []);
        Expression result = IsFull(layer, form)
            ? new Application(Operator.Full, [kernel, image], [])
            : new Application(Operator.Correlate, [image, kernel], Arguments(layer, form));
        if (form.ResultIsRotated)
            result = new Application(Operator.Rot180, [result], []);
        return Building.SumOver(planes.Ranges, subscript.Count == 0 ? result : new Element(result, [], [.. subscript]));
    }

    /// <summary>
    /// The forward pass as a correlation, summed over the channels of a group: conv(X, F) with the layer's settings. A true convolution
    /// correlates with rot180 F; a transposed one correlates the zero-stuffed X with the turned filter, padded by d(K−1) − p before and
    /// d(K−1) − p⁺ + op after.
    /// </summary>
    public static Expression Forward(Layer layer, IReadOnlyList<IndexExpression> subscript)
    {
        var symbols = new LayerSymbols(layer);
        int channels = layer.Channels / layer.Groups;
        var filter = LayerSymbols.Named(LayerSymbols.Filter, layer.Filters);
        var channel = LayerSymbols.Named(LayerSymbols.Channel, channels);
        Expression image = symbols.Input(LayerSymbols.Image, symbols.FirstChannel(filter) + channel, []);
        Expression kernel = layer.IsTransposed
            ? symbols.FilterEntry(symbols.FirstChannel(filter) + channel, ForwardFormula.WithinGroup(layer, filter), [])
            : symbols.FilterEntry(filter, channel, []);
        if (layer.IsTransposed && layer.Stride.Any(stride => stride > 1))
            image = new Application(Operator.Stuff, [image], [Per(ArgumentName.Stride, layer.Stride)]);
        if (layer.IsTransposed != layer.IsTrueConvolution)
            kernel = new Application(Operator.Rot180, [kernel], []);
        var arguments = new List<Argument>();
        if (!layer.IsTransposed && layer.Stride.Any(step => step != 1))
            arguments.Add(Per(ArgumentName.Stride, layer.Stride));
        if (layer.Dilation.Any(step => step != 1))
            arguments.Add(Per(ArgumentName.Dilation, layer.Dilation));
        int[] padding = [.. layer.PaddingBefore.SelectMany((before, axis) => PaddingOf(layer, axis, before))];
        if (padding.Any(rows => rows != 0))
            arguments.Add(new Argument(ArgumentName.Padding, [.. padding.Select(rows => IndexExpression.FromInt64(rows))]));
        Expression result = new Application(Operator.Correlate, [image, kernel], [.. arguments]);
        var sum = Building.SumOver(
            LayerSymbols.Over(LayerSymbols.Channel, channels),
            subscript.Count == 0 ? result : new Element(result, [], [.. subscript]));
        return layer.HasBias ? Building.Plus(sum, LayerSymbols.Bias(filter)) : sum;
    }

    /// <summary>The output as an array: O, or the plane of an image and a filter.</summary>
    public static Expression OutputPlane(Layer layer)
    {
        var plane = new LayerSymbols(layer).Output(LayerSymbols.Image, LayerSymbols.Filter, []);
        return plane.Superscript.Count == 0 ? plane.Array : plane;
    }

    private static int[] PaddingOf(Layer layer, int axis, int before)
    {
        int reach = layer.Dilation[axis] * (layer.Filter[axis] - 1);
        return layer.IsTransposed
            ? [reach - before, reach - layer.PaddingAfter[axis] + layer.OutputPadding[axis]]
            : [before, layer.PaddingAfter[axis]];
    }

    private sealed record Planes(Element Input, Element Filter, Expression Upstream, IEnumerable<IndexRange> Ranges)
    {
        public Expression Of(Operand operand) => operand switch
        {
            Operand.Input => Input,
            Operand.Filter => Filter,
            _ => Upstream,
        };
    }

    private static Planes FilterPlanes(Layer layer, LayerSymbols symbols)
    {
        // The entry is F[o,c,·], or F[c,o,·] of a transposed convolution, with c (o) inside the group.
        int channels = layer.Channels / layer.Groups, filters = layer.Filters / layer.Groups;
        IndexExpression filter, channel;
        if (layer.IsTransposed)
        {
            channel = LayerSymbols.Named(LayerSymbols.Channel, layer.Channels);
            filter = symbols.FirstFilter(channel) + LayerSymbols.Named(LayerSymbols.Filter, filters);
        }
        else
        {
            filter = LayerSymbols.Named(LayerSymbols.Filter, layer.Filters);
            channel = symbols.FirstChannel(filter) + LayerSymbols.Named(LayerSymbols.Channel, channels);
        }
        return new Planes(
            symbols.Input(LayerSymbols.Image, channel, []),
            symbols.FilterEntry(0, 0, []),
            LayerSymbols.Upstream(symbols.Output(LayerSymbols.Image, filter, [])),
            LayerSymbols.Over(LayerSymbols.Image, layer.Batch));
    }

    private static Planes InputPlanes(Layer layer, LayerSymbols symbols)
    {
        int channels = layer.Channels / layer.Groups, filters = layer.Filters / layer.Groups;
        var channel = LayerSymbols.Named(LayerSymbols.Channel, layer.Channels);
        var first = symbols.FirstFilter(channel);
        var filter = filters == 1 ? first : LayerSymbols.Filter;
        var within = layer.Groups == 1 ? channel : channel - IndexExpression.Floor(channel, channels) * channels;
        return new Planes(
            symbols.Input(0, 0, []),
            layer.IsTransposed ? symbols.FilterEntry(channel, filter - first, []) : symbols.FilterEntry(filter, within, []),
            LayerSymbols.Upstream(symbols.Output(LayerSymbols.Image, filter, [])),
            filters == 1 ? [] : [new IndexRange(LayerSymbols.Filter, first, first + filters - 1)]);
    }

    private static bool IsFull(Layer layer, ClosedForm form) =>
        form.Target == Target.InputGradient && !layer.IsTransposed && form.Stuffing.All(step => step == 1) && form.Dilation.All(step => step == 1)
        && form.PaddingBefore.SequenceEqual(layer.Filter.Select(extent => extent - 1)) && form.PaddingAfter.SequenceEqual(form.PaddingBefore);

    private static EquatableArray<Argument> Arguments(Layer layer, ClosedForm form)
    {
        var arguments = new List<Argument>();
        if (form.Stride.Any(step => step != 1))
            arguments.Add(Per(ArgumentName.Stride, form.Stride));
        if (form.Dilation.Any(step => step != 1))
            arguments.Add(Per(ArgumentName.Dilation, form.Dilation));
        if (form.PaddingBefore.Any(rows => rows != 0) || form.PaddingAfter.Any(rows => rows != 0))
            arguments.Add(new Argument(ArgumentName.Padding, [.. form.PaddingBefore.SelectMany((before, axis) => new IndexExpression[] { before, form.PaddingAfter[axis] })]));
        if (!form.Extents.SequenceEqual(CorrelationExtents(layer, form)))
            arguments.Add(Per(ArgumentName.Size, form.Extents));
        return [.. arguments];
    }

    // What the correlation has before it is cropped.
    private static IEnumerable<int> CorrelationExtents(Layer layer, ClosedForm form) => form.Extents.Select((_, axis) =>
    {
        int image = form.Stuffing[axis] * (ExtentsOf(layer, form.Image)[axis] - 1) + 1 + form.PaddingBefore[axis] + form.PaddingAfter[axis];
        return (image - form.Dilation[axis] * (ExtentsOf(layer, form.Kernel)[axis] - 1) - 1) / form.Stride[axis] + 1;
    });

    private static ImmutableArray<int> ExtentsOf(Layer layer, Operand operand) => operand switch
    {
        Operand.Input => layer.Input,
        Operand.Filter => layer.Filter,
        _ => layer.Output,
    };

    private static Argument Per(ArgumentName name, IEnumerable<int> values) =>
        new(name, [.. values.Select(value => IndexExpression.FromInt64(value))]);
}
