using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Verification;

/// <summary>
/// A formula for all sizes at a layer: every size becomes its number, every letter of a position a letter an axis, and indices of images, channels and filters of which
/// there is one are left out.
/// </summary>
internal sealed class GeneralInstance(Layer layer)
{
    private static readonly Dictionary<char, string> Letters = new() { ['i'] = "ijk", ['u'] = "uvt", ['m'] = "mqr" };

    private readonly LayerSizes _sizes = LayerSizes.Of(layer);

    public Expression Of(Expression general)
    {
        switch (general)
        {
            case Element { Array: Symbol { Name: Names.Bias } } bias:
                return bias with { Subscript = bias.Subscript.Map(Number) };
            case Element element:
                return element with
                {
                    Array = Of(element.Array),
                    Superscript = Planes(element),
                    Subscript = [.. element.Subscript.SelectMany(PerAxis)],
                };
            case Bracket bracket:
                return new Bracket([.. bracket.Conditions.SelectMany(condition => IsPosition(condition.Left) || IsPosition(condition.Right)
                    ? PerAxis(condition.Left).Zip(PerAxis(condition.Right), (left, right) => new IndexCondition(left, right))
                    : [new IndexCondition(Number(condition.Left), Number(condition.Right))])]);
            case Summation sum:
                return new Summation([.. sum.Ranges.SelectMany(Ranges)], Of(sum.Body));
            case Application application:
                return new Application(application.Operator, application.Operands.Map(Of), application.Arguments.Map(argument => argument with
                {
                    Values = [.. Enumerable.Range(0, layer.Axes).SelectMany(axis => argument.Values.Select(value => At(value, axis)))],
                }));
            default:
                return general.MapChildren(Of);
        }
    }

    private IEnumerable<IndexRange> Ranges(IndexRange range) => Letters.ContainsKey(range.Name[0])
        ? Enumerable.Range(0, layer.Axes).Select(axis => new IndexRange(Letter(range.Name, axis), At(range.First, axis), At(range.Last, axis)))
        : [new IndexRange(range.Name, Number(range.First), Number(range.Last))];

    private EquatableArray<IndexExpression> Planes(Element element)
    {
        var array = element.Array;
        while (array is Application application)
            array = application.Operands[0];
        string name = array switch { Symbol symbol => symbol.Name, Derivative { By: Symbol by } => by.Name, _ => "" };
        var shape = name switch { Names.Input => layer.InputShape, Names.Filter => layer.FilterShape, _ => layer.OutputShape };
        return [.. element.Superscript.Where((_, plane) => shape[plane] > 1).Select(Number)];
    }

    private IEnumerable<IndexExpression> PerAxis(IndexExpression index) => Enumerable.Range(0, layer.Axes).Select(axis => At(index, axis));

    private static bool IsPosition(IndexExpression index) => index.Names.Any(name => Letters.ContainsKey(name[0]));

    private IndexExpression Number(IndexExpression index) => At(index, 0);

    private IndexExpression At(IndexExpression index, int axis) => index.Substitute(name => name switch
    {
        "H" => _sizes.Input[axis],
        "K" => _sizes.Filter[axis],
        "H'" => _sizes.Output[axis],
        "s" => _sizes.Stride[axis],
        "d" => _sizes.Dilation[axis],
        "p" => _sizes.PaddingBefore[axis],
        "p⁺" => _sizes.PaddingAfter[axis],
        "t⁺" => _sizes.OutputPadding[axis],
        "N" => _sizes.Batch,
        "g" => _sizes.Groups,
        "C/g" => _sizes.ChannelsPerGroup,
        "O/g" => _sizes.FiltersPerGroup,
        _ when Letters.ContainsKey(name[0]) => Letter(name, axis),
        _ => null,
    });

    private static string Letter(string name, int axis) => Letters[name[0]][axis] + name[1..];
}
