using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>A document that has every kind of block and every kind of text.</summary>
internal static class DemoDocument
{
    private static readonly IndexExpression I = "i";
    private static readonly IndexExpression J = "j";

    public static Document Make()
    {
        var upstream = Matrix(2, 2, (r, c) => GradientAt(r, c));
        var convolution = new Application(Operator.Correlate, [X, G], []);
        var schema = new Summation([IndexRange.UpTo("i", 2), IndexRange.UpTo("j", 2)], Times(GradientAt(I, J), At(X, I + "u", J + "v")));
        var chain = new Summation([IndexRange.UpTo("i", 2), IndexRange.UpTo("j", 2)], Times(GradientAt(I, J), new Derivative(At(O, I, J), At(F, "u", "v"))));
        var entry = new Derivative(L, At(F, "u", "v"));
        return new Document("Backpropagation through a 3×3 input & a 2×2 filter",
        [
            new Section("The layer",
            [
                new Paragraph($"The input {X} has {9} entries, the filter {F} has {N(4)}. What arrives is {G}, the {new Strong("upstream gradient")}; names like {new Code("dO_1_1")} or 50% are text."),
                new SideBySide([
                    new Equation(X, Matrix(3, 3, (r, c) => At(X, r, c))),
                    new Equation(F, Matrix(2, 2, (r, c) => At(F, r, c))),
                    new Equation(O, Matrix(2, 2, (r, c) => At(O, r, c))),
                    new Equation(G, upstream),
                    new Equation(X, Matrix(3, 3, (r, c) => r == 1 || c == 1 ? new Omission(0) : At(X, r == 2 ? 223 : r, c == 2 ? 223 : c))),
                ]),
                new Display(new Equation(At(O, 0, 0), Output(0, 0)), new Equation(At(O, 0, 1), Output(0, 1))),
            ]),
            new Section("The gradient of the filter",
            [
                new Section("By the chain rule",
                [
                    new Display([
                        new DisplayLine(new Equation(entry, chain), "chain rule"),
                        new DisplayLine(new Equation(entry, schema), "the local derivative is one entry of the input"),
                    ]),
                    new Paragraph("In full, with a line that is far too long for the page:"),
                    new Display(new Equation(new Derivative(L, At(F, 0, 1)), LongSum(24)), new Equation(new Derivative(L, At(F, 1, 1)), Times(N(-1), new Symbol(Names.LearningRate), LongSum(13)))),
                ]),
                new Box("Theorem", "filter gradient",
                [
                    new Paragraph($"For every size, {entry} is an entry of"),
                    new Display(new Equation(new Derivative(L, F), convolution)),
                    new Paragraph($"which needs {N(2)} sums and no more."),
                ]),
                new ItemList(IsNumbered: true, [(Prose)"Expand the outputs.", Inline($"Differentiate by {At(F, 0, 1)}."), "Recognise the result."]),
                new ItemList(IsNumbered: false, [Inline($"The update is {new Equation(At(F, 0, 0), Add(At(F, 0, 0), Times(N(-1), new Symbol(Names.LearningRate), new Derivative(L, At(F, 0, 0)))))}."), "Braces {, }, a backslash \\ and an under_score."]),
            ]),
            new Section("The gradient of the input",
            [
                new Display(new Equation(new Derivative(L, X), new Equation(
                    new Application(Operator.Full, [new Application(Operator.Rot180, [F], []), G], []),
                    new Application(Operator.Full, [Matrix(2, 2, (r, c) => At(F, 1 - r, 1 - c)), upstream], [])))),
                new Display(new Equation(
                    new Derivative(L, X),
                    new Application(
                        Operator.Correlate,
                        [new Application(Operator.Stuff, [G], [new(ArgumentName.Stride, [2, 2])]), new Application(Operator.Rot180, [F], [])],
                        [new(ArgumentName.Dilation, [1, 2]), new(ArgumentName.Padding, [1, 0, 2, 2])]))),
                new Box("Remark", null, [new Paragraph("The filter turns because the sum runs against the position.")]),
            ]),
        ]);
    }

    private static Prose Inline(Prose prose) => prose;

    private static Sum Output(int i, int j) => Add([.. Enumerable.Range(0, 4).Select(k => Times(At(X, i + k / 2, j + k % 2), At(F, k / 2, k % 2)))]);

    private static Sum LongSum(int terms) => Add([.. Enumerable.Range(0, terms).Select(k => Times(GradientAt(k / 5, k % 5), At(X, k / 5, k % 5 + 1)))]);
}
