using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Contexts;

// What the positions of indices count: images, channels, filters and entries along axes.
internal sealed partial class Inference
{
    // X^{(c)}_{11} F^{(c)}_{11} in O^{(c)}_{11}: one channel in all three, and several of them.
    private bool IsDepthwise()
    {
        var arranged = NumericProducts;
        long? First(RefForm reference) => reference.Indices.Count is 2 or 3 or 4 ? reference.Indices[0].Value.Constant : null;
        return arranged.Count > 0 && arranged.All(three => First(three.Input) is { } channel && First(three.Filter) == channel && First(three.Output) == channel)
            && arranged.Select(three => First(three.Input)).Distinct().Skip(1).Any();
    }

    private ArrayLayout LayoutByCounts()
    {
        if (_facts.Count > 0 && IsDepthwise())
            return ArrayLayout.Depthwise(_facts[0].Target.Indices.Count - 1);
        int input = UsualCount(IsInput), filter = UsualCount(IsFilter), output = UsualCount(IsOutput);
        if (_declared.Axes is { } axes && LayoutOfDeclared(axes, input, filter, output) is { } fixedLayout && HasPlaces(fixedLayout))
            return fixedLayout;
        if (!_declared.IsOfClaim && _facts.Count > 0 && Arrange(_facts[0], _facts[0].Products[0]) is var (x, f, y) && ArrayLayout.Of(x.Indices.Count, f.Indices.Count, y.Indices.Count) is { } own)
        {
            // x_{ijc} w_{ijc}: what has the same index in both counts channels.
            var products = NumericProducts;
            var last = own.ChannelsLast();
            return products.Sum(last.Agreement) + last.Channels(products) > products.Sum(own.Agreement) + own.Channels(products) ? last : own;
        }
        if (_declared.Layers is [var layer, ..])
            return ArrayLayout.Of(layer, input, filter, output) is { } named && HasPlaces(named) ? named : ArrayLayout.Plain(layer.Axes);
        int[] known = [.. new[] { input, filter, output }.Where(count => count > 0)];
        if (known.Length == 0)
            return ArrayLayout.Plain(_declared.InputExtents?.Length ?? 2);
        return ArrayLayout.Of(input == 0 ? known[0] : input, filter == 0 ? known[0] : filter, output == 0 ? known[^1] : output) ?? ArrayLayout.Plain(Math.Min(3, known.Min()));
    }

    private List<(RefForm Input, RefForm Filter, RefForm Output)>? _products;

    // The entries that meet in products of entries.
    private List<(RefForm Input, RefForm Filter, RefForm Output)> NumericProducts => _products ??= [.. _facts.Where(fact => fact.IsNumeric)
        .SelectMany(fact => fact.Products.Select(product => Arrange(fact, product))).OfType<(RefForm, RefForm, RefForm)>()];

    // How many indices an array has most often; 0 where it has none.
    private int UsualCount(Func<Role?, bool> isWanted, Func<RefForm, bool>? isMeant = null)
    {
        var counts = new Dictionary<int, int>();
        var order = new List<int>();
        foreach (var reference in _forms.References)
        {
            int indices = reference.Indices.Count;
            if (indices == 0 || isMeant?.Invoke(reference) == false || !isWanted(RoleOf(reference)))
                continue;
            if (!counts.TryGetValue(indices, out int count))
                order.Add(indices);
            counts[indices] = count + 1;
        }

        // Of two as usual ones, that which is written first.
        return order.Count == 0 ? 0 : order.MaxBy(indices => counts[indices]);
    }

    private static bool IsInput(Role? role) => role is Role.Input or Role.InputGradient;

    private static bool IsFilter(Role? role) => role is Role.Filter or Role.FilterGradient;

    private static bool IsOutput(Role? role) => role is Role.Output or Role.Upstream;

    // X^{(n)} is a plane of a layout with images; X_i has too few indices for it.
    private bool HasPlaces(ArrayLayout layout)
    {
        return Has(IsInput, layout.Input) && Has(IsFilter, layout.Filter) && Has(IsOutput, layout.Output);

        bool Has(Func<Role?, bool> isWanted, AxisPosition[] positions) =>
            UsualCount(isWanted, reference => reference.IndexRange.Length > 0) is var count && (count == 0 || count >= positions.Length);
    }

    // The layout of a layer whose axes are declared; null where the numbers of indices don't go with it.
    private ArrayLayout? LayoutOfDeclared(int axes, int input, int filter, int output)
    {
        if ((_declared.Batch ?? _declared.Channels ?? _declared.Filters ?? _declared.Groups) is null)
        {
            int most = Math.Max(input, Math.Max(filter, output));
            return ArrayLayout.Of(input == 0 ? most : input, filter == 0 ? most : filter, output == 0 ? most : output, axes);
        }
        int images = _declared.Batch ?? 1, channels = _declared.Channels ?? 1, filters = _declared.Filters ?? 1;
        if (ArrayLayout.Of(axes, (input, images, channels), (filter, filters, channels / (_declared.Groups ?? 1)), (output, images, filters)) is not { } own)
            return null;
        var products = NumericProducts
            .Where(product => product.Input.Indices.Count == own.Input.Length && product.Filter.Indices.Count == own.Filter.Length && product.Output.Indices.Count == own.Output.Length).ToList();
        var last = own.ChannelsLast();
        return last.HasAtMost(products, channels, filters)
            && products.Sum(last.Agreement) + last.Channels(products) > products.Sum(own.Agreement) + own.Channels(products) ? last : own;
    }
}
