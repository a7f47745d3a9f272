using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Contexts;

// Which entry of a product is that of the input, of the filter, of the output.
internal sealed partial class Inference
{
    private IEnumerable<IndexTriple> NumericTriples(Fact fact, ArrayLayout layout)
    {
        if (!fact.IsNumeric)
            yield break;
        int axes = layout.Axes;
        var positions = ArrayLayout.Plain(axes).Input;
        foreach (var product in fact.Products)
        {
            if (Arrange(fact, product) is not { } arranged)
                continue;
            var (input, filter, output) = arranged;
            if (input.Indices.Count != layout.Input.Length || filter.Indices.Count != layout.Filter.Length || output.Indices.Count != layout.Output.Length)
                continue;
            for (int axis = 0; axis < axes; axis++)
            {
                var position = positions[axis];
                int At(RefForm reference, AxisPosition[] own) =>
                    (int)Math.Clamp(reference.Indices[Array.IndexOf(own, position)].Value.Constant!.Value - _base, -1000, 1000);
                yield return new(position, At(output, layout.Output), At(filter, layout.Filter), At(input, layout.Input));
            }
        }
    }

    // o_{ij} where it was O_{ij}
    private bool IsOutput(string key) => key == _output || Context.OtherCase(key) == _output;

    // The entries of the input, the filter and the output (or the gradient by it) in a product of a fact.
    private (RefForm Input, RefForm Filter, RefForm Output)? Arrange(Fact fact, FactProduct product)
    {
        if (!fact.IsGradient)
        {
            return !IsOutput(fact.Target.Key) ? null
                : product.Left.Key == _input && product.Right.Key == _filter ? (product.Left, product.Right, fact.Target)
                : product.Left.Key == _filter && product.Right.Key == _input ? (product.Right, product.Left, fact.Target) : null;
        }
        if (!IsOutput(product.Left.Key) && !product.Left.Key.StartsWith(FactReader.Unknown[0]))
            return null;
        bool isOfInput = fact.Target.Key == _input || (fact.Target.Key.StartsWith(FactReader.Unknown[0]) && product.Right.Key == _filter);
        return isOfInput && product.Right.Key == _filter ? (fact.Target, product.Right, product.Left)
            : fact.Target.Key == _filter && product.Right.Key == _input ? (product.Right, fact.Target, product.Left) : null;
    }
}
