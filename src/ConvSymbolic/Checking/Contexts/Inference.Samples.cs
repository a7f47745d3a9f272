using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Contexts;

// The layers for which equations are judged.
internal sealed partial class Inference
{
    // So many products of entries do not obey another relation by chance.
    private const int FewestTransposed = 4;

    private bool _looksTransposed, _mayBeTransposed;

    // Extents of filters and outputs of the layers that stand for all sizes.
    private static readonly (int[] Filter, int[] Output)[] Plans = [([3, 2, 2], [2, 3, 2]), ([2, 3, 1], [4, 2, 3]), ([2, 2, 2], [3, 3, 2])];

    // Numbers for a stride that is a name: at 2 alone, what is added and what is taken away by it leave the same rest.
    private static readonly int[] Strides = [1, 3, 2];

    private List<Sample> Samples(
        ArrayLayout layout,
        SymbolicRelation? symbolic,
        List<IndexTriple> triples,
        SizeSearch sizes,
        out bool isKnown,
        out bool isTrue)
    {
        if (_declared.Layers.Count > 0)
        {
            (isKnown, isTrue) = (true, _declared.Layers[0].IsTrueConvolution);
            return [.. _declared.Layers.Where(layer => layer.Axes == layout.Axes)
                .Select(layer => new Sample(layer, Sizes(layout, layer, Settings(layer), sizes, symbolic)))];
        }
        int axes = layout.Axes;
        var fits = new AxisFit?[axes];
        AxisFacts[] facts = [.. Enumerable.Range(0, axes).Select(axis => FactsOf(axis, axes, sizes))];
        bool isFlipped = false;
        var known = new (int? Input, int? Filter, int? Output)[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            var position = new AxisPosition(AxisKind.Spatial, axis);
            var own = triples.Where(triple => triple.Position == position).ToList();
            int? filter = facts[axis].Filter ?? sizes.Stated(Role.Filter, position) ?? Largest(own.Select(triple => triple.Filter));
            if (own.Count > 0)
            {
                int input = facts[axis].Input ?? Larger(sizes.Seen(Role.Input, position), Largest(own.Select(triple => triple.Input))) ?? 1;
                var fit = AxisFit.Of(own, filter ?? 1, input, facts[axis]).OrStated(own, filter ?? 1, Stated(symbolic, axis, facts[axis]));
                fits[axis] = fit;
                _looksTransposed |= own.Count >= FewestTransposed && fit.LooksTransposed(own, filter ?? 1);
                _mayBeTransposed |= fit is { IsFlipped: true, Stride: 1, Dilation: > 1 } && _declared.IsTrueConvolution is null;
                isFlipped |= fit.IsFlipped;
                own = [.. own.Where(triple => fit.Holds(triple, filter ?? 1))];
            }
            known[axis] = (
                facts[axis].Input ?? sizes.Stated(Role.Input, position)
                    ?? Larger(Extent(own.Select(triple => triple.Input), Role.Input, position), MatrixExtent(axis, axes)),
                facts[axis].Filter ?? sizes.Stated(Role.Filter, position)
                    ?? Extent(own.Select(triple => triple.Filter), Role.Filter, position),
                facts[axis].Output ?? sizes.ByMatrix(Role.Output, position)
                    ?? Extent(own.Select(triple => triple.Output), Role.Output, position));

            // A filter read backwards is counted from its end; where a slip made it seem larger, that is another place.
            if (fits[axis] is { IsFlipped: true } flipped && known[axis].Filter is { } extent && extent != (filter ?? 1))
                fits[axis] = flipped with { Padding = flipped.Padding + flipped.Dilation * (extent - (filter ?? 1)) };

            // The limits of a gradient's sum say least: they follow from the other two.
            if (known[axis] is { Output: null } and not { Input: not null, Filter: not null })
                known[axis].Output = sizes.Stated(Role.Output, position);
        }

        // What equations that agree with the rest speak of, and what is written more than once: a single index may be a slip.
        int? Extent(IEnumerable<int> indices, Role role, AxisPosition position)
        {
            if (role == Role.Input)
                indices = indices.Concat(_copied.Where(triple => triple.Position == position).Select(triple => triple.Input))
                    .Concat(Unreached(layout, position));
            int? agreed = Largest(indices), often = sizes.Seen(role, position, 2);
            return agreed is null && often is null ? sizes.Seen(role, position) : Math.Max(agreed ?? 0, often ?? 0);
        }
        isTrue = _declared.IsTrueConvolution
            ?? (isFlipped || (symbolic is not null && symbolic.Axes.Any(axis => axis.IsFlipped) && triples.Count == 0));
        isKnown = known.All(axis => (axis.Filter is not null && (axis.Input is not null || axis.Output is not null))
            || (axis.Input is not null && axis.Output is not null));
        var samples = new List<Sample>();
        if (isKnown && Own(layout, known, facts, fits, symbolic, sizes, isTrue) is { } sample)
        {
            samples.Add(sample);
            _evidence.Add($"Sizes: {Rendering.LayerText.Of(sample.Layer)}.");
        }
        isKnown = samples.Count > 0;
        // With numbers for K − 1 a sum that runs backwards speaks of one size.
        if (isKnown && triples.Count == 0 && symbolic is not null
            && symbolic.Axes.Any(axis => axis is { IsFlipped: true, Offset.Constant: not null }))
            return samples;
        int plans = layout.Input.Length > axes ? 2 : Plans.Length;
        for (int plan = 0; plan < plans; plan++)
        {
            if (Plan(layout, Plans[plan], plan, isKnown ? null : known, fits, symbolic, sizes, isTrue) is { } other)
                samples.Add(other);
        }
        return samples;
    }

    // What is declared, or said in maths, by displayed matrices or in words.
    private AxisFacts FactsOf(int axis, int axes, SizeSearch sizes)
    {
        var position = new AxisPosition(AxisKind.Spatial, axis);
        var (before, after) = DeclaredPadding(axis) is { } padding ? ((int?)padding.Before, (int?)padding.After) : (null, null);
        return new AxisFacts(
            At(_declared.InputExtents, axis) ?? sizes.Said(Role.Input, position) ?? Said(_input),
            At(_declared.FilterExtents, axis) ?? sizes.Said(Role.Filter, position) ?? Said(_filter),
            sizes.Said(Role.Output, position) ?? Said(_output),
            At(_declared.Stride, axis),
            At(_declared.Dilation, axis),
            before,
            after,
            _declared.IsTrueConvolution);

        int? Said(string key) => !_declared.Shapes.TryGetValue(key, out int[]? extents)
            && !_declared.Shapes.TryGetValue(Context.OtherCase(key), out extents) ? null
            : extents.Length == axes ? extents[axis] : axes == 1 && extents is [1, var columns] ? columns : null;
    }

    private AxisPadding? DeclaredPadding(int axis) => _declared.NumericPadding is { Length: > 0 } declared
        ? declared[Math.Min(axis, declared.Length - 1)] : null;

    private static AxisSetting[] Settings(Layer layer) =>
        [.. Enumerable.Range(0, layer.Axes)
            .Select(axis => new AxisSetting(layer.Stride[axis], layer.Dilation[axis], layer.PaddingBefore[axis]))];

    // ∂L/∂X_4 = 0: entries that no window reaches.
    private IEnumerable<int> Unreached(ArrayLayout layout, AxisPosition position) =>
        from equality in _equalities
        where equality is { Left.Form: GradientForm, Right.Form: NumberForm { Value.IsZero: true } }
        let entry = ((GradientForm)equality.Left.Form).By
        where RoleOf(entry) == Role.Input && entry.Indices.Count == layout.Input.Length
        select entry.Indices[Array.IndexOf(layout.Input, position)].Value.Constant into index
        where index is >= 0 and <= MostExtent
        select (int)index.Value - _base;

    private static int? Larger(int? first, int? second) => first is null ? second : second is null ? first
        : Math.Max(first.Value, second.Value);

    // The extent of a matrix that is said to be the input or the gradient by it: it may have entries that no window reaches.
    private int? MatrixExtent(int axis, int axes)
    {
        if (axes != 2)
            return null;
        int? largest = null;
        foreach (var equality in _equalities)
        {
            var reference = equality.Left.Form is GradientForm gradient ? gradient.By : equality.Left.Form as RefForm;
            if (equality.Right.Form is GridForm grid && reference is { Indices.Count: 0 } && RoleOf(reference) == Role.Input)
                largest = Larger(largest, axis == 0 ? grid.Rows.Count : grid.Columns);
        }
        return largest;
    }

    // What the forward sum has for an axis, or the forward convolution is called with, where that is said in numbers.
    private AxisSetting? Stated(SymbolicRelation? symbolic, int axis, AxisFacts facts) =>
        Stated(symbolic, axis) is not { } stated ? null
            : new(facts.Stride ?? stated.Stride, facts.Dilation ?? stated.Dilation, facts.Before ?? stated.Padding);

    private AxisSetting? Stated(SymbolicRelation? symbolic, int axis)
    {
        if (symbolic is { IsForward: true }
            && symbolic.Axes[Math.Min(axis, symbolic.Axes.Length - 1)] is
            {
                IsFlipped: false, Stride.Constant: { } s,
                Dilation.Constant: { } d, Offset.Constant: { } offset
            }
            && Math.Max(s, d) <= MostExtent && Math.Abs(offset) <= MostExtent)
            return new((int)s, (int)d, (int)-(offset + (s + d - 1) * _base));
        foreach (var equality in _equalities)
        {
            if (equality.Right.Form is not OperatorForm
                {
                    Kind: OperatorKind.Convolve, Operands: [RefForm first, RefForm second],
                    Arguments.Count: > 0
                } applied || RoleOf(first) != Role.Input || RoleOf(second) != Role.Filter)
                continue;
            int Number(int otherwise, params string[] names) =>
                applied.Arguments.FirstOrDefault(argument => names.Contains(argument.Name.ToLowerInvariant())) is { } named
                ? (int)Math.Clamp(IndexReader.Value(named.Value)?.Constant ?? -1, -1, MostExtent) : otherwise;
            var (stride, dilation, padding) = (Number(1, "stride", "strides", "s"), Number(1, "dilation", "d"),
                Number(0, "padding", "pad", "p"));
            if (stride > 0 && dilation > 0 && padding >= 0)
                return new(stride, dilation, padding);
        }
        return null;
    }

    private static int? At(int[]? values, int axis) =>
        values is null ? null : axis < values.Length ? values[axis] : values.Length == 1 ? values[0] : null;

    private static int? Largest(IEnumerable<int> indices) => indices.Where(index => index >= 0).Select(index => (int?)index + 1).Max();

    // The document's own layer.
    private Sample? Own(
        ArrayLayout layout,
        (int? Input, int? Filter, int? Output)[] known,
        AxisFacts[] facts,
        AxisFit?[] fits,
        SymbolicRelation? symbolic,
        SizeSearch sizes,
        bool isTrue)
    {
        int axes = known.Length;
        int[] input = new int[axes], filter = new int[axes], output = new int[axes];
        var relations = new AxisSetting[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            var (x, f, y) = known[axis];
            var (stride, dilation, padding) = relations[axis] = Numbers(fits[axis], symbolic is null ? null
                : symbolic with { Axes = [.. symbolic.Axes.Select(AsSaid)] }, axis, 0, f ?? 1, isTrue);
            if (fits[axis] is null && symbolic is null && facts[axis].Around(stride, dilation) is { } around)
                relations[axis] = relations[axis] with { Padding = padding = around };
            int ends = Ends(axis, padding);
            filter[axis] = f ?? Math.Max(1, (x!.Value + ends - 1 - stride * (y!.Value - 1)) / dilation + 1);
            int span = dilation * (filter[axis] - 1) + 1;

            // What is declared or stated is never enlarged.
            input[axis] = facts[axis].Input ?? Math.Max(x ?? 1, y is { } outputs ? stride * (outputs - 1) + span - ends : 1);
            output[axis] = (input[axis] + ends - span) / stride + 1;
        }
        return Make(layout, input, filter, relations, sizes, symbolic, isTrue, isOwn: true, 0);
    }

    // A layer that stands for all sizes, or for those that the document leaves open.
    private Sample? Plan(ArrayLayout layout, (int[] Filter, int[] Output) plan, int number,
        (int? Input, int? Filter, int? Output)[]? known, AxisFit?[] fits, SymbolicRelation? symbolic, SizeSearch sizes, bool isTrue)
    {
        int axes = layout.Axes;
        int[] input = new int[axes], filter = new int[axes];
        bool isSquareInput = IsSquare(sizes, Role.Input);
        bool isSquare = isSquareInput || IsSquare(sizes, Role.Filter), hasSquareOutput = isSquareInput || IsSquare(sizes, Role.Output);
        var relations = new AxisSetting[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            filter[axis] = known?[axis].Filter ?? plan.Filter[isSquare ? 0 : axis];
            int output = known?[axis].Output ?? plan.Output[hasSquareOutput ? 0 : axis];
            var (stride, dilation, padding) = relations[axis] = Numbers(fits[axis], symbolic, axis, number, filter[axis], isTrue);

            // One input position more than the windows reach, where the stride leaves room for it.
            input[axis] = Math.Max(1,
                stride * (output - 1) + dilation * (filter[axis] - 1) + 1 - Ends(axis, padding) + (stride > 1 && number == 1 ? 1 : 0));
        }
        return Make(layout, input, filter, relations, sizes, symbolic, isTrue, isOwn: known is not null, number);
    }

    // The padding on both sides together.
    private int Ends(int axis, int padding) => DeclaredPadding(axis) is { } declared ? declared.Before + declared.After : 2 * padding;

    // Whether the limits of sums give an array one extent on all axes: k for the rows and for the columns.
    private static bool IsSquare(SizeSearch sizes, Role role)
    {
        var extents = sizes.Limits.Where(limit => limit.Role == role).Select(limit => (limit.Position, Extent: limit.Last))
            .Concat(sizes.Shapes.Where(shape => shape.Role == role).Select(shape => (shape.Position, shape.Extent)))
                .Where(pair => pair.Position.Kind == AxisKind.Spatial)
            .GroupBy(pair => pair.Position, pair => pair.Extent).Select(group => group.ToHashSet()).ToList();
        return extents.Count > 1 && extents.Skip(1).Any(extents[0].Overlaps);
    }

    // Stride, dilation and padding of an axis: declared, fitted, or read from an index sum, where names get numbers.
    private AxisSetting Numbers(AxisFit? fit, SymbolicRelation? symbolic, int axis, int plan, int extent, bool isTrue)
    {
        var relation = symbolic?.Axes[Math.Min(axis, symbolic.Axes.Length - 1)];
        int stride = At(_declared.Stride, axis) ?? fit?.Stride
            ?? Number(relation?.Stride, Strides[(plan + First(one => one.Stride)) % Strides.Length]);
        int dilation = At(_declared.Dilation, axis) ?? fit?.Dilation
            ?? Number(relation?.Dilation, 1 + (plan + First(one => one.Dilation) + 1) % 2);
        int padding = fit?.Padding ?? 0;
        if (fit is null && relation is not null)
        {
            // In the author's base b: x = s·y + d·f + c means −p = c + (s + d − 1)·b; backwards −p + d(K − 1) = c + (s − d − 1)·b.
            if (relation.Offset.Substitute(name => name == relation.Stride.ToString() ? stride : name == relation.Dilation.ToString()
                ? dilation : (IndexExpression?)null).Constant is { } offset)
            {
                long shift = relation.IsFlipped ? (long)dilation * (extent - 1) - offset - (stride - dilation - 1) * _base
                    : -(offset + (stride + dilation - 1) * _base);

                // Nobody crops by a formula: what would do so is off by one.
                padding = (int)Math.Clamp(shift, 0, MostExtent);
            }
            else if (!relation.IsFlipped)
            {
                padding = plan == 0 ? 1 : First(one => one.Offset);
            }
        }

        // A name is the same number on every axis: that of the first.
        int First(Func<SymbolicAxis, IndexExpression> part) => symbolic is null
            || relation is null ? axis : Array.FindIndex(symbolic.Axes, other => part(other) == part(relation));
        return new(stride, dilation, DeclaredPadding(axis)?.Before ?? padding);
    }

    // p = 0, s = 1: of the layer of the examples.
    private SymbolicAxis AsSaid(SymbolicAxis axis)
    {
        IndexExpression? Said(string name) =>
            _equalities.Where(equality => equality.Right.Form is NumberForm { Value.IsInteger: true }
                && IndexReader.NameOf(equality.Left.Node) == name)
            .Select(equality => ((NumberForm)equality.Right.Form).Value).Distinct().Take(2).ToList() is [var only] && only.Numerator >= 0
                && only.Numerator <= MostExtent ? (long)only.Numerator : null;
        return axis with
        {
            Stride = axis.Stride.Substitute(Said),
            Dilation = axis.Dilation.Substitute(Said),
            Offset = axis.Offset.Substitute(Said)
        };
    }

    private static int Number(IndexExpression? value, int other) => value switch
    {
        null => 1,
        { Constant: { } number } => (int)Math.Clamp(number, 1, MostExtent),
        _ => other,
    };

    private bool IsLettered(ArrayLayout layout, AxisKind kind) => _forms.References.Any(reference =>
        layout.PositionsOf(RoleOf(reference)) is var positions && positions.Length == reference.Indices.Count
        && reference.Indices.Where((index, k) => positions[k].Kind == kind && index.Variable is not null).Any());

    private Sample? Make(
        ArrayLayout layout,
        int[] input,
        int[] filter,
        AxisSetting[] relations,
        SizeSearch sizes,
        SymbolicRelation? symbolic,
        bool isTrue,
        bool isOwn,
        int plan)
    {
        if (input.Concat(filter).Any(extent => extent > MostExtent))
            return null;
        int? Count(AxisKind kind) =>
            new[] { Role.Input, Role.Filter, Role.Output }.Max(role => sizes.Stated(role, new(kind)) ?? Seen(role, kind));

        // The first of them alone does not say that there is one, where a letter counts them.
        int? Seen(Role role, AxisKind kind) =>
            sizes.Seen(role, new(kind)) is { } seen && !(seen == 1 && IsLettered(layout, kind)) ? seen : null;
        int channels = !layout.Has(AxisKind.Channel) ? 1 : isOwn ? _declared.Channels ?? Count(AxisKind.Channel) ?? 2 : 2;
        int filters = !layout.Has(AxisKind.Filter) ? 1 : isOwn ? _declared.Filters ?? Count(AxisKind.Filter) ?? 3 : 3 - plan % 2;
        int groups = _declared.Groups ?? 1;
        if (layout.IsDepthwise)
        {
            groups = channels = filters = Math.Max(channels, filters);
        }
        else if (isOwn && _declared.Groups is null && _declared.Channels is null
            && (sizes.Stated(Role.Filter, new(AxisKind.Channel)) ?? sizes.Seen(Role.Filter, new(AxisKind.Channel))) is { } ofOne
                && channels % ofOne == 0 && filters % (channels / ofOne) == 0)
        {
            // A filter sees the channels of its group only.
            groups = channels / ofOne;
        }
        int batch = !layout.Has(AxisKind.Image) ? 1 : isOwn ? _declared.Batch ?? Count(AxisKind.Image) ?? 2 : 2;
        Layer layer;
        try
        {
            layer = new Layer(Layers.Geometry.Of(new LayerOptions
            {
                Input = PerAxis.Create(input),
                Filter = PerAxis.Create(filter),
                Stride = PerAxis.Create([.. relations.Select(relation => relation.Stride)]),
                Dilation = PerAxis.Create([.. relations.Select(relation => relation.Dilation)]),
                Padding = _declared.Padding is { } declared && isOwn ? declared
                    : Padding.Create([.. relations.Select((relation, axis) => DeclaredPadding(axis) ?? (AxisPadding)relation.Padding)]),
                Channels = channels,
                Filters = filters,
                Batch = batch,
                Groups = groups,
                IsTrueConvolution = isTrue,
            }));
        }
        catch (ConvSymbolicException)
        {
            return null;
        }
        if (layer.OutputShape.Count > 4096 || layer.InputShape.Count > 8192 || layer.FilterShape.Count > 4096)
            return null;
        return new Sample(layer, Sizes(layout, layer, relations, sizes, symbolic));
    }
}
