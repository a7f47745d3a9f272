namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>The arrays of one layer and the gradients of the loss by them.</summary>
public enum Quantity
{
    Input,
    Filter,
    Output,
    Bias,
    InputGradient,
    FilterGradient,
    OutputGradient,
    BiasGradient,
}

/// <summary>What can stand on one side of an equation.</summary>
public abstract record Node;

public sealed record Number(long Value) : Node;

/// <summary>One entry; the indices are those of the document.</summary>
public sealed record Entry(Quantity Of, IReadOnlyList<Place> At) : Node;

/// <summary>The derivative of one output by one entry.</summary>
public sealed record Local(Entry Above, Entry Below) : Node;

public sealed record Product(IReadOnlyList<Node> Factors) : Node;

public sealed record Addition(IReadOnlyList<(int Sign, Node Term)> Terms) : Node;

/// <summary>A letter that is summed over; without limits over all for which the entries exist.</summary>
public sealed record Letter(string Name, Place? From, Place? To);

public sealed record Summation(IReadOnlyList<Letter> Letters, Node Body) : Node;

/// <summary>A whole array by its name.</summary>
public sealed record Whole(Quantity Of) : Node;

/// <summary>An operator on whole arrays: conv, full, rot180, dilate, pad.</summary>
public sealed record Applied(string Operator, IReadOnlyList<Node> Arguments, int Setting = 0) : Node;

/// <summary>A matrix that is written out.</summary>
public sealed record Table(int Rows, int Columns, IReadOnlyList<Node> Cells) : Node;

public static class Nodes
{
    public static IEnumerable<Node> All(this Node node) => node.Children().SelectMany(All).Prepend(node);

    public static IReadOnlyList<Node> Children(this Node node) => node switch
    {
        Local local => [local.Above, local.Below],
        Product product => product.Factors,
        Addition addition => [.. addition.Terms.Select(term => term.Term)],
        Summation sum => [sum.Body],
        Applied applied => applied.Arguments,
        Table table => table.Cells,
        _ => [],
    };

    /// <summary>The tree with one of its nodes, told by identity, in another's place.</summary>
    public static Node Replace(this Node node, Node old, Node by)
    {
        if (ReferenceEquals(node, old))
            return by;
        return node switch
        {
            Local local when local.Above.Replace(old, by) is Entry above && local.Below.Replace(old, by) is Entry below =>
                new Local(above, below),
            Product product => new Product([.. product.Factors.Select(factor => factor.Replace(old, by))]),
            Addition addition => new Addition([.. addition.Terms.Select(term => (term.Sign, term.Term.Replace(old, by)))]),
            Summation sum => sum with { Body = sum.Body.Replace(old, by) },
            Applied applied => applied with { Arguments = [.. applied.Arguments.Select(argument => argument.Replace(old, by))] },
            Table table => table with { Cells = [.. table.Cells.Select(cell => cell.Replace(old, by))] },
            _ => node,
        };
    }

    public static bool IsGradient(this Quantity quantity) => quantity >= Quantity.InputGradient;

    public static Quantity Gradient(this Quantity quantity) => quantity.IsGradient() ? quantity : quantity + 4;

    public static Quantity Array(this Quantity quantity) => quantity.IsGradient() ? quantity - 4 : quantity;
}
