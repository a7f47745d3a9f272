using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Latex;

/// <summary>The range of a node holds the text of that node: read by itself, it gives the node again.</summary>
public class RangeTests
{
    public static TheoryData<string> Samples =>
    [
        @"\frac{\partial L}{\partial F_{12}} = \frac{\partial {L}}{\partial{G_{11}}} \times X_{12} + \partial L/\partial O_{12} \cdot {X}_{13} - dL/dX_{1}",
        @"Z_{i,j}^{l} = \sum_{m=0}^{K-1} \sum\limits_{n} W^{l-1}_{m, n} a(s \cdot i + m - p, j+n) + b'_k",
        @"\left( \begin{array}{cc} 0 & g_{11} \\ -1 & \end{array} \right) * \begin{bmatrix} w_{22}, & w_{21} \end{bmatrix} \stackrel{\text{full}}{=} \text{Full}(180^\circ, {W^{2}}^T)",
        @"H' = \left\lfloor \frac{H + 2 p - d (K - 1) - 1}{s} \right\rfloor + 1, \quad |x| = 2/3",
        @"\mathbf{\text{conv}(X,\ \frac{\partial L}{\partial O}^{pad})} = \underbrace{\hat{W} \odot \mathcal{L}}_{\text{known}} + x^{\prime}",
        @"d{W_{11}} = \begin{cases} a & i \in [0, H) \\ 0 & \text{otherwise} \end{cases} \to (a, b] + \ldots",
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_text_of_a_node_reads_as_that_node(string latex)
    {
        var rows = LatexParser.Parse(latex);
        Assert.All(rows, row => Assert.Null(row.Problem));
        foreach (var node in rows.SelectMany(row => NodeText.All(row.Statement)))
        {
            // In parentheses everything may stand that may stand anywhere.
            string text = node.Range.Of(latex);
            var again = Assert.Single(LatexParser.Parse($"( {text} )"));
            Assert.True(again.Problem is null, $"{text}: {again.Problem?.Message}");
            string inner = again.Statement!.Sides[0] is GroupNode group ? NodeText.Of(group.Inner) : NodeText.Of(Assert.IsType<MatrixNode>(again.Statement.Sides[0]) with { Open = "", Close = "" });
            Assert.Equal(NodeText.Of(node), inner);
        }
    }

    [Fact]
    public void Braces_that_only_group_are_outside_and_those_of_a_differential_inside()
    {
        const string Latex = @"{X_{11}} \partial{Y}";
        var product = Assert.IsType<ProductNode>(LatexParser.Parse(Latex)[0].Statement!.Sides[0]);
        Assert.Equal(["X_{11}", @"\partial{Y}"], product.Factors.Select(factor => factor.Factor.Range.Of(Latex)));
        Assert.Equal(Latex, product.Range.Of(Latex));
    }

    [Fact]
    public void Equal_texts_at_one_place_are_equal_nodes() =>
        Assert.Equal(LatexParser.Parse(@"\frac{a}{b} = \begin{pmatrix} a & \\ 0 & 1 \end{pmatrix}"), LatexParser.Parse(@"\frac{a}{b} = \begin{pmatrix} a & \\ 0 & 1 \end{pmatrix}"));
}
