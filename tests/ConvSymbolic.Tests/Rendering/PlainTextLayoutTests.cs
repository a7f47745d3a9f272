using ConvSymbolic.Expressions;
using ConvSymbolic.Rendering;
using static ConvSymbolic.Tests.Rendering.Tree;

namespace ConvSymbolic.Tests.Rendering;

public class PlainTextLayoutTests
{
    private static IReadOnlyList<string> Lines(int columns, Expression expression) =>
        new PlainTextLayout(new PlainTextWriter(WritingStyle.Default), columns).Lines(expression);

    [Fact]
    public void Aligns_continued_lines_behind_the_relation() => Assert.Equal(
        ["O = X₁₁ + X₁₂ + X₁₃", "    + X₁₄ + X₁₅"],
        Lines(20, new Equation(O, Add([.. Enumerable.Range(0, 5).Select(k => At(X, 0, k))]))));

    [Fact]
    public void Keeps_every_line_within_the_columns() => Assert.All(
        Lines(100, new Equation(O, Add([.. Enumerable.Range(0, 200).Select(k => Times(GradientAt(k, k), At(X, k, k)))]))),
        line => Assert.InRange(line.Length, 1, 100));

    [Fact]
    public void Aligns_chains_and_matrices() => Assert.Equal(
        ["O = X", "  = ⎡ X₁₁  −2  ⎤", "    ⎣ X₂₁  X₂₂ ⎦"],
        Lines(100, new Equation(O, new Equation(X, Matrix(2, 2, (r, c) => (r, c) == (0, 1) ? N(-2) : At(X, r, c))))));
}
