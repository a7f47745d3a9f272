using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Tests.Expressions;

/// <summary>One tree of every type of node, with an index and a child put wherever the node has room for them.</summary>
/// <param name="Make">The node over an index expression and a child; a node without room for one ignores it.</param>
/// <param name="TakesArrays">Whether its children are whole arrays and not entries.</param>
/// <param name="IsScalar">Whether it is a number at a size, so that it can be evaluated.</param>
internal sealed record NodeSample(Func<IndexExpression, Expression, Expression> Make, bool TakesArrays = false, bool IsScalar = true)
{
    /// <summary>The node over the index and over X, or an entry of it at that index.</summary>
    public Expression OfInput(IndexExpression index) => Over(Names.Input, index);

    /// <summary>The same node over F.</summary>
    public Expression OfFilter(IndexExpression index) => Over(Names.Filter, index);

    /// <summary>The child that <see cref="OfFilter"/> has.</summary>
    public Expression FilterChild(IndexExpression index) => Child(Names.Filter, index);

    private Expression Over(string array, IndexExpression index) => Make(index, Child(array, index));

    private Expression Child(string array, IndexExpression index) => TakesArrays ? new Symbol(array) : new Element(new Symbol(array), [], [index, 0]);
}

/// <summary>The samples by the name of their type; a new type of node needs a line here.</summary>
internal static class NodeSamples
{
    private static readonly Element By = new(new Symbol(Names.Filter), [], [0, 0]);

    public static IReadOnlyDictionary<string, NodeSample> All { get; } = new Dictionary<string, NodeSample>
    {
        [nameof(Number)] = new((_, _) => new Number(3)),
        [nameof(IndexValue)] = new((index, _) => new IndexValue(index)),
        [nameof(Symbol)] = new((_, _) => new Symbol(Names.Loss), IsScalar: false),
        [nameof(Element)] = new((index, array) => new Element(array, [], [index, 1]), TakesArrays: true),
        [nameof(Sum)] = new((_, child) => new Sum([child, new Number(2)])),
        [nameof(Product)] = new((_, child) => new Product([new Number(2), child])),
        [nameof(Summation)] = new((index, child) => new Summation([new IndexRange("k", 0, index)], child)),
        [nameof(Bracket)] = new((index, _) => new Bracket([new IndexCondition(index, 1)])),
        [nameof(Derivative)] = new((_, child) => new Derivative(child, By)),
        [nameof(Matrix)] = new((_, child) => new Matrix(1, 2, [child, new Number(0)]), IsScalar: false),
        [nameof(Application)] = new(
            (index, array) => new Application(Operator.Stuff, [array], [new Argument(ArgumentName.Stride, [index, 2])]), TakesArrays: true, IsScalar: false),
        [nameof(Equation)] = new((index, child) => new Equation(new IndexValue(index), child), IsScalar: false),
        [nameof(Omission)] = new((_, _) => new Omission(3), IsScalar: false),
    };
}
