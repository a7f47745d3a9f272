using System.Reflection;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Tests.Expressions;

/// <summary>
/// The tree is closed and every operation knows every type of node. The compiler can't check the latter (a switch over types needs a
/// default), so here each type that the assembly has is given to each operation.
/// </summary>
public class ClosedTreeTests
{
    private const string Index = "i";

    private static readonly Type[] NodeTypes = [.. typeof(Expression).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Expression)))];

    public static TheoryData<string> Types => [.. NodeTypes.Select(type => type.Name)];

    [Fact]
    public void Nobody_else_can_add_a_node()
    {
        Assert.All(NodeTypes, type => Assert.True(type.IsSealed, $"{type.Name} is not sealed"));
        Assert.All(
            typeof(Expression).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            constructor => Assert.True(constructor.IsFamilyAndAssembly || IsCopy(constructor), "a constructor of Expression lets other assemblies in"));
    }

    [Fact]
    public void Every_type_of_node_has_a_sample_of_that_type()
    {
        Assert.Equal(NodeTypes.Select(type => type.Name).Order(), NodeSamples.All.Keys.Order());
        Assert.All(NodeSamples.All, sample => Assert.Equal(sample.Key, sample.Value.OfInput(Index).GetType().Name));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Equality_is_by_value(string type)
    {
        Assert.Equal(NodeSamples.All[type].OfInput(Index), NodeSamples.All[type].OfInput(Index));
        Assert.Equal(NodeSamples.All[type].OfInput(Index).GetHashCode(), NodeSamples.All[type].OfInput(Index).GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_sample_fills_every_place_for_a_child(string type)
    {
        var sample = NodeSamples.All[type];
        bool hasChildren = NodeTypes.Single(node => node.Name == type).GetProperties()
            .Any(property => property.PropertyType == typeof(Expression) || property.PropertyType == typeof(EquatableArray<Expression>));
        Assert.Equal(hasChildren, !sample.OfInput(Index).Equals(sample.OfFilter(Index)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void MapChildren_reaches_the_children(string type)
    {
        var sample = NodeSamples.All[type];
        var input = sample.OfInput(Index);
        Assert.Equal(input, input.MapChildren(child => child));
        Assert.Equal(
            sample.OfFilter(Index),
            input.MapChildren(child => child is Symbol { Name: Names.Input } or Element { Array: Symbol { Name: Names.Input } } ? sample.FilterChild(Index) : child));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Substitute_reaches_the_indices(string type) =>
        Assert.Equal(NodeSamples.All[type].OfInput(1), NodeSamples.All[type].OfInput(Index).Substitute(Index, 1));

    [Theory]
    [MemberData(nameof(Types))]
    public void Rebase_keeps_the_node_and_shifts_its_children(string type)
    {
        var node = NodeSamples.All[type].OfInput(Index);
        Assert.Equal(node, Rebase.To(0, node));
        Assert.Equal(type, Rebase.To(1, node).GetType().Name);
        Assert.Equal(ChildrenOf(node).Select(child => Rebase.To(1, child)), ChildrenOf(Rebase.To(1, node)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_writers_write_the_node_and_its_children(string type)
    {
        var sample = NodeSamples.All[type];
        bool differ = !sample.OfInput(Index).Equals(sample.OfFilter(Index));
        foreach (var write in new Func<Expression, string>[] { new LatexWriter(WritingStyle.Default).Write, new PlainTextWriter(WritingStyle.Default).Write })
        {
            Assert.NotEmpty(write(sample.OfInput(Index)));
            Assert.Equal(differ, write(sample.OfInput(Index)) != write(sample.OfFilter(Index)));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_evaluator_gives_a_polynomial_or_says_that_there_is_none(string type)
    {
        var evaluator = new ExpressionEvaluator(new DerivationValues(Convolution.Create([3, 3], [2, 2]).Derive()));
        var node = NodeSamples.All[type].OfInput(Index);
        var indices = new Dictionary<string, long> { [Index] = 1 };
        if (NodeSamples.All[type].IsScalar)
            Assert.NotNull(evaluator.Evaluate(node, indices));
        else
            Assert.Equal("expression.no-scalar", Assert.Throws<ConvSymbolicException>(() => evaluator.Evaluate(node, indices)).Diagnostic.Code);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Writing_out_a_node_keeps_its_value(string type)
    {
        var values = new DerivationValues(Convolution.Create([3, 3], [2, 2]).Derive());
        var node = NodeSamples.All[type].OfInput(Index);
        var indices = new Dictionary<string, long> { [Index] = 1 };
        var written = new Instantiation(values).Of(node, indices);
        Assert.Equal(written, written.Substitute(Index, 2));
        if (NodeSamples.All[type].IsScalar)
            Assert.Equal(new ExpressionEvaluator(values).Evaluate(node, indices), new ExpressionEvaluator(values).Evaluate(written, new Dictionary<string, long>()));
    }

    private static List<Expression> ChildrenOf(Expression expression)
    {
        var children = new List<Expression>();
        expression.MapChildren(child =>
        {
            children.Add(child);
            return child;
        });
        return children;
    }

    // Every record has one, protected; it makes no node from nothing.
    private static bool IsCopy(ConstructorInfo constructor) => constructor.GetParameters() is [{ ParameterType: var type }] && type == typeof(Expression);
}
