using ConvSymbolic.Diagnostics;
using ConvSymbolic.Sums;

namespace ConvSymbolic.Tests.Sums;

public class NormalFormTests
{
    [Theory]
    [InlineData("Y_i = A_i", 1)]
    [InlineData("Y_i = (A_i + B_i) (A_i - 2 B_i)", 4)]
    [InlineData(@"Y_i = \sum_u (A_{i} + B_u) C_u", 2)]
    [InlineData(@"Y_i = 3 (A_i + \sum_u B_u (C_u + A_i))", 3)]
    public void Products_are_multiplied_out(string formula, int terms) =>
        Assert.Equal(terms, NormalForm.Of(BodyOf(formula)).Count);

    [Fact]
    public void Too_many_terms_are_refused_before_they_are_made()
    {
        string factor = "(A_i + B_i)";
        var error = Assert.Throws<ConvSymbolicException>(() => NormalForm.Of(BodyOf("Y_i = " + string.Concat(Enumerable.Repeat(factor, 14)))));
        Assert.Contains("16,384 sums", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_conditions_gather()
    {
        var term = Assert.Single(NormalForm.Of(BodyOf(@"Y_i = 2 \sum_u 3 [i = u] B_u [u = 1] A_i")));
        Assert.Equal(6, term.Coefficient);
        Assert.Equal(["B[u]", "A[i]"], term.Entries.Select(entry => entry.ToString()));
        Assert.Equal(["i = u", "u = 1"], term.Conditions.Select(condition => condition.ToString()));
    }

    private static ConvSymbolic.Expressions.Expression BodyOf(string formula) =>
        Formula.Parse(formula, string.Join(", ", "ABC".Where(name => formula.Contains($"{name}_", StringComparison.Ordinal)).Select(name => $"{name} 3"))).Definitions[0].Body;
}
