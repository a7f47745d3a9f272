using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>Short names for the trees that the tests of this folder write.</summary>
internal static class Tree
{
    public static readonly Symbol X = new(Names.Input);
    public static readonly Symbol F = new(Names.Filter);
    public static readonly Symbol O = new(Names.Output);
    public static readonly Symbol L = new(Names.Loss);

    public static Expression G => new Derivative(L, O);

    public static Number N(long value) => new(value);

    public static Element At(Expression array, params IndexExpression[] subscript) => new(array, [], [.. subscript]);

    public static Element At(Expression array, IndexExpression[] superscript, params IndexExpression[] subscript) =>
        new(array, [.. superscript], [.. subscript]);

    public static Derivative GradientAt(params IndexExpression[] subscript) => new(L, At(O, subscript));

    public static Sum Add(params Expression[] terms) => new([.. terms]);

    public static Product Times(params Expression[] factors) => new([.. factors]);

    public static Matrix Matrix(int rows, int columns, Func<int, int, Expression> cell) =>
        new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(k => cell(k / columns, k % columns))]);
}
