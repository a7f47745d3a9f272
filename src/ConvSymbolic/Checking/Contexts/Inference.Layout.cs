using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Contexts;

// What the positions of indices count: images, channels, filters and entries along axes.
internal sealed partial class Inference
{
    // X^{(c)}_{11} F^{(c)}_{11} in O^{(c)}_{11}: one channel in all three, and several of them.
    private bool IsDepthwise()
    {
        var arranged = _facts.SelectMany(fact => fact.IsNumeric ? fact.Products.Select(product => Arrange(fact, product)) : []).OfType<(RefForm Input, RefForm Filter, RefForm Output)>().ToList();
        long? First(RefForm reference) => reference.Indices.Count is 2 or 3 or 4 ? reference.Indices[0].Value.Constant : null;
        return arranged.Count > 0 && arranged.All(three => First(three.Input) is { } channel && First(three.Filter) == channel && First(three.Output) == channel)
            && arranged.Select(three => First(three.Input)).Distinct().Skip(1).Any();
    }

    private ArrayLayout LayoutByCounts()
    {
        if (_facts.Count > 0 && IsDepthwise())
            return ArrayLayout.Depthwise(_facts[0].Target.Indices.Count - 1);
        int Count(Func<Role?, bool> isWanted) => _forms.References
            .Where(reference => reference.Indices.Count > 0 && isWanted(RoleOf(reference)))
            .GroupBy(reference => reference.Indices.Count).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? 0;
        int input = Count(IsInput), filter = Count(IsFilter), output = Count(IsOutput);
        if (_declared.Axes is { } axes && LayoutOfDeclared(axes, input, filter, output) is { } fixedLayout && HasPlaces(fixedLayout))
            return fixedLayout;
        if (!_declared.IsOfClaim && _facts.Count > 0 && Arrange(_facts[0], _facts[0].Products[0]) is var (x, f, y) && ArrayLayout.Of(x.Indices.Count, f.Indices.Count, y.Indices.Count) is { } own)
        {
            // x_{ijc} w_{ijc}: what has the same index in both counts channels.
            var products = _facts.Where(fact => fact.IsNumeric).SelectMany(fact => fact.Products.Select(product => Arrange(fact, product))).OfType<(RefForm Input, RefForm Filter, RefForm Output)>().ToList();
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

    private static bool IsInput(Role? role) => role is Role.Input or Role.InputGradient;

    private static bool IsFilter(Role? role) => role is Role.Filter or Role.FilterGradient;

    private static bool IsOutput(Role? role) => role is Role.Output or Role.Upstream;

    // X^{(n)} is a plane of a layout with images; X_i has too few indices for it.
    private bool HasPlaces(ArrayLayout layout)
    {
        return Has(IsInput, layout.Input) && Has(IsFilter, layout.Filter) && Has(IsOutput, layout.Output);

        bool Has(Func<Role?, bool> isWanted, AxisPosition[] positions) => _forms.References
            .Where(reference => reference.IndexRange.Length > 0 && reference.Indices.Count > 0 && isWanted(RoleOf(reference)))
            .GroupBy(reference => reference.Indices.Count).MaxBy(group => group.Count()) is not { Key: var count } || count >= positions.Length;
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
        var products = _facts.Where(fact => fact.IsNumeric).SelectMany(fact => fact.Products.Select(product => Arrange(fact, product))).OfType<(RefForm Input, RefForm Filter, RefForm Output)>()
            .Where(product => product.Input.Indices.Count == own.Input.Length && product.Filter.Indices.Count == own.Filter.Length && product.Output.Indices.Count == own.Output.Length).ToList();
        var last = own.ChannelsLast();
        return last.HasAtMost(products, channels, filters)
            && products.Sum(last.Agreement) + last.Channels(products) > products.Sum(own.Agreement) + own.Channels(products) ? last : own;
    }
}
