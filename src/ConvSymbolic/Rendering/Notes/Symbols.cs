using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering.Notes;

/// <summary>The arrays as they are named in running text.</summary>
internal static class Symbols
{
    public static readonly Expression Input = new Symbol(Names.Input);

    public static readonly Expression Filter = new Symbol(Names.Filter);

    public static readonly Expression Output = new Symbol(Names.Output);

    public static readonly Expression Bias = new Symbol(Names.Bias);

    public static readonly Expression Rate = new Symbol(Names.LearningRate);

    public static readonly Expression Upstream = new Derivative(LayerSymbols.Loss, Output);

    /// <summary>The array of an entry; where it has images or channels, its plane.</summary>
    public static Expression Plane(Expression entry) => entry is Element { Superscript.Count: > 0 } element ? element with { Subscript = [] } : ((Element)entry).Array;

    /// <summary>∂L/∂ of a whole array.</summary>
    public static Expression Gradient(Expression array) => new Derivative(LayerSymbols.Loss, array);
}
