using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Contexts;

// The relation of indices in an index sum.
internal sealed partial class Inference
{
    private SymbolicRelation? Relate(Fact fact)
    {
        if (fact.Products.Count != 1 || Arrange(fact, fact.Products[0]) is not { } arrays)
            return null;

        // The windows of a transposed layer slide over its output.
        bool isTransposed = _declared.Layers is [{ IsTransposed: true }, ..];
        if (isTransposed)
            (arrays.Input, arrays.Output) = (arrays.Output, arrays.Input);
        var (input, filter, output) = (Resolved(arrays.Input, fact), Resolved(arrays.Filter, fact), Resolved(arrays.Output, fact));
        var inputs = new AxisPosition[input.Count];
        var filters = new AxisPosition[filter.Count];
        var outputs = new AxisPosition[output.Count];
        bool[] knownInput = new bool[input.Count], knownFilter = new bool[filter.Count], knownOutput = new bool[output.Count];
        var axes = new List<SymbolicAxis>();
        for (int x = 0; x < input.Count; x++)
        {
            for (int f = 0; f < filter.Count && !knownInput[x]; f++)
            {
                for (int y = 0; y < output.Count && !knownInput[x]; y++)
                {
                    if (knownFilter[f] || knownOutput[y] || Relate(input[x], filter[f], output[y]) is not { } axis)
                        continue;
                    (inputs[x], filters[f], outputs[y]) = (new(AxisKind.Spatial, axes.Count), new(AxisKind.Spatial, axes.Count), new(AxisKind.Spatial, axes.Count));
                    knownInput[x] = knownFilter[f] = knownOutput[y] = true;
                    axes.Add(axis);
                }
            }
        }
        if (axes.Count is 0 or > 3)
            return null;

        // A channel in all three arrays is that of a depthwise convolution.
        for (int x = 0; x < input.Count; x++)
        {
            int f = filter.FindIndex(index => index.Variable is not null && index.Variable == input[x].Variable), y = output.FindIndex(index => index.Variable is not null && index.Variable == input[x].Variable);
            if (knownInput[x] || f < 0 || y < 0 || knownFilter[f] || knownOutput[y])
                continue;
            (inputs[x], filters[f], outputs[y]) = (new(AxisKind.Channel), new(AxisKind.Filter), new(AxisKind.Filter));
            knownInput[x] = knownFilter[f] = knownOutput[y] = true;
            break;
        }

        // What is left has the same variable in two of the arrays: channel in X and F, image in X and O, filter in F and O.
        if (!Match(input, knownInput, inputs, filter, knownFilter, filters, AxisKind.Channel)
            || !Match(input, knownInput, inputs, output, knownOutput, outputs, AxisKind.Image)
            || !Match(filter, knownFilter, filters, output, knownOutput, outputs, AxisKind.Filter))
            return null;
        if (knownInput.Contains(false) || knownFilter.Contains(false) || knownOutput.Contains(false))
            return null;
        return new SymbolicRelation(isTransposed ? new ArrayLayout(Swapped(outputs), Swapped(filters), Swapped(inputs)) : new ArrayLayout(inputs, filters, outputs), [.. axes]);
    }

    private static AxisPosition[] Swapped(AxisPosition[] positions) => [.. positions.Select(position => position.Kind switch
    {
        AxisKind.Channel => new AxisPosition(AxisKind.Filter),
        AxisKind.Filter => new AxisPosition(AxisKind.Channel),
        _ => position,
    })];

    // Indices with their definitions put in: h stands for s·p + d·r − p₀.
    private List<IndexForm> Resolved(RefForm reference, Fact fact) => [.. reference.Indices.Select(index =>
        index.Variable is { } name && !fact.Limits.Any(limit => limit.Name == name) && !fact.Target.Indices.Any(other => other.Variable == name) && _definitions.TryGetValue(name, out var value)
            ? index with { Value = value }
            : index)];

    private static SymbolicAxis? Relate(IndexForm input, IndexForm filter, IndexForm output)
    {
        if (filter.Variable is not { } f)
        {
            // f = x − s·y + c
            return filter.Divisor is null && input.Variable is { } place && output.Variable is { } window && place != window && SymbolicAxis.Coefficient(filter.Value, place) is { Constant: 1 }
                && SymbolicAxis.Coefficient(filter.Value, window) is { } step && step.Constant is not >= 0 && step != IndexExpression.Zero
                ? new SymbolicAxis(-step, 1, -filter.Value.Substitute(name => name == place || name == window ? IndexExpression.Zero : null), false) : null;
        }
        if (output.Variable is { } y && y != f && input.Divisor is null)
            return SymbolicAxis.Of(input.Value, y, f);
        if (input.Variable is { } x && x != f && SymbolicAxis.Coefficient(output.Value, x) is { Constant: 1 } && SymbolicAxis.Coefficient(output.Value, f) is { } coefficient && coefficient != IndexExpression.Zero)
        {
            // y = (x − d·f + c)/s
            var rest = output.Value.Substitute(name => name == x || name == f ? IndexExpression.Zero : null);
            bool isFlipped = coefficient.Terms is [{ Coefficient: > 0 }];
            return new SymbolicAxis(output.Divisor ?? 1, isFlipped ? coefficient : -coefficient, -rest, isFlipped);
        }
        return null;
    }

    private static bool Match(List<IndexForm> first, bool[] knownFirst, AxisPosition[] firsts, List<IndexForm> second, bool[] knownSecond, AxisPosition[] seconds, AxisKind kind)
    {
        int found = 0;
        for (int a = 0; a < first.Count; a++)
        {
            for (int b = 0; b < second.Count && !knownFirst[a]; b++)
            {
                if (knownSecond[b] || first[a].Variable is not { } name || second[b].Variable != name)
                    continue;
                (firsts[a], seconds[b]) = (new(kind), new(kind));
                knownFirst[a] = knownSecond[b] = true;
                found++;
            }
        }
        return found <= 1;
    }
}
